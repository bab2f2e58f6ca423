import TextAnalysis

/// The name of a person, or of a group of people, in its parts.
///
/// `G. Hinton`, `Geoffrey Hinton`, `Geoffrey E. Hinton` and `Hinton, Geoffrey` may be one person; `LIGO
/// Scientific Collaboration` and `DeepSeek-AI` are groups, of which every letter counts.
public struct PersonIdentity: Sendable, Hashable {
    /// Given names and initials in order, folded to small letters without full stops.
    public let given: [String]
    /// The surname folded to small letters; the whole name of a group.
    public let surname: String

    /// Takes apart what somebody wrote.
    public init(_ name: String) {
        let folded = name.lowercased()
        let halves = folded.split(separator: ",", maxSplits: 1)
        if halves.count == 2, !PersonIdentity.isFoldedSuffix(halves[1]) {
            surname = PersonIdentity.words(halves[0]).joined(separator: " ")
            given = PersonIdentity.words(halves[1])
            return
        }
        var words = PersonIdentity.words(halves.first ?? "")
        if let last = words.last, words.count > 2, PersonIdentity.isFoldedSuffix(last) { words.removeLast() }
        // `Raffel C.`, `Hinton G. E.`: the surname stands first where only initials are behind it.
        let initials = words.reversed().prefix { $0.count == 1 }.count
        if initials > 0, words.count > initials, (words.first?.count ?? 0) > 1 {
            surname = words.dropLast(initials).joined(separator: " ")
            given = Array(words.suffix(initials))
            return
        }
        var start = max(0, words.count - 1)
        // `van den Oord`, `de Freitas`: what stands in small letters before a surname belongs to it.
        let written = name.split { $0 == " " || $0 == "." || $0 == "," || $0 == "\u{A0}" }
        while start > 1, start - 1 < written.count, let letter = written[start - 1].unicodeScalars.first,
            letter.properties.isLowercase
        { start -= 1 }
        surname = words[start...].joined(separator: " ")
        given = Array(words[..<start])
    }

    private static func words(_ text: some StringProtocol) -> [String] {
        text.split(whereSeparator: { $0 == " " || $0 == "." || $0 == "\u{A0}" }).map { String($0) }
    }

    /// What follows a surname, as it is written.
    public static let suffixes = WordFiles.writing.values("name suffix")

    private static let foldedSuffixes = Set(suffixes.map { words($0.lowercased()).joined() })

    /// Whether `word` follows a surname: `Jr.`, `sr`, `III`. Ii is a surname.
    public static func isSuffix(_ word: some StringProtocol) -> Bool {
        let letters = words(word).joined()
        let isNumber = letters.first == "I" || letters.first == "i"
        return foldedSuffixes.contains(letters.lowercased()) && (!isNumber || letters == letters.uppercased())
    }

    /// Whether the folded `word` does, where what stands before it tells that it is no surname.
    private static func isFoldedSuffix(_ word: some StringProtocol) -> Bool {
        foldedSuffixes.contains(words(word).joined())
    }

    /// Whether the first given name is spelt out.
    public var hasFullGivenName: Bool { (given.first?.count ?? 0) > 1 }

    /// Whether both may be one person: one surname, and no given name that speaks against it.
    public func isCompatible(with other: PersonIdentity) -> Bool {
        guard PersonIdentity.isSpelling(surname, of: other.surname) else { return false }
        if PersonIdentity.groups.contains(surname) { return given == other.given }
        guard let mine = given.first, let theirs = other.given.first else { return given == other.given }
        guard PersonIdentity.fits(mine, theirs) else { return false }
        return zip(given.dropFirst(), other.given.dropFirst()).allSatisfy { PersonIdentity.fits($0, $1) }
    }

    /// The surname without diacritics.
    var plainSurname: String { ASCIIFolding.latin(surname) }

    /// Whether nothing speaks against both being one person of a paper whose title they share: `Dmitry` and `Dmitri` are
    /// spellings, `Mike` is short for `Michael`, `John` and `Jane` are two, and so are `Wei` and `Wen`. Other than
    /// `isCompatible`, which tells namesakes from each other, it takes a surname alone for anybody's.
    func mayBe(_ other: PersonIdentity) -> Bool {
        guard plainSurname == other.plainSurname else { return false }
        guard let mine = given.first.map({ ASCIIFolding.latin($0) }),
            let theirs = other.given.first.map({ ASCIIFolding.latin($0) })
        else { return true }
        let shared = zip(mine, theirs).prefix { $0 == $1 }.count
        let least = min(mine.count, theirs.count)
        return shared == least || shared > 2 || shared == 2 && least > 3
    }

    /// Words that only names of groups have, as they are written.
    public static let groupWords = WordFiles.writing.values("group capital")

    /// Of them those that end names without given names; Ai is a surname.
    private static let groups = WordFiles.writing.phrases("group end")

    private static func fits(_ one: String, _ other: String) -> Bool {
        if one.count > 1, other.count > 1 { return isSpelling(one, of: other) }
        return one.first == other.first
            || ASCIIFolding.latin(one).first == ASCIIFolding.latin(other).first
    }

    /// Whether two words are one but for diacritics, which keyboards drop or spell out: `jürgen`, `jurgen`, `juergen`.
    private static func isSpelling(_ one: String, of other: String) -> Bool {
        if one == other { return true }
        let plain = (ASCIIFolding.latin(one), ASCIIFolding.latin(other))
        if plain.0 == plain.1 { return true }
        return ASCIIFolding.latin(one, umlauts: true) == plain.1
            || ASCIIFolding.latin(other, umlauts: true) == plain.0
    }

    /// What each of `names` stands for: of several spellings of one person the fullest, where nothing else can
    /// be meant; a name that fits two people stands for itself.
    public static func united(_ names: [String]) -> [String: String] {
        let people = names.map { (name: $0, parts: PersonIdentity($0)) }.filter { !$0.parts.given.isEmpty }
        let umlauts = spelledUmlauts(in: people.map(\.parts))
        var bySurname: [String: [(name: String, parts: PersonIdentity)]] = [:]
        for (name, parts) in people {
            let folded = parts.folded(by: umlauts)
            bySurname[folded.surname, default: []].append((name, folded))
        }
        var result: [String: String] = [:]
        for namesakes in bySurname.values where namesakes.count > 1 {
            for one in namesakes {
                let fitting = namesakes.filter { $0.parts.isCompatible(with: one.parts) }
                // All that fit have to fit each other: `J. Smith` is neither John nor Jane.
                let isSure = fitting.allSatisfy { a in
                    fitting.allSatisfy { $0.parts.isCompatible(with: a.parts) }
                }
                guard isSure, let fullest = fitting.max(by: { isLess($0, $1) }), fullest.name != one.name
                else {
                    continue
                }
                result[one.name] = fullest.name
            }
        }
        return result
    }

    /// What stands for words with umlauts that are spelt out, `juergen`, where somebody writes them: `jurgen`.
    private static func spelledUmlauts(in people: [PersonIdentity]) -> [String: String] {
        var plain: [String: String] = [:]
        for person in people {
            for word in person.given + [person.surname] where !word.utf8.allSatisfy({ $0 < 0x80 }) {
                let (folded, spelt) = (ASCIIFolding.latin(word), ASCIIFolding.latin(word, umlauts: true))
                if folded != spelt { plain[spelt] = folded }
            }
        }
        return plain
    }

    /// The same without diacritics, whether dropped or spelt out as `umlauts` has it.
    private func folded(by umlauts: [String: String]) -> PersonIdentity {
        let plain = { (word: String) in
            let folded = ASCIIFolding.latin(word)
            return umlauts[folded] ?? folded
        }
        return PersonIdentity(given: given.map(plain), surname: plain(surname))
    }

    private init(given: [String], surname: String) {
        self.given = given
        self.surname = surname
    }

    /// Whether `one` is less full; of names as full the one with more diacritics is the fuller.
    private static func isLess(
        _ one: (name: String, parts: PersonIdentity), _ other: (name: String, parts: PersonIdentity)
    ) -> Bool {
        let size = { (name: PersonIdentity) in name.given.reduce(0) { $0 + $1.count } }
        let marked = { (name: String) in name.unicodeScalars.count { $0.value >= 0xC0 } }
        return (size(one.parts), marked(one.name), other.name)
            < (size(other.parts), marked(other.name), one.name)
    }
}

// MARK: - Lists of names

extension PersonIdentity {
    /// The people of a list as somebody types or BibTeX has it: `A B; C D`, `A B, C D and E F`, `Last, First and
    /// Last, First`, `Last, First`, `Last, First M., Last, First`, each as `First Last`. What stands in braces is one name as it is, and what
    /// `isGroup` knows to be a group is never half of a name: `DeepSeek-AI, Kimi Team`; nor are two names each
    /// of which `mayBeGroup`. `isGiven` knows given names, which tell `Last, First, Last, First` from surnames.
    public static func names(
        in list: String, isGroup: @escaping (String) -> Bool = { _ in false },
        mayBeGroup: @escaping (String) -> Bool = { _ in false },
        isGiven: @escaping (String) -> Bool = { _ in false }
    ) -> [String] {
        let reader = NameListReader(isGroup: isGroup, mayBeGroup: mayBeGroup, isKnownGiven: isGiven)
        let semicolons = parts(of: list, at: [";"])
        if semicolons.count > 1 { return semicolons.map(reader.straight) }
        let pieces = parts(of: list, at: Marks.spacedJoints)
        // `One, Two and Three` are surnames.
        let hasSurname = pieces.contains { !$0.contains { " ,{".contains($0) } && !isGroup($0) }
        let isTurned = { (piece: String) in
            reader.isTurned(piece)
                && !(hasSurname && reader.commaParts(piece).allSatisfy { !$0.contains(" ") })
        }
        let inTurn = pieces.map { reader.paired(reader.commaParts($0)) }
        let isPaired = zip(pieces, inTurn).contains { $1.count < reader.commaParts($0).count }
        let isList = pieces.count > 1 && pieces.allSatisfy { reader.commaParts($0).count <= 2 }
        if isList && pieces.contains(where: isTurned) || isPaired || pieces.count == 1 {
            return zip(pieces, inTurn).flatMap { isTurned($0) ? [$0] : $1 }.map(reader.straight)
        }
        return inTurn.joined().map(reader.straight)
    }

    /// What stands in braces of its own in a list of names, without them.
    public static func braced(in list: String) -> [String] {
        var names: [String] = []
        var depth = 0
        for letter in list {
            if letter == "{" {
                if depth == 0 { names.append("") }
                depth += 1
            } else if letter == "}" {
                depth = max(0, depth - 1)
            } else if depth > 0 {
                names[names.count - 1].append(letter)
            }
        }
        return names.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }

    private static func isInitials(_ text: String) -> Bool {
        let words = words(text)
        return !words.isEmpty && words.allSatisfy { $0.count == 1 || $0.contains("-") && $0.count <= 3 }
    }

    /// Names between commas, by what is known of groups.
    private struct NameListReader {
        let isGroup: (String) -> Bool
        let mayBeGroup: (String) -> Bool
        let isKnownGiven: (String) -> Bool

        /// The parts of `text` between commas; `Jr.` and its like belong to the name before them.
        func commaParts(_ text: String) -> [String] {
            PersonIdentity.parts(of: text, at: [","]).reduce(into: []) { parts, part in
                if let last = parts.last, PersonIdentity.isFoldedSuffix(part.lowercased()) {
                    parts[parts.count - 1] = "\(last) \(part)"
                } else {
                    parts.append(part)
                }
            }
        }

        /// Whether `text` is a surname, a comma and given names: not a list of full names.
        func isTurned(_ text: String) -> Bool {
            let parts = commaParts(text)
            guard parts.count == 2, !text.hasPrefix("{") || parts[0].hasSuffix("}"),
                !parts.contains(where: isGroup), !parts.allSatisfy(mayBeGroup), !parts.allSatisfy(isWhole)
            else { return false }
            var surname = parts[0].split(separator: " ")
            if surname.count > 1, let last = surname.last,
                PersonIdentity.isFoldedSuffix(last.lowercased())
            {
                surname.removeLast()
            }
            if surname.count == 1 || surname.dropLast().allSatisfy({ $0.first?.isLowercase ?? false }) {
                return true
            }
            // `García Márquez, Gabriel`: what stands alone behind several words is no person.
            return isGiven(parts[1]) && !mayBeGroup(parts[1]) && !PersonIdentity.isInitials(parts[0])
                && !surname.contains { PersonIdentity.isInitials(String($0)) }
        }

        /// `Hinton, G., Vinyals, O.`, `Smith, John A., Doe, Jane B.`, `Vaswani, Ashish, Shazeer, Noam`: a surname, then
        /// given names, in turn. Initials or given names that are known have to tell so: `LeCun, Bengio, Hinton, Ng` are
        /// four people.
        func paired(_ parts: [String]) -> [String] {
            let holdsInitials = parts.contains { part in
                part.split(separator: " ").contains { PersonIdentity.isInitials(String($0)) }
            }
            let isInTurn =
                parts.count > 1 && parts.count % 2 == 0 && (holdsInitials || holdsGivenNames(parts))
                && !parts.contains(where: isGroup)
                && !parts.contains(where: isWhole)
                && parts.indices.allSatisfy { index in
                    if index % 2 == 0 { return !PersonIdentity.isInitials(parts[index]) }
                    let isGiven = parts.count > 2 && isGiven(parts[index]) && !mayBeGroup(parts[index])
                    return isGiven || PersonIdentity.isInitials(parts[index])
                }
            guard isInTurn else { return parts }
            return stride(from: 0, to: parts.count, by: 2).map { "\(parts[$0]), \(parts[$0 + 1])" }
        }

        /// Whether of four parts and more half of those in the second places are given names that are known, and none of
        /// those in the first, or all of them: people are called Thomas by either.
        private func holdsGivenNames(_ parts: [String]) -> Bool {
            guard parts.count >= 4 else { return false }
            let known = { (offset: Int) in
                stride(from: offset, to: parts.count, by: 2).count { isKnownGiven(parts[$0]) }
            }
            let (surnames, given) = (known(0), known(1))
            if surnames > 0 { return surnames < given && given * 2 == parts.count }
            return given >= 2 && given * 4 >= parts.count
        }

        /// Whether `part` is one given name, with or without initials behind it.
        private func isGiven(_ part: String) -> Bool {
            let words = part.split(separator: " ")
            return words.dropFirst().allSatisfy { PersonIdentity.isInitials(String($0)) }
                && !part.contains { $0.isNumber || $0 == "{" }
        }

        /// Whether a name is written without blanks, surname first, as in Chinese, Japanese and Korean: `李明`.
        private func isWhole(_ name: String) -> Bool {
            name.count > 1
                && name.unicodeScalars.allSatisfy {
                    (0x3040...0x30FF).contains($0.value) || (0x3400...0x9FFF).contains($0.value)
                        || (0xAC00...0xD7AF).contains($0.value)
                }
        }

        /// `First Last` of `Last, First`, `First Last Jr.` of `Last, Jr., First`; without braces.
        func straight(_ name: String) -> String {
            if isTurned(name) {
                let parts = commaParts(name)
                let plain = parts.map { $0.filter { $0 != "{" && $0 != "}" } }
                return Author.name(given: plain[1], family: plain[0])
            }
            return commaParts(name).joined(separator: ", ").filter { $0 != "{" && $0 != "}" }
        }
    }

    /// What stands between `separators` outside of braces, without blanks around it and nothing empty.
    private static func parts(of text: String, at separators: [String]) -> [String] {
        var parts = [""]
        var depth = 0
        var rest = text[...]
        while let letter = rest.first {
            if letter == "{" { depth += 1 }
            if letter == "}" { depth = max(0, depth - 1) }
            if depth == 0, let found = separators.first(where: { rest.prefix($0.count).lowercased() == $0 }) {
                parts.append("")
                rest = rest.dropFirst(found.count)
                continue
            }
            parts[parts.count - 1].append(letter)
            rest = rest.dropFirst()
        }
        return parts.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    }
}

extension Author {
    /// The name of a person whose `family` name is stated apart, `García Márquez`, `van den Oord`, `Davis Jr.`: the words
    /// that do not tell themselves that they belong to it are held together.
    public static func name(given: String, family: String) -> String {
        var words = family.split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
        var tail: [String] = []
        if words.count > 1, let last = words.last, PersonIdentity.isSuffix(last) {
            tail = [last]
            words.removeLast()
        }
        let particles = words.dropLast().prefix { $0.first?.isLowercase == true && $0.utf8.count > 1 }.count
        let rest = words.dropFirst(particles).joined(separator: given.isEmpty ? " " : "\u{A0}")
        return ([given] + words.prefix(particles) + [rest] + tail).filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
