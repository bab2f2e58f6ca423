extension JSONStream {
    /// The next key of an object, with the colon behind it taken; nil when the object ends here.
    mutating func nextKey() throws(JSONFault) -> ExportKey? {
        while try take(UInt8(ascii: ",")) {}
        if try take(UInt8(ascii: "}")) { return nil }
        guard try take(UInt8(ascii: "\"")) else { throw .unexpected }
        let key = try wholeKey()
        guard try take(UInt8(ascii: ":")) else { throw .unexpected }
        return key
    }

    /// The key behind the quote that was taken. One that is cut by the end of the window is short
    /// enough to be looked at again.
    private mutating func wholeKey() throws(JSONFault) -> ExportKey {
        let end = window.firstQuoteOrBackslash(from: at)
        if end < window.count, window[end] == UInt8(ascii: "\"") {
            defer { at = end + 1 }
            return ExportKey(window[at..<end])
        }
        let start = offset
        let wasHeld = isHolding
        if !wasHeld { hold() }
        defer { if !wasHeld { release() } }
        try skipString()
        return ExportKey(window[(start - base)..<at - 1])
    }

    /// Whether the array goes on with an element; its end is taken.
    mutating func nextElement() throws(JSONFault) -> Bool {
        while try take(UInt8(ascii: ",")) {}
        return try !take(UInt8(ascii: "]"))
    }

    /// Appends the string that comes next to `text`; false, with the value passed over, when it is no string.
    @discardableResult
    mutating func readText(into text: inout MessageText) throws(JSONFault) -> Bool {
        guard try take(UInt8(ascii: "\"")) else {
            try skipValue()
            return false
        }
        let start = offset
        let wasHeld = isHolding
        if !wasHeld { hold() }
        defer { if !wasHeld { release() } }
        try skipString()
        let end = at - 1
        JSONString.decode(window, (start - base)..<end, from: start, into: &text)
        return true
    }

    /// The string that comes next; nil, with the value passed over, when it is no string.
    mutating func readString() throws(JSONFault) -> String? {
        var text = MessageText()
        return try readText(into: &text) ? String(decoding: text.bytes, as: UTF8.self) : nil
    }

    /// The whole number that comes next, with or without quotes; nil, with the value passed over,
    /// when it is something else or out of range.
    mutating func readInteger() throws(JSONFault) -> Int? {
        _ = try peek()
        let start = offset
        let wasHeld = isHolding
        if !wasHeld { hold() }
        defer { if !wasHeld { release() } }
        try skipValue()
        return Self.integer(in: window[(start - base)..<at])
    }

    /// Whether the raw bytes of the value at `range` of the source, which must be in memory, are those of `literal`.
    func holds(_ range: Range<Int>?, _ literal: StaticString) -> Bool {
        guard let range, range.count == literal.utf8CodeUnitCount, range.lowerBound >= base else {
            return false
        }
        let start = range.lowerBound - base
        guard start + range.count <= window.count else { return false }
        return (0..<range.count).allSatisfy { window[start + $0] == literal.utf8Start[$0] }
    }

    private static func integer(in bytes: ArraySlice<UInt8>) -> Int? {
        var digits = bytes
        if digits.first == UInt8(ascii: "\""), digits.count > 1 { digits = digits.dropFirst().dropLast() }
        return Int(String(decoding: digits.prefix(24), as: UTF8.self))
    }
}
