/// The inside of a JSON string, as the parts of the text that it stands for: runs that stand there as
/// they are, and what escapes mean.
///
/// It is read with tolerance: `\xNN`, which Telegram Desktop writes for control characters, is an escape
/// too, a backslash that escapes nothing stands for itself, and half a pair of UTF-16 is U+FFFD.
public struct JSONString: Sequence, IteratorProtocol {
    /// A part of the text.
    public enum Part: Equatable {
        /// Bytes that stand in the source from `offset` on.
        case plain(ArraySlice<UInt8>, offset: Int)
        /// What an escape stands for.
        case escaped(Unicode.Scalar)
    }

    private var rest: ArraySlice<UInt8>
    /// What leads from a place in `rest` to one in the source.
    private let shift: Int

    /// The inside of a string, free of quotes but for escaped ones, that stands at `offset` of its source.
    public init(_ inside: ArraySlice<UInt8>, offset: Int) {
        rest = inside
        shift = offset - inside.startIndex
    }

    /// The inside of a string as an array.
    public init(_ inside: [UInt8], offset: Int) { self.init(inside[...], offset: offset) }

    /// The whole text.
    public var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rest.count)
        for part in self {
            switch part {
            case .plain(let run, _): bytes += run
            case .escaped(let scalar): bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The next part.
    public mutating func next() -> Part? {
        guard let first = rest.first else { return nil }
        if first == UInt8(ascii: "\\"), let (scalar, length) = escape {
            rest = rest.dropFirst(length)
            return .escaped(scalar)
        }
        // A backslash that escapes nothing begins a run.
        let end = rest.startIndex + rest.withUnsafeBufferPointer { $0.firstQuoteOrBackslash(from: 1) }
        defer { rest = rest[end...] }
        return .plain(rest[..<end], offset: rest.startIndex + shift)
    }

    /// What the escape stands for with which the rest begins, and its length in bytes.
    private var escape: (Unicode.Scalar, length: Int)? {
        guard let letter = rest.dropFirst().first else { return nil }
        if let plain = JSONString.simple(letter) { return (plain, 2) }
        if letter == UInt8(ascii: "x") {
            return hex(at: 2, digits: 2).flatMap(Unicode.Scalar.init).map { ($0, 4) }
        }
        guard letter == UInt8(ascii: "u"), let unit = hex(at: 2, digits: 4) else { return nil }
        if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
        let second = rest.dropFirst(6)
        guard unit & 0xFC00 == 0xD800, second.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]),
            let low = hex(at: 8, digits: 4), low & 0xFC00 == 0xDC00,
            let scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
        else { return ("\u{FFFD}", 6) }
        return (scalar, 12)
    }

    private static func simple(_ letter: UInt8) -> Unicode.Scalar? {
        switch letter {
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(letter)
        case UInt8(ascii: "t"): "\t"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        default: nil
        }
    }

    private func hex(at start: Int, digits: Int) -> UInt32? {
        guard rest.count >= start + digits else { return nil }
        var value: UInt32 = 0
        for byte in rest.dropFirst(start).prefix(digits) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
            default: return nil
            }
        }
        return value
    }
}

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
