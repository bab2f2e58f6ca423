/// A hash of bytes that come piece by piece: FNV-1a over words of eight bytes, the last one filled with
/// zeros, with a turn so that high bytes count as much as low ones.
struct ContentHash {
    /// How many bytes were taken.
    private(set) var size = 0
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    /// The bytes that do not make a word yet, the first one lowest.
    private var rest: UInt64 = 0

    /// The hash of all bytes taken so far.
    var value: UInt64 {
        var whole = self
        if size % 8 != 0 { whole.mix(rest) }
        whole.mix(UInt64(size))
        return whole.hash
    }

    /// Takes the next bytes; how they are cut makes no difference.
    mutating func take(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var index = 0
            while index < buffer.count, size % 8 != 0 {
                add(buffer[index])
                index += 1
            }
            while index + 8 <= buffer.count {
                mix(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
                index += 8
                size += 8
            }
            while index < buffer.count {
                add(buffer[index])
                index += 1
            }
        }
    }

    private mutating func add(_ byte: UInt8) {
        rest |= UInt64(byte) << (8 * UInt64(size % 8))
        size += 1
        guard size % 8 == 0 else { return }
        mix(rest)
        rest = 0
    }

    private mutating func mix(_ word: UInt64) {
        hash = (hash ^ word) &* 0x0000_0100_0000_01b3
        hash = hash << 29 | hash >> 35
    }
}
