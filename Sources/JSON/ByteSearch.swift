/// Searches of the hot path, eight bytes at a time or free of checks.
///
/// A byte of a word equals `x` where it is zero in `word ^ xx…x`, and it is zero where subtracting one
/// borrows into its highest bit (Warren, "Hacker's Delight", 6–1); only bits above the first hit can be wrong.
extension UnsafeBufferPointer<UInt8> {
    /// Index of the first quote or backslash from `start` on, else the end.
    func firstQuoteOrBackslash(from start: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var at = start
        while at + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            let hits = ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes) & (ones &* 0x80)
            if hits != 0 { return at + hits.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
            at += 1
        }
        return at
    }
}

extension [UInt8] {
    /// Index of the first quote or backslash from `start` on, else the end.
    func firstQuoteOrBackslash(from start: Int) -> Int {
        withUnsafeBufferPointer { $0.firstQuoteOrBackslash(from: start) }
    }

    /// How many line feeds are among the first `length` bytes.
    func lineFeeds(in length: Int) -> Int {
        withUnsafeBytes { bytes in
            let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
            let end = Swift.min(length, bytes.count)
            var count = 0
            var at = 0
            while at + 8 <= end {
                let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
                // Without a borrow between bytes every hit is right, so that they can be counted.
                count &+= (~(((word & low) &+ low) | word | low)).nonzeroBitCount
                at += 8
            }
            while at < end {
                if bytes[at] == UInt8(ascii: "\n") { count &+= 1 }
                at += 1
            }
            return count
        }
    }
}
