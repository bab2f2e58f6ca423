internal import CLexicons

/// Lists of words in a text file of `Lexicons/Words`.
///
/// A line `[name]` begins a list; below it stand words or phrases, between semicolons or on lines of their own.
/// `left = right` is a pair. `#` begins a comment at the start of a line or after a space.
public struct WordFile: Sendable {
    private let lists: [String: [String]]
    /// Lines that could not be read, and names that come twice.
    let problems: [LexiconProblem]

    /// Reads a file.
    init(_ bytes: [UInt8]) {
        var lists: [String: [String]] = [:]
        var problems: [LexiconProblem] = []
        var name: String?
        // Values of the list that is read: long lists would be searched for each of theirs.
        var seen: Set<String> = []
        for line in LexiconLines(bytes: bytes) {
            if line.text.first == UInt8(ascii: "["), line.text.last == UInt8(ascii: "]") {
                let new = String(decoding: line.text.dropFirst().dropLast(), as: UTF8.self)
                if new.isEmpty || lists[new] != nil {
                    problems.append(
                        LexiconProblem(line: line.number, message: "'[\(new)]' is empty or comes twice"))
                }
                lists[new] = lists[new] ?? []
                seen = Set(lists[new] ?? [])
                name = new
            } else if let name {
                for value in LexiconLines.values(of: line.text) {
                    if !seen.insert(value).inserted {
                        problems.append(LexiconProblem(line: line.number, message: "'\(value)' comes twice"))
                    } else {
                        lists[name]?.append(value)
                    }
                }
            } else {
                problems.append(LexiconProblem(line: line.number, message: "a word before any '[name]'"))
            }
        }
        self.lists = lists
        self.problems = problems
    }

    /// The names of its lists.
    var names: [String] { lists.keys.sorted() }

    /// The words of the list `name`, in order.
    public func values(_ name: String) -> [String] { lists[name] ?? [] }

    /// The list `name`, to be asked whether a word is in it. Words may stand between spaces there.
    public func list(_ name: String) -> WordList { WordList(values(name)) }

    /// The list `name`, to be asked whether a word or a phrase is in it.
    public func phrases(_ name: String) -> WordList { WordList(whole: values(name)) }

    /// The words between spaces in the list `name`, in order.
    public func fields(_ name: String) -> [String] {
        values(name).flatMap { value in TextSlice(value).fields.map(\.string) }
    }

    /// The words on the right of the pairs of the list `name`, each with what stands on the left: `hours` of
    /// `hours = час часа`.
    public func words(_ name: String) -> [(word: String, of: String)] {
        pairs(name).flatMap { pair in
            TextSlice(pair.right).fields.map { ($0.string, pair.left) }
        }
    }

    /// The pairs of the list `name`, in order. A value without ` = ` stands for itself.
    public func pairs(_ name: String) -> [(left: String, right: String)] {
        values(name).map { value in
            let slice = TextSlice(value)
            guard let sign = slice.find(" = ") else { return (value, value) }
            return (slice.before(sign).trimmed.string, slice.from(sign + 3).trimmed.string)
        }
    }
}

/// The word lists that come with the program, by the files they lie in; each is read when first asked for.
public enum WordFiles {
    /// Words that end in a full stop which ends no sentence.
    public static let abbreviations = file(digest_words_abbreviations())
    /// What categories of arXiv are about.
    public static let categories = file(digest_words_categories())
    /// What references to characters in markup stand for.
    public static let characters = file(digest_words_characters())
    /// What the ranker of claims looks at.
    public static let claims = file(digest_words_claims())
    /// What was fitted of it, by the tests of the target `FitTests`.
    public static let claimWeights = file(digest_words_claimweights())
    /// How months and zones are called.
    public static let dates = file(digest_words_dates())
    /// Words at the heads of digests of a web site, and behind them.
    public static let digests = file(digest_words_digests())
    /// Words in the heads of reviews.
    public static let heads = file(digest_words_heads())
    /// What links are called, and which hosts hold what.
    public static let links = file(digest_words_links())
    /// What fields, headings and notes in Markdown are called.
    public static let markdown = file(digest_words_markdown())
    /// Signs that set things apart.
    static let marks = file(digest_words_marks())
    /// Words around names of models and data sets.
    public static let names = file(digest_words_names())
    /// Weights of what tells names of models and what a review is about.
    public static let nameWeights = file(digest_words_nameweights())
    /// Words around the names of people.
    public static let people = file(digest_words_people())
    /// What posts say about themselves.
    public static let posts = file(digest_words_posts())
    /// Words around numbers.
    public static let quantities = file(digest_words_quantities())
    /// Words that a question is made with.
    public static let questions = file(digest_words_questions())
    /// How sounds of names are spelt.
    public static let sounds = file(digest_words_sounds())
    /// Forms of words that Snowball has wrong.
    public static let stems = file(digest_words_stems())
    /// Words of Telegram's own pages.
    public static let telegram = file(digest_words_telegram())
    /// What commands of TeX stand for.
    public static let tex = file(digest_words_tex())
    /// Weights of what tells the topics of a review.
    public static let topicWeights = file(digest_words_topicweights())
    /// Words of papers and people, where these are written into bibliographies.
    public static let writing = file(digest_words_writing())

    /// All of them, by name.
    static let all: [(name: String, file: WordFile)] = [
        ("abbreviations", abbreviations), ("categories", categories), ("characters", characters),
        ("claims", claims), ("claimweights", claimWeights),
        ("dates", dates), ("digests", digests), ("heads", heads), ("links", links), ("markdown", markdown),
        ("marks", marks),
        ("names", names),
        ("nameweights", nameWeights),
        ("people", people), ("posts", posts), ("quantities", quantities), ("questions", questions),
        ("sounds", sounds), ("stems", stems),
        ("telegram", telegram), ("tex", tex), ("topicweights", topicWeights), ("writing", writing),
    ]

    private static func file(_ file: digest_lexicon) -> WordFile {
        WordFile(Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
}

/// Words to be asked whether one is among them. Much quicker to make than a set of strings, for lists of which
/// a short run asks little.
public struct WordList: Sendable {
    private var words: ByteTable

    /// The words of `texts` between spaces.
    init(_ texts: [String]) {
        words = ByteTable(capacity: texts.count)
        for text in texts {
            for word in TextSlice(text).fields { _ = words.insert(Array(word)) }
        }
    }

    /// All of `texts`, each as it is.
    init(whole texts: [String]) {
        words = ByteTable(capacity: texts.count)
        for text in texts { _ = words.insert(Array(text.utf8)) }
    }

    /// Whether `word` is among them. Compared are bytes, which for folded words is what letters would tell: to compare
    /// strings takes several times as long as all else where they are not of ASCII.
    public func contains(_ word: String) -> Bool {
        var word = word
        return word.withUTF8(contains)
    }

    /// Whether `word` is among them.
    public func contains(_ word: [UInt8]) -> Bool { word.withUnsafeBufferPointer(contains) }

    /// Whether `word` is among them.
    public func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool { words.find(word) != nil }
}

/// Something for each of some words. Compared are bytes, as in `WordList`.
public struct WordTable<Value: Sendable>: Sendable {
    private var words: ByteTable
    private var values: [Value] = []

    /// The values of words; of two for one word the first.
    public init(_ pairs: [(word: String, value: Value)]) {
        words = ByteTable(capacity: pairs.count)
        for pair in pairs where words.insert(Array(pair.word.utf8)) == values.count {
            values.append(pair.value)
        }
    }

    /// The value of `word`; nil where it has none.
    public subscript(word: String) -> Value? {
        var word = word
        return word.withUTF8 { self[$0] }
    }

    /// The value of `word`; nil where it has none.
    public subscript(word: UnsafeBufferPointer<UInt8>) -> Value? { words.find(word).map { values[$0] } }
}
