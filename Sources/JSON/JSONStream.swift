/// Why JSON could not be read on.
public enum JSONFault: Error, Equatable {
    /// The source ended.
    case end
    /// Something stands here that no JSON value begins with or that does not fit its surroundings.
    case unexpected
    /// For callers: something stands here that belongs elsewhere, so that an end before it is lost.
    case misplaced
    /// Arrays and objects are nested deeper than 64 levels.
    case tooDeep
    /// A value that has to be in memory as a whole is larger than `JSONStream.longestHeld`.
    case tooLong
}

/// Reads JSON out of chunks of UTF-8 bytes, of which no more than the value at hand is kept.
///
/// A pull parser: the caller asks for keys, elements and values in turn. It is tolerant where
/// exporters and editors are careless: commas may be missing or too many, control characters count
/// as white space, and `\xNN` is an escape. Offsets are those of the source, in bytes.
public struct JSONStream {
    /// Whether what has no quotes behind a colon is passed over as a value, to the end of its line at most:
    /// `"file": media/a (2).webm`.
    public var passesBareWords = false
    /// How many such values were passed over.
    public private(set) var bareWords = 0

    /// The largest value that may be held, in bytes. A message has at most 4096 characters, so even
    /// one with a custom emoji at each of them takes less than 2 MiB.
    public static let longestHeld = 8 << 20

    /// What was read of the source and is still needed.
    public private(set) var window: [UInt8] = []
    /// Place of the next byte in `window`.
    public var at = 0
    /// Offset in the source of the first byte of `window`.
    public private(set) var base = 0
    /// What made reading the source fail; to the parser it is the end.
    public private(set) var failure: (any Error)?

    private let next: () throws -> [UInt8]
    private var held: Int?
    /// Line feeds in what was dropped.
    private var lineFeeds = 0
    /// Where the line begins that the first byte of `window` is in.
    private var lineStart = 0
    private var isOver = false

    /// A stream of the chunks that `next` returns; an empty one is the end.
    public init(_ next: @escaping () throws -> [UInt8]) { self.next = next }

    /// Offset of the next byte.
    public var offset: Int { base + at }

    /// Keeps everything from the next byte on in memory until `release`.
    public mutating func hold() { held = offset }

    /// Whether something is kept.
    public var isHolding: Bool { held != nil }

    /// Offset from which on everything is kept.
    public var heldOffset: Int? { held }

    /// Keeps nothing any longer.
    public mutating func release() { held = nil }

    /// Goes back or forth to `offset`, as far as that is in memory.
    public mutating func seek(_ offset: Int) { at = min(max(0, offset - base), window.count) }

    /// How many lines end before `offset`, which must be in memory, and where the line begins that it is in.
    public func line(of offset: Int) -> (index: Int, start: Int) {
        let length = min(max(0, offset - base), window.count)
        let start = window[..<length].lastIndex(of: UInt8(ascii: "\n")).map { base + $0 + 1 } ?? lineStart
        return (lineFeeds + window.lineFeeds(in: length), start)
    }

    /// Reads another chunk; false when there is none. What is neither held nor ahead is dropped.
    public mutating func refill() throws(JSONFault) -> Bool {
        guard !isOver else { return false }
        if let held, offset - held > Self.longestHeld { throw .tooLong }
        drop(min(held.map { $0 - base } ?? at, at))
        do {
            let chunk = try next()
            isOver = chunk.isEmpty
            if window.isEmpty { window = chunk } else { window += chunk }
        } catch {
            failure = error
            isOver = true
        }
        return !isOver
    }

    private mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        if let last = window[..<count].lastIndex(of: UInt8(ascii: "\n")) { lineStart = base + last + 1 }
        lineFeeds += window.lineFeeds(in: count)
        window.removeFirst(count)
        base += count
        at -= count
    }

    /// The next byte that is not white space, which stays the next one.
    public mutating func peek() throws(JSONFault) -> UInt8 {
        while true {
            while at < window.count {
                if window[at] > 0x20 { return window[at] }
                at += 1
            }
            guard try refill() else { throw .end }
        }
    }

    /// Takes the next byte if it is `byte`, white space before it included.
    public mutating func take(_ byte: UInt8) throws(JSONFault) -> Bool {
        guard try peek() == byte else { return false }
        at += 1
        return true
    }
}

// MARK: - Keys and values

extension JSONStream {
    /// The next key of an object, with the colon behind it taken; nil when the object ends here.
    /// `key` makes what the caller wants of the bytes between the quotes, escapes and all.
    public mutating func nextKey<Key>(as key: (ArraySlice<UInt8>) -> Key) throws(JSONFault) -> Key? {
        while try take(UInt8(ascii: ",")) {}
        if try take(UInt8(ascii: "}")) { return nil }
        guard try take(UInt8(ascii: "\"")) else { throw .unexpected }
        let found = try wholeKey(as: key)
        guard try take(UInt8(ascii: ":")) else { throw .unexpected }
        return found
    }

    /// The key behind the quote that was taken. One that is cut by the end of the window is short
    /// enough to be looked at again.
    private mutating func wholeKey<Key>(as key: (ArraySlice<UInt8>) -> Key) throws(JSONFault) -> Key {
        let end = window.firstQuoteOrBackslash(from: at)
        if end < window.count, window[end] == UInt8(ascii: "\"") {
            defer { at = end + 1 }
            return key(window[at..<end])
        }
        let start = offset
        let wasHeld = isHolding
        if !wasHeld { hold() }
        defer { if !wasHeld { release() } }
        try skipString()
        return key(window[(start - base)..<at - 1])
    }

    /// Whether the array goes on with an element; its end is taken.
    public mutating func nextElement() throws(JSONFault) -> Bool {
        while try take(UInt8(ascii: ",")) {}
        return try !take(UInt8(ascii: "]"))
    }

    /// The string that comes next; nil, with the value passed over, when it is no string. It is to be
    /// done with before the stream is read on, which would have to copy what it keeps.
    public mutating func nextString() throws(JSONFault) -> JSONString? {
        guard try take(UInt8(ascii: "\"")) else {
            try skipValue()
            return nil
        }
        let start = offset
        let wasHeld = isHolding
        if !wasHeld { hold() }
        defer { if !wasHeld { release() } }
        try skipString()
        return JSONString(window[(start - base)..<at - 1], offset: start)
    }

    /// The text of the string that comes next; nil, with the value passed over, when it is no string.
    public mutating func readString() throws(JSONFault) -> String? { try nextString()?.text }

    /// The whole number that comes next, with or without quotes; nil, with the value passed over,
    /// when it is something else or out of range.
    public mutating func readInteger() throws(JSONFault) -> Int? {
        _ = try peek()
        let start = offset
        let wasHeld = isHolding
        if !wasHeld { hold() }
        defer { if !wasHeld { release() } }
        try skipValue()
        return Self.integer(in: window[(start - base)..<at])
    }

    /// Whether the raw bytes of the value at `range` of the source, which must be in memory, are those of `literal`.
    public func holds(_ range: Range<Int>?, literal: StaticString) -> Bool {
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

// MARK: - Passing over

extension JSONStream {
    /// Passes over a value, whatever it is.
    public mutating func skipValue() throws(JSONFault) {
        var depth = 0
        /// One bit a level, the innermost last: 1 is an object.
        var kinds: UInt64 = 0
        var isBehindColon = true
        repeat {
            let byte = try peek()
            defer { isBehindColon = byte == UInt8(ascii: ":") }
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                try skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard depth < 64 else { throw .tooDeep }
                kinds = kinds << 1 | (byte == UInt8(ascii: "{") ? 1 : 0)
                depth += 1
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0, kinds & 1 == (byte == UInt8(ascii: "}") ? 1 : 0) else { throw .unexpected }
                kinds >>= 1
                depth -= 1
                at += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { throw .unexpected }
                at += 1
            default: try skipScalar(orBareWord: isBehindColon && passesBareWords)
            }
        } while depth > 0
    }

    /// Passes over the rest of a string whose opening quote was taken.
    public mutating func skipString() throws(JSONFault) {
        while true {
            at = window.firstQuoteOrBackslash(from: at)
            if at < window.count {
                at += 1
                if window[at - 1] == UInt8(ascii: "\"") { return }
                if at < window.count {
                    at += 1
                    continue
                }
                guard try refill() else { throw .end }
                at += 1
            } else if try !refill() {
                throw .end
            }
        }
    }

    /// Passes over a number, one of the three words, or, with `orBareWord`, words that should have quotes.
    private mutating func skipScalar(orBareWord mayBeBare: Bool) throws(JSONFault) {
        guard mayBeBare, isHolding else { return try skipScalar() }
        let start = offset
        do throws(JSONFault) {
            try skipScalar()
            if at == window.count || window[at] <= 0x20 || ",}]".utf8.contains(window[at]) { return }
        } catch {
            guard error == .unexpected else { throw error }
        }
        seek(start)
        try skipBareWord()
    }

    /// Passes over words to the comma or bracket behind them, which must be on their line.
    private mutating func skipBareWord() throws(JSONFault) {
        repeat {
            while at < window.count {
                switch window[at] {
                case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
                    bareWords += 1
                    return
                case 0x00..<0x20, UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["): throw .unexpected
                default: at += 1
                }
            }
        } while try refill()
        throw .end
    }

    /// Passes over a number or one of the three words.
    private mutating func skipScalar() throws(JSONFault) {
        switch window[at] {
        case UInt8(ascii: "t"): try skip("true")
        case UInt8(ascii: "f"): try skip("false")
        case UInt8(ascii: "n"): try skip("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            repeat {
                at += 1
                if at == window.count, try !refill() { return }
            } while at < window.count && isNumberByte(window[at])
        default: throw .unexpected
        }
    }

    private mutating func skip(_ word: StaticString) throws(JSONFault) {
        for index in 0..<word.utf8CodeUnitCount {
            if at == window.count, try !refill() { throw .end }
            guard window[at] == word.utf8Start[index] else { throw .unexpected }
            at += 1
        }
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"),
            UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
