import TextAnalysis

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

    /// Whether a word of these bytes begins with one of the stems.
    func matches(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var matches = false
        forEach(in: word) { _, _ in matches = true }
        return matches
    }

    /// Whether a word of these bytes is one of the stems and goes on no further.
    func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var contains = false
        forEach(in: word) { _, length in contains = contains || length == word.count }
        return contains
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
    func forEach(in word: UnsafeBufferPointer<UInt8>, _ body: (Int, Int) -> Void) {
        let prefix = Self.prefix(of: word)
        slots.withUnsafeBufferPointer { slots in
            keys.withUnsafeBufferPointer { keys in
                for length in lengths where length <= word.count {
                    let slot = Self.slot(of: Self.key(prefix, length: length), slots, keys: keys)
                    var at = Int(slots[slot])
                    while at >= 0 {
                        let stem = stems[at].bytes
                        if begins(word, with: stem) { body(at, stem.count) }
                        at = Int(stems[at].next)
                    }
                }
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
    private static func slot(
        of key: UInt64, _ slots: UnsafeBufferPointer<Int32>, keys: UnsafeBufferPointer<UInt64>
    ) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    /// The bytes that keys are made of, the first one highest; 0 behind the end of the word.
    @inline(__always)
    private static func prefix(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var prefix: UInt64 = 0
        for index in 0..<min(word.count, longestKey) {
            prefix |= UInt64(word[index]) << UInt64(40 - 8 * index)
        }
        return prefix
    }

    /// The first bytes of a word with how many they are.
    @inline(__always)
    private static func key(_ prefix: UInt64, length: Int) -> UInt64 {
        UInt64(length) << 48 | prefix >> UInt64(48 - 8 * length)
    }

    private mutating func add(_ stem: [UInt8]) {
        let length = min(stem.count, Self.longestKey)
        if !lengths.contains(length) { lengths.append(length) }
        let key = stem.withUnsafeBufferPointer { Self.key(Self.prefix(of: $0), length: length) }
        let slot = slots.withUnsafeBufferPointer { slots in
            keys.withUnsafeBufferPointer { Self.slot(of: key, slots, keys: $0) }
        }
        let start = arena.count
        arena += stem
        stems.append(Stem(bytes: start..<arena.count, next: slots[slot]))
        keys[slot] = key
        slots[slot] = Int32(stems.count - 1)
    }
}
