internal import ReviewModel

/// Names of authors, short enough for a line.
enum AuthorNames {
    /// `A. Ramesh, M. Pavlov, G. Goh +5`: four names, or three and the number of the others;
    /// ` et al.` where the source itself cut the list.
    static func summary(_ paper: Paper) -> String {
        let authors = paper.authors
        let shown = authors.count > 4 ? 3 : authors.count
        var bytes: [UInt8] = []
        for (index, author) in authors.prefix(shown).enumerated() {
            if index > 0 { bytes += ", ".utf8 }
            let name = PlainText.line(author.name)
            if author.isGroup { bytes += name.utf8 } else { append(name, to: &bytes) }
        }
        let list = Author.shown(String(decoding: bytes, as: UTF8.self))
        if paper.authorsTruncated { return authors.isEmpty ? "" : "\(list) \(Paper.othersMark)" }
        return authors.count > shown ? "\(list) +\(authors.count - shown)" : list
    }

    /// `A. Ramesh` for `Aditya Ramesh`; names of groups and names in scripts without initials stay.
    static func abbreviated(_ name: String) -> String {
        var bytes: [UInt8] = []
        append(name, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ name: String, to bytes: inout [UInt8]) {
        var name = name
        let isSimple = name.withUTF8 { utf8 in
            guard let simple = SimpleName(utf8) else { return false }
            simple.appendAbbreviated(to: &bytes)
            return true
        }
        if !isSimple { bytes += abbreviatedByCharacters(name).utf8 }
    }

    /// The same for any letters.
    static func abbreviatedByCharacters(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard words.count > 1, words.allSatisfy({ hasInitial($0) && !groups.contains(String($0)) })
        else { return name }
        let surname = words.lastIndex { !suffixes.contains(String($0)) } ?? words.count - 1
        let given = words[..<surname]
        let particles = given.reversed().prefix { $0.first?.isLowercase == true }.count
        let initials = given.dropLast(particles).map(initial) + given.suffix(particles).map(String.init)
        return (initials + words[surname...].map(String.init)).joined(separator: " ")
    }

    private static let groups = Set(PersonIdentity.groupWords)
    private static let suffixes = Set(PersonIdentity.suffixes)

    /// `J.-B.` for `Jean-Baptiste`; initials stay.
    private static func initial(_ name: Substring) -> String {
        if name.contains(".") { return String(name) }
        return name.split(separator: "-").compactMap { $0.first.map { "\($0)." } }.joined(separator: "-")
    }

    /// Whether the name is written in letters that have cases.
    private static func hasInitial(_ name: Substring) -> Bool {
        name.first.map { $0.isCased } ?? false
    }
}

/// A name in letters that never join with their neighbours, by its bytes. Nearly all names are such, and
/// characters take ten times as long.
struct SimpleName {
    private enum Case {
        case upper, lower, none
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var words: [Range<Int>] = []

    /// Nil where the name has other letters, or begins a word with a letter that is not looked into here.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        var start = 0
        for index in 0...bytes.count {
            guard index == bytes.count || bytes[index] == UInt8(ascii: " ") else {
                guard SimpleName.isSimple(bytes[index]) else { return nil }
                continue
            }
            if start < index {
                guard SimpleName.initialCase(bytes, at: start) != nil else { return nil }
                words.append(start..<index)
            }
            start = index + 1
        }
    }

    /// Appends `A. Ramesh` for `Aditya Ramesh`; names of groups and names in scripts without initials as they
    /// are.
    func appendAbbreviated(to out: inout [UInt8]) {
        guard words.count > 1,
            words.allSatisfy({ caseOf($0) != .none && !isOne(of: PersonIdentity.groupWords, $0) })
        else { return out.append(contentsOf: bytes) }
        let surname = words.lastIndex { !isOne(of: PersonIdentity.suffixes, $0) } ?? words.count - 1
        let particles = words[..<surname].reversed().prefix { caseOf($0) == .lower }.count
        for (index, word) in words.enumerated() {
            if index > 0 { out.append(UInt8(ascii: " ")) }
            if index < surname - particles {
                appendInitials(of: word, to: &out)
            } else {
                out.append(contentsOf: bytes[word])
            }
        }
    }

    /// `J.-B.` for `Jean-Baptiste`; initials stay.
    private func appendInitials(of word: Range<Int>, to out: inout [UInt8]) {
        if bytes[word].contains(UInt8(ascii: ".")) { return out.append(contentsOf: bytes[word]) }
        var isFirst = true
        for part in bytes[word].split(separator: UInt8(ascii: "-")) {
            if !isFirst { out.append(UInt8(ascii: "-")) }
            isFirst = false
            out.append(contentsOf: part.prefix(bytes[part.startIndex] < 0x80 ? 1 : 2))
            out.append(UInt8(ascii: "."))
        }
    }

    private func caseOf(_ word: Range<Int>) -> Case {
        SimpleName.initialCase(bytes, at: word.lowerBound) ?? .none
    }

    private func isOne(of names: [String], _ word: Range<Int>) -> Bool {
        names.contains { $0.utf8.count == word.count && bytes[word].elementsEqual($0.utf8) }
    }

    /// ASCII, and letters of two bytes of the Latin, Greek and Cyrillic scripts.
    private static func isSimple(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20..<0x7F, 0x80..<0xC0, 0xC3...0xCB, 0xCE...0xD1: true
        default: false
        }
    }

    /// The case of the letter that begins at byte `start`; nil where it is a rare one.
    private static func initialCase(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Case? {
        let second = start + 1 < bytes.count ? bytes[start + 1] : 0
        switch (bytes[start], second) {
        case (0x41...0x5A, _): return .upper
        case (0x61...0x7A, _): return .lower
        case (0..<0x80, _): return Case.none
        case (0xC3, 0x97), (0xC3, 0xB7): return nil
        case (0xC3, 0x80...0x9E), (0xD0, 0x80...0xAF): return .upper
        case (0xC3, 0x9F...0xBF), (0xD0, 0xB0...0xBF), (0xD1, 0x80...0x9F): return .lower
        default: return nil
        }
    }
}
