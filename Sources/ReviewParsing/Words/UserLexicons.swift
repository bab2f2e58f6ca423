internal import Bytes
public import ReviewModel
public import TextAnalysis
import Wording

/// A user's own lexicons: names that are looked for besides the standard ones. A name that the standard
/// lexicon has as well gets the user's spellings and attributes in addition.
public struct UserLexicons: Sendable, Equatable {
    /// Lexicons of names, by their place in `Lexica`.
    private(set) var names: [Int: Lexicon] = [:]
    /// Topics; nil where there are none.
    public private(set) var topics: TopicLexicon?
    private var hash = StableHash()

    /// No lexicons.
    public init() {}

    /// What a lexicon can be of; files are called so, with `.txt` behind.
    public static let kinds = ["models", "datasets", "organisations", "venues", "topics"]

    /// Whether nothing was added.
    public var isEmpty: Bool { names.isEmpty && topics == nil }

    /// Short text that is another one when the lexicons are others: what was read with them may be read
    /// otherwise now.
    public var mark: String { String(hash.value, radix: 16) }

    /// Adds the lexicon in `bytes`, the content of the file at `path`, as that of `kind`, one of `kinds`;
    /// returns what is wrong in it. Lines that are wrong are left out.
    public mutating func add(_ bytes: [UInt8], as kind: String, path: String) -> [Diagnostic] {
        guard let index = Self.kinds.firstIndex(of: kind) else { return [] }
        hash.add(kind.utf8)
        hash.add(bytes)
        var problems: [LexiconProblem]
        if kind == "topics" {
            let (lexicon, found) = TopicLexicon.parse(bytes)
            topics = topics?.merging(lexicon) ?? lexicon
            problems = found
        } else {
            let (lexicon, found) = Lexicon.parse(bytes)
            names[index] = names[index]?.merging(lexicon) ?? lexicon
            problems = found
        }
        return problems.map { Diagnostic(.warning, path: path, line: $0.line, message: $0.message) }
    }
}
