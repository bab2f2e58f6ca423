/// Words in lower case, Latin or Russian, by their hashes: to fold them would take ten times as long.
struct WordHashes {
    /// 0 where there is none.
    private var slots = [UInt64](repeating: 0, count: 256)
    private var count = 0

    /// No words.
    init() {}

    /// Adds the word `word`.
    mutating func insert(_ word: UnsafeBufferPointer<UInt8>) {
        if 2 * count >= slots.count { grow() }
        let hash = WordHashes.hash(word)
        let slot = slot(of: hash)
        if slots[slot] == 0 { count += 1 }
        slots[slot] = hash
    }

    /// Whether the word `word` was added.
    func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        slots[slot(of: WordHashes.hash(word))] != 0
    }

    private func slot(of hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for hash in old where hash != 0 { slots[slot(of: hash)] = hash }
    }

    /// FNV-1a over a word in lower case, never 0.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var index = 0
        while index < word.count {
            var letter = UInt64(word[index])
            if letter >= 0xD0, letter <= 0xD1, index + 1 < word.count {
                index += 1
                letter = lowerRussian(letter & 1 << 6 | UInt64(word[index] & 0x3F))
            } else if letter >= 0x41, letter <= 0x5A {
                letter |= 0x20
            }
            hash = (hash ^ letter) &* 0x0000_0100_0000_01B3
            index += 1
        }
        return max(hash, 1)
    }

    /// A letter from U+0400 on, without that; `ё` is `е`.
    private static func lowerRussian(_ letter: UInt64) -> UInt64 {
        let lower = letter >= 0x10 && letter < 0x30 ? letter + 0x20 : letter
        return lower == 0x01 || lower == 0x51 ? 0x35 : lower
    }
}
