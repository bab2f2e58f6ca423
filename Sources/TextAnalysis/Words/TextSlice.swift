/// A part of a text that knows the text: UTF-8 bytes, which may be broken, and a range of them.
///
/// It is a collection of its bytes. All places are offsets in the whole text, so that what is found in a slice
/// can be found in the text as well, and whoever has to can look at what stands around it:
///
///     let line = TextSlice("Код: https://example.org")
///     if let colon = line.first(UInt8(ascii: ":")) { line.before(colon).string }   // "Код"
///
/// Taking a part of one copies nothing; a `String` is made only where one is asked for.
public struct TextSlice: Sendable {
    /// The whole text.
    public let bytes: [UInt8]
    /// Which part of it, in bytes.
    public let range: Range<Int>

    /// The part of `bytes` in `range`, as far as there is such a part.
    @inlinable public init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        self.range = range.clamped(to: bytes.indices)
    }

    /// All of `bytes`.
    @inlinable public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        self.range = bytes.indices
    }

    /// All of `text`.
    public init(_ text: String) { self.init(Array(text.utf8)) }
}

extension TextSlice: RandomAccessCollection {
    /// Where it begins in the whole text.
    @inlinable public var startIndex: Int { range.lowerBound }
    /// Where it ends in the whole text.
    @inlinable public var endIndex: Int { range.upperBound }
    /// The byte at a place of the whole text.
    @inlinable public subscript(place: Int) -> UInt8 { bytes[place] }
    /// Of a part, what lies inside of this one.
    @inlinable public subscript(part: Range<Int>) -> TextSlice {
        TextSlice(bytes, in: part.clamped(to: range))
    }
}

extension TextSlice: Equatable {
    /// Whether the same bytes stand in both, wherever they stand.
    public static func == (left: TextSlice, right: TextSlice) -> Bool {
        left.count == right.count && left.withBytes { left in right.withBytes { left.elementsEqual($0) } }
    }
}

// MARK: Parts

extension TextSlice {
    /// What stands before the byte at `place`.
    @inlinable public func before(_ place: Int) -> TextSlice {
        self[startIndex..<Swift.max(startIndex, place)]
    }

    /// The byte at `place` and what stands behind it.
    @inlinable public func from(_ place: Int) -> TextSlice { self[Swift.min(endIndex, place)..<endIndex] }

    /// What stands behind the byte at `place`.
    @inlinable public func after(_ place: Int) -> TextSlice { from(place + 1) }

    /// Without white space, no-break spaces and zero-width characters at both ends.
    public var trimmed: TextSlice {
        var low = startIndex
        var high = endIndex
        while low < high {
            let width = blankWidth(at: low)
            guard width > 0, low + width <= high else { break }
            low += width
        }
        while high > low {
            let width = blankWidth(before: high, from: low)
            guard width > 0 else { break }
            high -= width
        }
        return self[low..<high]
    }

    /// The pieces between spaces of any kind, no-break ones too.
    public var fields: [TextSlice] {
        var fields: [TextSlice] = []
        var start: Int?
        var at = startIndex
        while at < endIndex {
            let width = blankWidth(at: at)
            if width == 0 {
                start = start ?? at
            } else if let first = start {
                fields.append(self[first..<at])
                start = nil
            }
            at += Swift.max(1, width)
        }
        if let first = start { fields.append(from(first)) }
        return fields
    }

    /// The first of `fields`.
    public var firstField: TextSlice? {
        var start = startIndex
        while start < endIndex, blankWidth(at: start) > 0 { start += Swift.max(1, blankWidth(at: start)) }
        guard start < endIndex else { return nil }
        var end = start
        while end < endIndex, blankWidth(at: end) == 0 { end += 1 }
        return self[start..<end]
    }

    /// The last of `fields`.
    public var lastField: TextSlice? {
        let text = trimmed
        guard !text.isEmpty else { return nil }
        var start = text.endIndex
        while start > text.startIndex, blankWidth(before: start, from: text.startIndex) == 0 { start -= 1 }
        return text.from(start)
    }

    /// What is left when `text` stands at the beginning and is taken away; nil where something else stands there.
    public func without(prefix text: String) -> TextSlice? {
        hasPrefix(text) ? from(startIndex + text.utf8.count) : nil
    }

    /// Bytes of the blank character at `place`, 0 when there is none.
    private func blankWidth(at place: Int) -> Int {
        let byte = bytes[place]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2, place + 1 < bytes.count, bytes[place + 1] == 0xA0 { return 2 }
        guard byte >= 0xE2, place + 2 < bytes.count else { return 0 }
        switch (byte, bytes[place + 1], bytes[place + 2]) {
        case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return 3
        default: return 0
        }
    }

    private func blankWidth(before end: Int, from start: Int) -> Int {
        for width in 1...3 where end - width >= start && blankWidth(at: end - width) == width { return width }
        return 0
    }
}

// MARK: Looking

extension TextSlice {
    /// The first place of `byte`.
    public func first(_ byte: UInt8) -> Int? { bytes[range].firstIndex(of: byte) }

    /// The last place of `byte`.
    public func last(_ byte: UInt8) -> Int? { bytes[range].lastIndex(of: byte) }

    /// Its bytes, without checks.
    @inline(__always)
    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// The first place of `text`.
    public func find(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { wanted in
            withBytes { $0.find(wanted) }.map { startIndex + $0 }
        }
    }

    /// Whether it begins with the bytes of `text`.
    public func hasPrefix(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { wanted in withBytes { $0.holds(wanted, at: 0) } }
    }

    /// Whether it ends with the bytes of `text`.
    public func hasSuffix(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { wanted in withBytes { $0.holds(wanted, at: $0.count - wanted.count) } }
    }

    /// Whether the letters of `text`, given in lower case, stand at its beginning in any case.
    public func begins(inAnyCase text: String) -> Bool {
        var text = text
        return text.withUTF8 { wanted in withBytes { $0.holds(inAnyCase: wanted, at: 0) } }
    }

    /// Whether the letters of `text`, given in lower case, stand at its end in any case.
    public func ends(inAnyCase text: String) -> Bool {
        var text = text
        return text.withUTF8 { wanted in
            withBytes { $0.holds(inAnyCase: wanted, at: $0.count - wanted.count) }
        }
    }

    /// Whether the ASCII letters of `text`, given in lower case, stand at its beginning in any case.
    public func hasASCIIPrefix(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard length <= count else { return false }
        for offset in 0..<length {
            var byte = bytes[startIndex + offset]
            if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
            if byte != text.utf8Start[offset] { return false }
        }
        return true
    }

    /// Whether it is `text`, byte for byte.
    public func isText(_ text: String) -> Bool { count == text.utf8.count && hasPrefix(text) }

    /// The scalar at `place`, and how many bytes it takes.
    public func scalar(at place: Int) -> (value: UInt32, length: Int) {
        UTF8Scanner.scalar(in: bytes, at: place)
    }

    /// Letters by script.
    public var letterCounts: (latin: Int, cyrillic: Int, other: Int) {
        bytes.withUnsafeBufferPointer { bytes in
            var counts = (latin: 0, cyrillic: 0, other: 0)
            var at = startIndex
            while at < endIndex {
                let (traits, length) = ScalarTraits.at(at, in: bytes)
                if traits.contains(.latin) {
                    counts.latin += 1
                } else if traits.contains(.cyrillic) {
                    counts.cyrillic += 1
                } else if traits.contains(.letter) {
                    counts.other += 1
                }
                at += length
            }
            return counts
        }
    }
}

// MARK: Words

extension TextSlice {
    /// Its words; their ranges are in the whole text.
    public var tokens: [Token] { Tokenizer.tokens(in: self) }

    /// Whether more than `count` of its words have a letter; what stands behind these is not read.
    public func hasMoreWords(than count: Int) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var reader = WordReader(UnsafeBufferPointer(rebasing: bytes[..<endIndex]), from: startIndex)
            var words = 0
            while words <= count, let word = reader.next() { words += word.hasLetter ? 1 : 0 }
            return words > count
        }
    }

    /// Its words as slices.
    public var words: [TextSlice] { tokens.map { self[$0.range] } }

    /// Its text.
    public var string: String { String(decoding: bytes[range], as: UTF8.self) }

    /// Its text, folded for comparison: lower case, ё as е.
    public var folded: String { WordFolding.text(self) }

    /// Its words, folded.
    public var foldedWords: [String] { tokens.map { WordFolding.text(self[$0.range]) } }

    /// Its words, folded, with one space between them: what labels are compared by.
    public var foldedPhrase: String {
        var phrase: [UInt8] = []
        phrase.reserveCapacity(count)
        bytes.withUnsafeBufferPointer { bytes in
            for token in tokens {
                if !phrase.isEmpty { phrase.append(0x20) }
                WordFolding.append(UnsafeBufferPointer(rebasing: bytes[token.range]), to: &phrase)
            }
        }
        return String(decoding: phrase, as: UTF8.self)
    }

    /// The number that it is, when it is nothing but ASCII digits and not too large.
    public var number: Int? {
        guard !isEmpty else { return nil }
        var number = 0
        for byte in bytes[range] {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(Int(byte & 0xF))
            if overflow || carry { return nil }
            number = sum
        }
        return number
    }

    /// The first word of four digits whose number lies in `years`.
    public func firstYear(in years: ClosedRange<Int>) -> (year: Int, place: TextSlice)? {
        for word in words where word.count == 4 {
            if let year = word.number, years.contains(year) { return (year, word) }
        }
        return nil
    }
}

extension [UInt8] {
    /// The part in `range` as a slice that knows its text.
    public func slice(_ range: Range<Int>) -> TextSlice { TextSlice(self, in: range) }
}
