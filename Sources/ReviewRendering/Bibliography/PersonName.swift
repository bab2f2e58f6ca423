internal import ReviewModel

/// A name taken apart the way bibliographies want it.
struct PersonName: Equatable {
    /// `Jean-Baptiste`.
    var given = ""
    /// Small words in front of the family name: `van der`.
    var particle = ""
    /// `Aa`; the whole name where it must not be taken apart.
    var family: String
    /// `Jr.`.
    var suffix = ""
    /// Whether the name is of a group, or written in a way that cannot be taken apart.
    var isWhole = false
    /// Whether the name is that of a group.
    private(set) var isGroup = false

    /// Takes the name of `author` apart, unless it is a group or one of its words is among `groups`.
    init(_ author: Author, groups: Set<String> = []) {
        self.init(author.name, groups: groups, isGroup: author.isGroup)
    }

    /// Takes `name` apart, unless it is that of a group or one of its words is among `groups`.
    init(_ name: String, groups: Set<String> = [], isGroup isKnown: Bool = false) {
        let words = PlainText.line(name).split(separator: " ").map(String.init)
        family = words.joined(separator: " ")
        isGroup =
            words.count > 1
            && (isKnown
                || words.contains { groups.contains(String($0.lowercased().filter(\.isLetter))) })
        isWhole =
            isGroup || words.count < 2 || family.utf8.contains(UInt8(ascii: "("))
            || family.utf8.contains(UInt8(ascii: ","))
            || words.contains { $0.lowercased() == "and" }
        if isWhole { return }
        var rest = words[...]
        if rest.count > 2, let last = rest.last, PersonName.suffixes.contains(last) {
            suffix = last
            rest.removeLast()
        }
        let first = rest.dropLast().firstIndex { PersonName.isParticle($0) } ?? rest.endIndex - 1
        given = rest[..<first].joined(separator: " ")
        particle = rest[first..<(rest.endIndex - 1)].joined(separator: " ")
        family = rest.last ?? ""
    }

    /// `van der Aa, Jean-Baptiste, Jr.`, as RIS has it; the whole name where it is one.
    var familyFirst: String {
        if isWhole { return family.replacing(",", with: "") }
        let end = suffix.isEmpty ? "" : ", \(suffix)"
        let front = particle.isEmpty ? family : "\(particle) \(family)"
        return given.isEmpty ? front + end : "\(front), \(given)\(end)"
    }

    private static func isParticle(_ word: String) -> Bool {
        word.first?.isLowercase == true && word.utf8.count > 1
    }

    private static let suffixes: Set<String> = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"]
}
