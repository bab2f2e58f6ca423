import TextAnalysis

/// What is known of words wherever they stand. Texts are made of a tenth as many words as they have, so that each is
/// folded and looked up when it first comes, and has a number from then on.
///
/// Not to be shared between threads.
final class WordNotes {
    /// Lists and cues that a folded word is among.
    struct Marks: OptionSet {
        let rawValue: UInt16

        /// Of claims: what says nothing, what points back, what points back as a first word, what speaks to the reader.
        static let empty = Marks(rawValue: 1 << 0)
        static let pointer = Marks(rawValue: 1 << 1)
        static let firstPointer = Marks(rawValue: 1 << 2)
        static let reader = Marks(rawValue: 1 << 3)
        /// Of names: what coins one, introduces one, compares with one, is said of data, stands before one.
        static let coins = Marks(rawValue: 1 << 4)
        static let introduces = Marks(rawValue: 1 << 5)
        static let compares = Marks(rawValue: 1 << 6)
        static let namesData = Marks(rawValue: 1 << 7)
        static let isData = Marks(rawValue: 1 << 8)
        static let article = Marks(rawValue: 1 << 9)
        /// Of names: what gives one to something, what one does that a review is about.
        static let calls = Marks(rawValue: 1 << 10)
        static let acts = Marks(rawValue: 1 << 11)

        /// That the word was looked up.
        fileprivate static let known = Marks(rawValue: 1 << 15)
    }

    private var known = KnownWords()

    /// The word `number`, folded; it stands at `range` of `bytes`.
    func folded(_ number: Int32, in bytes: [UInt8], range: Range<Int>) -> String {
        known.folded(Int(number), in: bytes, range: range)
    }

    /// What the word `number` is among.
    func marks(_ number: Int32, in bytes: [UInt8], range: Range<Int>) -> Marks {
        known.marks(Int(number), in: bytes, range: range)
    }

    /// Calls `body` with each phrase of claims that begins with the word `number`, which was asked for before.
    @inline(__always)
    func forEachCue(of number: Int32, _ body: (PhraseCounter.Beginning) -> Void) {
        let places = known.cuesOf[Int(number)]
        if places.isEmpty { return }
        for place in places { body(known.cues[Int(place)]) }
    }

    /// What a folded word is among.
    static func marks(of word: String) -> Marks {
        var marks: Marks = []
        if ClaimWords.empty.contains(word) { marks.insert(.empty) }
        if ClaimWords.pointers.contains(word) { marks.insert(.pointer) }
        if ClaimWords.firstPointers.contains(word) { marks.insert(.firstPointer) }
        if ClaimWords.readers.contains(word) { marks.insert(.reader) }
        if ModelNameCues.coins(word) { marks.insert(.coins) }
        if ModelNameCues.introduces(word) { marks.insert(.introduces) }
        if ModelNameCues.compares(word) { marks.insert(.compares) }
        if ModelNameCues.namesData(word) { marks.insert(.namesData) }
        if ModelNameCues.isData(word) { marks.insert(.isData) }
        if ModelNameCues.articles.contains(word) { marks.insert(.article) }
        if ModelNameCues.callings.contains(word) { marks.insert(.calls) }
        if ModelNameCues.acts.contains(word) { marks.insert(.acts) }
        return marks
    }
}

/// What is known of words by their numbers. A value of its own, of which all is read and changed by one call: each use
/// of a variable of a class is looked after at run time.
private struct KnownWords {
    // Marks are asked for much more often than all else.
    private var marks: [WordNotes.Marks] = []
    private var folded: [String] = []
    /// Where the phrases of claims are listed that begin with a word.
    private(set) var cuesOf: [Range<Int32>] = []
    private(set) var cues: [PhraseCounter.Beginning] = []

    mutating func folded(_ number: Int, in bytes: [UInt8], range: Range<Int>) -> String {
        look(up: number, in: bytes, range: range)
        return folded[number]
    }

    mutating func marks(_ number: Int, in bytes: [UInt8], range: Range<Int>) -> WordNotes.Marks {
        look(up: number, in: bytes, range: range)
        return marks[number]
    }

    @inline(__always)
    private mutating func look(up number: Int, in bytes: [UInt8], range: Range<Int>) {
        if number < marks.count, marks[number].contains(.known) { return }
        note(number, in: bytes, range: range)
    }

    private mutating func note(_ number: Int, in bytes: [UInt8], range: Range<Int>) {
        while marks.count <= number {
            marks.append([])
            folded.append("")
            cuesOf.append(0..<0)
        }
        let word = bytes.folded(range)
        let start = Int32(cues.count)
        cues += ClaimWords.counter.beginnings(of: word)
        marks[number] = WordNotes.marks(of: word).union(.known)
        folded[number] = word
        cuesOf[number] = start..<Int32(cues.count)
    }
}

/// The tokens of a draft as words: each by its place among them.
struct DraftWords {
    /// The text.
    let bytes: [UInt8]
    /// Its tokens.
    let tokens: [Token]
    /// The number that each has as a word.
    let numbers: [Int32]
    /// What is known of words by their numbers.
    let notes: WordNotes

    /// The token at `index`, folded.
    func folded(_ index: Int) -> String {
        notes.folded(numbers[index], in: bytes, range: tokens[index].range)
    }

    /// What the token at `index` is among.
    func marks(_ index: Int) -> WordNotes.Marks {
        notes.marks(numbers[index], in: bytes, range: tokens[index].range)
    }

    /// Calls `body` with each phrase of claims that begins with the token at `index`, of which something was asked.
    @inline(__always)
    func forEachCue(of index: Int, _ body: (PhraseCounter.Beginning) -> Void) {
        notes.forEachCue(of: numbers[index], body)
    }

    /// The place of the token at `range`; nil where the draft has none there. Of those before `next` there is none,
    /// which is left at the place where to go on.
    func place(of range: Range<Int>, from next: inout Int) -> Int? {
        while next < tokens.count, tokens[next].range.lowerBound < range.lowerBound { next += 1 }
        return next < tokens.count && tokens[next].range == range ? next : nil
    }
}
