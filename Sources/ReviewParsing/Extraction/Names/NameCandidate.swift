import ReviewModel
import TextAnalysis

/// A name that may be one of a model, a method or something else with a name of its own, with all that the review
/// says of it.
struct NameCandidate: Sendable {
    /// What speaks for a name or against it.
    struct Signs: OptionSet, Sendable, Hashable {
        let rawValue: UInt32

        /// A word such as "модель" or "method" stands beside it.
        static let introduced = Signs(rawValue: 1 << 0)
        /// The text says that it was given or proposed: "назвали X", "we propose X".
        static let coined = Signs(rawValue: 1 << 1)
        /// What it is short for stands beside it: "X (Full Name)".
        static let expanded = Signs(rawValue: 1 << 2)
        /// The text tells what it is: "X is a …", "X — это …".
        static let defined = Signs(rawValue: 1 << 3)
        /// It stands in a list with a model that is known.
        static let listed = Signs(rawValue: 1 << 4)
        /// A word for data stands beside it: "X benchmark".
        static let data = Signs(rawValue: 1 << 5)
        /// It stands in the label before the title.
        static let label = Signs(rawValue: 1 << 6)
        /// It is what stands before the colon of the title.
        static let titleLead = Signs(rawValue: 1 << 7)
        /// It stands in the title.
        static let title = Signs(rawValue: 1 << 8)
        /// It ends the title: "… with X".
        static let titleTail = Signs(rawValue: 1 << 9)
        /// Words of the title in a row, or what they are short for.
        static let titlePhrase = Signs(rawValue: 1 << 10)
        /// The text begins with it.
        static let opening = Signs(rawValue: 1 << 11)
        /// It makes something special of what is known: "LLaMA-Adapter", "Y-shaped автоэнкодер".
        static let compound = Signs(rawValue: 1 << 12)
        /// A link under the title leads to it.
        static let linked = Signs(rawValue: 1 << 13)
        /// It stands where no sentence begins.
        static let inside = Signs(rawValue: 1 << 14)
        /// The lexicon of data sets has it.
        static let isDataset = Signs(rawValue: 1 << 15)
        /// The text has it as a word in small letters too.
        static let isSmallToo = Signs(rawValue: 1 << 16)
        /// It is first named in the first lines.
        static let early = Signs(rawValue: 1 << 17)
        /// A link is on it: `[X](x.md)`.
        static let anchored = Signs(rawValue: 1 << 18)
        /// It stands in a list with something else that is spelt like a name.
        static let beside = Signs(rawValue: 1 << 19)
        /// A line begins with it and goes on to tell of it: "- X: …".
        static let headsLine = Signs(rawValue: 1 << 20)
        /// It stands outside of titles.
        static let running = Signs(rawValue: 1 << 21)
        /// It stands there inside of a sentence, and no other word with a capital beside it.
        static let apart = Signs(rawValue: 1 << 22)
        /// It is written with a capital or a digit somewhere: "GAN", not "трансформер".
        static let spelt = Signs(rawValue: 1 << 23)
        /// The lexicon of topics has it, or what it is short for: "sentiment analysis (SA)".
        static let concept = Signs(rawValue: 1 << 24)
        /// What the title or the text makes a subject of begins with it: "BLIP" of "BLIP-2".
        static let inner = Signs(rawValue: 1 << 25)
        /// It does what only the thing does that a text is about: "X предлагает …".
        static let acts = Signs(rawValue: 1 << 26)
    }

    /// Letters and digits in lower case: what spellings have in common.
    let key: String
    /// Usual name.
    var name: String
    /// Other spellings found.
    var aliases: [String] = []
    /// Whether the lexicon of models has it.
    var isKnown = false
    /// Attributes of the lexicon.
    var attributes: [String] = []
    /// How surely the spelling is a name's.
    var shape = NameRun.Shape.mixed
    /// How often it is named.
    var count = 0
    /// How often it is what something else is compared with.
    var baselines = 0
    /// Place of the first mention.
    var place: Range<Int>
    /// What speaks for it.
    var signs: Signs = []

    /// A name first met at `place`.
    init(_ name: String, at place: Range<Int>) {
        self.key = NameCandidate.tight(name)
        self.name = name
        self.place = place
    }

    /// Whether `key` is its own or one of a spelling.
    func answers(to key: String) -> Bool {
        self.key == key || aliases.contains { NameCandidate.tight($0) == key }
    }

    /// Takes `spelling` in, if it is another one.
    mutating func add(spelling: String) {
        if NameCandidate.tight(spelling) != key, !aliases.contains(spelling) { aliases.append(spelling) }
    }

    /// The order of first mentions.
    static func isBefore(_ left: NameCandidate, _ right: NameCandidate) -> Bool {
        (left.place.lowerBound, left.key) < (right.place.lowerBound, right.key)
    }

    /// Letters and digits of a name in lower case.
    static func tight(_ name: String) -> String { TextSlice(name).tight }
}
