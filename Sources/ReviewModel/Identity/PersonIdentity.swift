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
        let written = name.split { $0 == " " || $0 == "." || $0 == "," }
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
    public static let suffixes: [StaticString] = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"]

    private static let foldedSuffixes = Set(suffixes.map { words($0.description.lowercased()).joined() })

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
        guard surname == other.surname else { return false }
        if PersonIdentity.groups.contains(surname) { return given == other.given }
        guard let mine = given.first, let theirs = other.given.first else { return given == other.given }
        guard PersonIdentity.fits(mine, theirs) else { return false }
        return zip(given.dropFirst(), other.given.dropFirst()).allSatisfy { PersonIdentity.fits($0, $1) }
    }

    /// Words that only names of groups have, as they are written.
    public static let groupWords: [StaticString] = [
        "Team", "Group", "Consortium", "Collaboration", "Community", "Research", "Institute", "University",
        "Lab",
        "Labs", "AI",
    ]

    /// Of them those that end names without given names; Ai is a surname.
    private static let groups = Set(groupWords.map { $0.description.lowercased() }).subtracting(["ai"])

    private static func fits(_ one: String, _ other: String) -> Bool {
        one.count == 1 || other.count == 1 ? one.first == other.first : one == other
    }

    /// What each of `names` stands for: of several spellings of one person the fullest, where nothing else can
    /// be meant; a name that fits two people stands for itself.
    public static func united(_ names: [String]) -> [String: String] {
        var bySurname: [String: [(name: String, parts: PersonIdentity)]] = [:]
        for name in names {
            let parts = PersonIdentity(name)
            if !parts.given.isEmpty { bySurname[parts.surname, default: []].append((name, parts)) }
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

    private static func isLess(
        _ one: (name: String, parts: PersonIdentity), _ other: (name: String, parts: PersonIdentity)
    ) -> Bool {
        let size = { (name: PersonIdentity) in name.given.reduce(0) { $0 + $1.count } }
        return (size(one.parts), other.name) < (size(other.parts), one.name)
    }
}

// MARK: - Lists of names

extension PersonIdentity {
    /// The people of a list as somebody types or BibTeX has it: `A B; C D`, `A B, C D and E F`, `Last, First and
    /// Last, First`, `Last, First`, each as `First Last`. What stands in braces is one name as it is, and what
    /// `isGroup` knows to be a group is never half of a name: `DeepSeek-AI, Kimi Team`; nor are two names each
    /// of which `mayBeGroup`.
    public static func names(
        in list: String, isGroup: @escaping (String) -> Bool = { _ in false },
        mayBeGroup: @escaping (String) -> Bool = { _ in false }
    ) -> [String] {
        let reader = NameListReader(isGroup: isGroup, mayBeGroup: mayBeGroup)
        let semicolons = parts(of: list, at: [";"])
        if semicolons.count > 1 { return semicolons.map(reader.straight) }
        let pieces = parts(of: list, at: [" and ", " & ", " и "])
        if pieces.count > 1, pieces.allSatisfy({ reader.commaParts($0).count <= 2 }),
            pieces.contains(where: reader.isTurned)
        {
            return pieces.flatMap { reader.isTurned($0) ? [$0] : reader.commaParts($0) }.map(reader.straight)
        }
        if pieces.count == 1, reader.isTurned(list) { return [reader.straight(list)] }
        return pieces.flatMap { paired(reader.commaParts($0)) }.map(reader.straight)
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

    /// `Hinton, G., Vinyals, O.`: a surname, then initials, in turn.
    private static func paired(_ parts: [String]) -> [String] {
        let isInTurn =
            parts.count > 1 && parts.count % 2 == 0
            && parts.indices.allSatisfy { $0 % 2 == 0 ? !isInitials(parts[$0]) : isInitials(parts[$0]) }
        guard isInTurn else { return parts }
        return stride(from: 0, to: parts.count, by: 2).map { "\(parts[$0]), \(parts[$0 + 1])" }
    }

    private static func isInitials(_ text: String) -> Bool {
        let words = words(text)
        return !words.isEmpty && words.allSatisfy { $0.count == 1 || $0.contains("-") && $0.count <= 3 }
    }

    /// Names between commas, by what is known of groups.
    private struct NameListReader {
        let isGroup: (String) -> Bool
        let mayBeGroup: (String) -> Bool

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
            guard parts.count == 2, !text.hasPrefix("{"), !parts.contains(where: isGroup),
                !parts.allSatisfy(mayBeGroup), !parts.allSatisfy(isWhole)
            else { return false }
            var surname = parts[0].split(separator: " ")
            if surname.count > 1, let last = surname.last,
                PersonIdentity.isFoldedSuffix(last.lowercased())
            {
                surname.removeLast()
            }
            return surname.count == 1 || surname.dropLast().allSatisfy { $0.first?.isLowercase ?? false }
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
                return "\(parts[1]) \(parts[0])"
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
