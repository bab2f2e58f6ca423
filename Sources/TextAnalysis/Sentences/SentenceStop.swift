/// A full stop, question mark, exclamation mark or several of them, with the quotation marks and brackets that
/// close after them.
struct SentenceStop {
    private let text: UnsafeBufferPointer<UInt8>
    private let start: Int
    private let sentence: Int
    /// After the stops.
    private let stopEnd: Int
    /// After all that belongs to the sentence.
    let end: Int
    /// Whether it is more than one full stop.
    let isStrong: Bool
    /// Whether it is of the full width of Chinese, after which no space is written.
    private let isWide: Bool

    /// The stops that begin at `start` in a sentence that begins at `sentence`.
    init(text: UnsafeBufferPointer<UInt8>, start: Int, sentence: Int) {
        self.text = text
        self.start = start
        self.sentence = sentence
        var i = start
        var strong = false
        var wide = false
        while i < text.count {
            let (value, length) = UTF8Scanner.scalar(in: text, at: i)
            guard [0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F].contains(value) else { break }
            strong = strong || value != 0x2E || i > start
            wide = wide || value > 0x3000
            i += length
        }
        stopEnd = i
        isStrong = strong
        isWide = wide
        end = Self.closersEnd(text, at: i)
    }

    /// Where to go on when it ends nothing.
    var next: Int { stopEnd }

    /// Whether the sentence ends here.
    var endsSentence: Bool {
        if isWide { return true }
        let following = FollowingWord(text, after: end)
        if following.isNothing { return true }
        guard following.isSpaced else { return end == start + 1 && isMissedSpace(following) }
        if isMarkOfName { return false }
        if !isStrong, let abbreviation { return ends(abbreviation, before: following) }
        return following.mayBeginSentence
    }

    /// `слово.Слово`: a space was forgotten.
    private func isMissedSpace(_ following: FollowingWord) -> Bool {
        guard text[start] == 0x2E, following.traits.isSuperset(of: .cyrillicCapital) else { return false }
        let (value, length) = UTF8Scanner.scalar(before: start, text)
        let traits = ScalarTraits.of(value)
        guard traits.isSuperset(of: .cyrillicSmall), start - length > sentence else { return false }
        return ScalarTraits.of(UTF8Scanner.scalar(before: start - length, text).value).contains(.letter)
    }

    /// The mark of `Yahoo! Research`, which is part of the name.
    private var isMarkOfName: Bool {
        text[start] == 0x21 && stopEnd == start + 1 && word == Array("yahoo".utf8)
    }

    /// The word before the stop, folded.
    private var word: [UInt8] { WordFolding.fold(Array(text[wordStart..<start])) }

    /// What is known of the word before the stop.
    private var abbreviation: Abbreviations.Kind? {
        let start = wordStart
        if isInitial(at: start) { return .initial }
        return Abbreviations.kind(of: word, before: text[sentence..<start])
    }

    private var wordStart: Int {
        var i = start
        while i > sentence {
            let (value, length) = UTF8Scanner.scalar(before: i, text)
            guard !ScalarTraits.of(value).isDisjoint(with: .word) else { break }
            i -= length
        }
        return i
    }

    /// Whether the word is one capital letter.
    private func isInitial(at i: Int) -> Bool {
        let (value, length) = UTF8Scanner.scalar(in: text, at: i)
        return i + length == start && UTF8Scanner.isUpper(value)
    }

    private func ends(_ abbreviation: Abbreviations.Kind, before following: FollowingWord) -> Bool {
        switch abbreviation {
        case .open: false
        case .number: !following.traits.contains(.digit) && following.traits.contains(.upper)
        case .closing: following.traits.contains(.upper)
        case .authors: following.traits.isSuperset(of: .cyrillicCapital) || following.isCommonOpening
        case .initial: following.traits.contains(.upper) && following.traits.isDisjoint(with: scriptOfWord)
        }
    }

    private var scriptOfWord: ScalarTraits {
        ScalarTraits.of(UTF8Scanner.scalar(in: text, at: wordStart).value).intersection(.script)
    }

    /// The end of brackets, quotation marks, emphasis and bracketed note numbers that follow a stop.
    private static func closersEnd(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var i = start
        while i < text.count {
            let (value, length) = UTF8Scanner.scalar(in: text, at: i)
            switch value {
            case 0x29, 0x5D, 0x7D, 0x22, 0x27, 0x2A, 0x5F, 0x60, 0xBB, 0x201D, 0x201C, 0x2019: i += length
            case 0x5B:
                guard let end = noteEnd(text, at: i) else { return i }
                i = end
            default: return i
            }
        }
        return i
    }

    /// The end of `[12]`.
    private static func noteEnd(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var i = start + 1
        while i < text.count, (0x30...0x39).contains(text[i]) { i += 1 }
        return i > start + 1 && i < text.count && text[i] == 0x5D ? i + 1 : nil
    }
}

/// What comes after a stop.
struct FollowingWord {
    /// Whether there is nothing but spaces and emoji.
    let isNothing: Bool
    /// Whether a space comes first.
    let isSpaced: Bool
    /// Traits of the first letter or digit; of nothing when another sign comes first.
    let traits: ScalarTraits
    private let isBracketed: Bool
    private let word: ArraySlice<UInt8>

    /// What comes after byte `i` of `text`: spaces, then opening quotation marks, brackets and dashes, then a word.
    init(_ text: UnsafeBufferPointer<UInt8>, after i: Int) {
        let start = ListMarker.skipSpaces(text, at: i)
        isSpaced = start > i
        var place = start
        var bracketed = false
        while place < text.count {
            let (value, length) = UTF8Scanner.scalar(in: text, at: place)
            guard Self.isOpening(value) else { break }
            bracketed = bracketed || value == 0x28 || value == 0x5B
            place += length
        }
        isBracketed = bracketed
        isNothing = start >= text.count
        let first = place < text.count ? ScalarTraits.of(UTF8Scanner.scalar(in: text, at: place).value) : []
        traits = first.isDisjoint(with: .word) ? [] : first
        let token = traits.isEmpty ? nil : Tokenizer.next(in: text, from: place)
        word = token.map { Array(text[$0.range])[...] } ?? []
    }

    /// Whether a new sentence may begin so: not with a small letter, unless the word is a name such as `iGPT` or
    /// stands in brackets.
    var mayBeginSentence: Bool { !traits.contains(.lower) || isBracketed || isNameInSmallLetters }

    /// Whether a space and a capital letter follow.
    var isSpacedCapital: Bool { isSpaced && traits.contains(.upper) }

    /// Whether it is an English word that begins many sentences and few titles.
    var isCommonOpening: Bool { Self.openings.contains(String(decoding: word, as: UTF8.self)) }

    /// `mT5`, `iGPT`, `wav2vec`.
    private var isNameInSmallLetters: Bool {
        traits.contains(.latin) && word.contains { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
    }

    private static func isOpening(_ value: UInt32) -> Bool {
        switch value {
        case 0x22, 0x27, 0x28, 0x5B, 0x2A, 0x5F, 0x60, 0xAB, 0x201C, 0x201E, 0x2018, 0x2D, 0x2013, 0x2014,
            0x20:
            true
        default: false
        }
    }

    private static let openings = WordFiles.abbreviations.phrases("sentence openings")
}

/// Words that end in a full stop which is no end of a sentence.
enum Abbreviations {
    /// What may come after an abbreviation.
    enum Kind {
        /// The sentence goes on in any case: `т.е.`, `e.g.`, `см.`
        case open
        /// A number belongs to it: `рис. 2`, `Fig. 6`
        case number
        /// It may be the last word of a sentence: `и т.д.`, `etc.`
        case closing
        /// `et al.`
        case authors
        /// A letter of a name: `A. W. Senior`
        case initial
    }

    /// What the folded word before a full stop abbreviates; nil when it is a word like any other. `before` is
    /// the sentence up to the word; letters with their own stops there belong to it: `т. е`, `e.g`.
    static func kind(of word: [UInt8], before: Slice<UnsafeBufferPointer<UInt8>>) -> Kind? {
        if let piece = letterBefore(before), isLetter(word) { return dotted[piece + word] ?? .open }
        return kinds[word]
    }

    /// The single small letter before a stop at the end of `text`, spaces aside.
    private static func letterBefore(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        let buffer = UnsafeBufferPointer(rebasing: text)
        var end = buffer.count
        while end > 0, buffer[end - 1] == 0x20 { end -= 1 }
        guard end > 0, buffer[end - 1] == 0x2E else { return nil }
        let (value, length) = UTF8Scanner.scalar(before: end - 1, buffer)
        let start = end - 1 - length
        guard start >= 0, UTF8Scanner.isLower(value) else { return nil }
        if start > 0, UTF8Scanner.isLetter(UTF8Scanner.scalar(before: start, buffer).value) { return nil }
        return WordFolding.fold(Array(buffer[start..<end - 1]))
    }

    private static func isLetter(_ word: [UInt8]) -> Bool {
        !word.isEmpty && UTF8Scanner.scalar(in: word, at: 0).length == word.count
    }

    /// Of two letters with a stop each; any other pair is `open`.
    private static let dotted = table([(.closing, "letters.closing"), (.open, "letters.open")])

    private static let kinds = table([
        (.open, "open"), (.number, "number"), (.closing, "closing"), (.authors, "authors"),
    ])

    private static func table(_ lists: [(kind: Kind, list: String)]) -> [[UInt8]: Kind] {
        var table: [[UInt8]: Kind] = [:]
        for (kind, list) in lists {
            for words in WordFiles.abbreviations.values(list) {
                for word in TextSlice(words).fields { table[Array(word)] = kind }
            }
        }
        return table
    }
}
