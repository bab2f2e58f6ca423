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
            append(PlainText.line(author.name), to: &bytes)
        }
        let list = String(decoding: bytes, as: UTF8.self)
        if paper.authorsTruncated { return authors.isEmpty ? "" : list + " et al." }
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

    private static let groups = Set(SimpleName.groups.map(\.description))
    private static let suffixes = Set(SimpleName.suffixes.map(\.description))

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
