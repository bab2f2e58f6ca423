/// What many words begin with, in a few bits each, so that most words that begin with none of them are told at once.
struct WordOpenings: Sendable {
    /// How many bytes are looked at of a word that has as many.
    static let longest = 8
    private static let size = 1 << 18
    private var bits = [UInt64](repeating: 0, count: size / 64)

    /// Adds a word.
    mutating func insert(_ word: UnsafeBufferPointer<UInt8>) {
        let length = min(word.count, Self.longest)
        var key: UInt64 = 0
        for index in 0..<length { key |= UInt64(word[index]) << UInt64(8 * index) }
        let bit = Self.bit(key, length: length)
        bits[bit / 64] |= 1 << UInt64(bit % 64)
    }

    /// Which lengths words may have that `word` begins with, a bit each, all from `longest` on by one; where a bit is
    /// not set there is none.
    func lengths(in word: [UInt8]) -> UInt16 {
        var lengths: UInt16 = 0
        var key: UInt64 = 0
        for length in 0...min(word.count, Self.longest) {
            if length > 0 { key |= UInt64(word[length - 1]) << UInt64(8 * (length - 1)) }
            let bit = Self.bit(key, length: length)
            if bits[bit / 64] & 1 << UInt64(bit % 64) != 0 { lengths |= 1 << UInt16(length) }
        }
        return lengths
    }

    @inline(__always)
    private static func bit(_ key: UInt64, length: Int) -> Int {
        let mixed = (key ^ UInt64(length) &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 46)
    }
}
