import TextAnalysis

/// Phrases to look for in running text, each given as beginnings of neighbouring words:
/// `выступа` finds "выступаю", `best paper` finds "best papers".
struct CuePhrases: Sendable {
    private let phrases: [[String]]
    /// The first words of the phrases.
    private let index: StemIndex

    /// Phrases in lower case, ё written as е.
    init(_ phrases: [String]) {
        var distinct: [[String]] = []
        for phrase in phrases {
            let words = phrase.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
            if !distinct.contains(words) { distinct.append(words) }
        }
        self.phrases = distinct
        index = StemIndex(self.phrases.map { $0.first ?? "" })
    }

    /// How many different phrases stand in a text of folded words.
    func count(in words: [String]) -> Int {
        var found = Set<Int>()
        for (at, word) in words.enumerated() {
            index.forEach(in: word) { number, _ in
                if Self.stands(phrases[number], at, in: words) { found.insert(number) }
            }
        }
        return found.count
    }

    /// Whether the words from `at` on begin with those of `phrase`. A first word of one or two letters is a whole
    /// one.
    static func stands(_ phrase: [String], _ at: Int, in words: [String]) -> Bool {
        guard at + phrase.count <= words.count, let first = phrase.first else { return false }
        guard first.utf8.count > 5 || first.unicodeScalars.count > 2 || words[at] == first else {
            return false
        }
        return phrase.indices.allSatisfy { words[at + $0].begins(with: phrase[$0]) }
    }
}

extension [UInt8] {
    /// The words of `range`, folded.
    func foldedWords(_ range: Range<Int>) -> [String] {
        Tokenizer.tokens(in: self, range).map { folded($0.range) }
    }

    /// The words of `range`, folded, with one space between them: what labels are compared by.
    func foldedPhrase(_ range: Range<Int>) -> String { foldedWords(range).joined(separator: " ") }
}

/// Finds which of many beginnings a word has, in a few steps however many there are.
///
/// Compared are bytes, so give it folded words and beginnings in lower case.
struct StemIndex: Sendable {
    private struct Stem {
        var bytes: Range<Int>
        /// The stem before it with the same key; -1 where there is none.
        var next: Int32
    }

    /// How many bytes a key has at most: three Cyrillic letters.
    private static let longestKey = 6

    private var arena: [UInt8] = []
    private var stems: [Stem] = []
    /// The last stem of each key in `keys`; -1 where a slot is free.
    private var slots: [Int32]
    private var keys: [UInt64]
    /// Lengths that keys have, in bytes.
    private var lengths: [Int] = []

    /// An index of `stems`, which it numbers in their order.
    init(_ stems: [String]) {
        var size = 16
        while size < stems.count * 4 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        keys = Array(repeating: 0, count: size)
        for stem in stems { add(Array(stem.utf8)) }
    }

    /// Calls `body` with the number of each stem that `word` begins with, and the stem's length in bytes.
    @inline(__always)
    func forEach(in word: String, _ body: (_ number: Int, _ length: Int) -> Void) {
        var word = word
        word.withUTF8 { forEach(in: $0, body) }
    }

    /// The numbers of the stems that `word` begins with, in order.
    func all(in word: String) -> [Int] {
        var found: [Int] = []
        forEach(in: word) { number, _ in found.append(number) }
        return found.count > 1 ? found.sorted() : found
    }

    /// Whether `word` begins with one of the stems.
    func matches(_ word: String) -> Bool {
        var matches = false
        forEach(in: word) { _, _ in matches = true }
        return matches
    }

    /// Whether `word` is one of the stems and goes on no further.
    func contains(_ word: String) -> Bool {
        var contains = false
        let whole = word.utf8.count
        forEach(in: word) { _, length in contains = contains || length == whole }
        return contains
    }

    /// Calls `body` for the bytes of a word.
    @inline(__always)
    private func forEach(in word: UnsafeBufferPointer<UInt8>, _ body: (Int, Int) -> Void) {
        for length in lengths where length <= word.count {
            let slot = slot(of: Self.key(word, length))
            var at = Int(slots[slot])
            while at >= 0 {
                let stem = stems[at].bytes
                if begins(word, with: stem) { body(at, stem.count) }
                at = Int(stems[at].next)
            }
        }
    }

    @inline(__always)
    private func begins(_ word: UnsafeBufferPointer<UInt8>, with stem: Range<Int>) -> Bool {
        guard stem.count <= word.count else { return false }
        return arena.withUnsafeBufferPointer { arena in
            for index in 0..<stem.count where arena[stem.lowerBound + index] != word[index] { return false }
            return true
        }
    }

    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    /// The first bytes of a word with how many they are.
    @inline(__always)
    private static func key(_ word: UnsafeBufferPointer<UInt8>, _ length: Int) -> UInt64 {
        var key = UInt64(length)
        for index in 0..<length { key = key << 8 | UInt64(word[index]) }
        return key
    }

    private mutating func add(_ stem: [UInt8]) {
        let length = min(stem.count, Self.longestKey)
        if !lengths.contains(length) { lengths.append(length) }
        let key = stem.withUnsafeBufferPointer { Self.key($0, length) }
        let slot = slot(of: key)
        let start = arena.count
        arena += stem
        stems.append(Stem(bytes: start..<arena.count, next: slots[slot]))
        keys[slot] = key
        slots[slot] = Int32(stems.count - 1)
    }
}

extension String {
    /// Whether its bytes begin with those of `stem`. `hasPrefix` compares what letters mean, which takes long
    /// and says the same of folded words.
    @inline(__always)
    func begins(with stem: String) -> Bool { utf8.starts(with: stem.utf8) }

    /// Whether the bytes of `part` stand in it.
    func holds(_ part: String) -> Bool {
        let bytes = Array(utf8)
        return bytes.find(part, in: 0..<bytes.count) != nil
    }
}
