/// Comparing bytes without a look at what letters mean: what is folded, or asked for to the letter, needs no more,
/// and a `String` that is compared as text takes ten times as long.
extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes of `wanted` stand at `place`; false where there is no such place.
    @inline(__always)
    func holds(_ wanted: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard place >= 0, place + wanted.count <= count else { return false }
        for index in 0..<wanted.count where self[place + index] != wanted[index] { return false }
        return true
    }

    /// The first place of `wanted`; nil where it is empty or nowhere.
    @inline(__always)
    func find(_ wanted: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let head = wanted.first else { return nil }
        var at = 0
        let last = count - wanted.count
        while at <= last {
            if self[at] == head, holds(wanted, at: at) { return at }
            at += 1
        }
        return nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the letters of `wanted`, given in lower case, stand at `place` in any case, Latin or Russian.
    func holds(inAnyCase wanted: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        guard place >= 0, place + wanted.count <= count else { return false }
        var index = 0
        while index < wanted.count {
            let byte = self[place + index]
            if byte == 0xD0, index + 1 < wanted.count {
                let (first, second) = Self.small(self[place + index + 1])
                guard wanted[index] == first, wanted[index + 1] == second else { return false }
                index += 2
            } else {
                guard wanted[index] == (byte &- 0x41 < 26 ? byte | 0x20 : byte) else { return false }
                index += 1
            }
        }
        return true
    }

    /// The small letter of one of Cyrillic that begins with D0 and ends with `byte`.
    private static func small(_ byte: UInt8) -> (UInt8, UInt8) {
        switch byte {
        case 0x80...0x8F: (0xD1, byte + 0x10)
        case 0x90...0x9F: (0xD0, byte + 0x20)
        case 0xA0...0xAF: (0xD1, byte - 0x20)
        default: (0xD0, byte)
        }
    }
}

extension [UInt8] {
    /// Whether the bytes of `text` stand at `place`, which may lie outside.
    public func holds(_ text: String, at place: Range<Int>) -> Bool {
        guard place.lowerBound >= 0, place.upperBound <= count, place.count == text.utf8.count else {
            return false
        }
        var text = text
        return text.withUTF8 { text in withUnsafeBufferPointer { $0.holds(text, at: place.lowerBound) } }
    }
}

extension String {
    /// Whether the letters of `stem`, given in lower case, stand at its beginning in any case.
    public func begins(inAnyCase stem: String) -> Bool {
        bytes { bytes in stem.bytes { bytes.holds(inAnyCase: $0, at: 0) } }
    }

    /// Whether the letters of `tail`, given in lower case, stand at its end in any case.
    public func ends(inAnyCase tail: String) -> Bool {
        bytes { bytes in tail.bytes { bytes.holds(inAnyCase: $0, at: bytes.count - $0.count) } }
    }

    /// Whether its bytes begin with those of `stem`. `hasPrefix` compares what letters mean.
    @inline(__always)
    public func begins(with stem: String) -> Bool {
        bytes { bytes in stem.bytes { bytes.holds($0, at: 0) } }
    }

    /// Whether its bytes end with those of `tail`.
    public func ends(with tail: String) -> Bool {
        bytes { bytes in tail.bytes { bytes.holds($0, at: bytes.count - $0.count) } }
    }

    /// Whether the bytes of `part` stand in it; true of an empty one.
    public func holds(_ part: String) -> Bool {
        bytes { bytes in part.bytes { $0.isEmpty || bytes.find($0) != nil } }
    }

    /// Its bytes, which are copied only where it is no string of Swift's own.
    @inline(__always)
    private func bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}

/// Some signs of ASCII, to be asked of every byte of a text whether it is one: to look for each in a string of them
/// takes ten times as long.
public struct ASCIISigns: Sendable {
    @usableFromInline let low: UInt64
    @usableFromInline let high: UInt64

    /// The bytes of `signs`; those that are not of ASCII are left out.
    public init(_ signs: String) {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for byte in signs.utf8 {
            if byte < 0x40 {
                low |= 1 << UInt64(byte)
            } else if byte < 0x80 {
                high |= 1 << UInt64(byte - 0x40)
            }
        }
        self.low = low
        self.high = high
    }

    /// Whether `byte` is one of them.
    @inlinable public func contains(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte < 0x40 ? low : high) >> UInt64(byte & 0x3F) & 1 != 0
    }
}

extension TextSlice {
    /// How many of its bytes are among `signs`.
    public func count(of signs: ASCIISigns) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            for place in range where signs.contains(bytes[place]) { count += 1 }
            return count
        }
    }

    /// Whether one of its bytes is among `signs`.
    public func contains(anyOf signs: ASCIISigns) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in range.contains { signs.contains(bytes[$0]) } }
    }
}
