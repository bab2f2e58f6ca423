import ReviewModel
import TextAnalysis

/// What `TextSlice` can, for those that still hold bytes and a range apart.
extension [UInt8] {
    /// `range` without white space, no-break spaces and zero-width characters at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> { slice(range).trimmed.range }

    /// The pieces of `range` between spaces of any kind, no-break ones too.
    func fields(_ range: Range<Int>) -> [Range<Int>] { slice(range).fields.map(\.range) }

    /// Whether the ASCII letters of `pattern`, given in lower case, stand at `offset` in any case.
    func hasASCII(_ pattern: StaticString, at offset: Int) -> Bool {
        withUnsafeBufferPointer { $0.hasASCII(pattern, at: offset) }
    }

    /// The first place of `byte` in `range`.
    func first(_ byte: UInt8, in range: Range<Int>) -> Int? { slice(range).first(byte) }

    /// The first place of `pattern` in `range`.
    func find(_ pattern: String, in range: Range<Int>) -> Int? { slice(range).find(pattern) }

    /// Whether `range` begins with the bytes of `pattern`.
    func starts(_ pattern: String, at range: Range<Int>) -> Bool { slice(range).hasPrefix(pattern) }

    /// Whether `range` ends with the bytes of `pattern`.
    func ends(_ pattern: String, in range: Range<Int>) -> Bool { slice(range).hasSuffix(pattern) }

    /// The text of `range`.
    func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

    /// The text of `range`, folded for comparison: lower case, ё as е.
    func folded(_ range: Range<Int>) -> String { slice(range).folded }

    /// The scalar at `offset`.
    func scalar(_ offset: Int) -> (value: UInt32, length: Int) { UTF8Scanner.scalar(in: self, at: offset) }

    /// Letters of `range` by script.
    func letterCounts(_ range: Range<Int>) -> (latin: Int, cyrillic: Int, other: Int) {
        slice(range).letterCounts
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the ASCII letters of `pattern`, given in lower case, stand at `offset` in any case.
    func hasASCII(_ pattern: StaticString, at offset: Int) -> Bool {
        let length = pattern.utf8CodeUnitCount
        guard offset >= 0, offset + length <= count else { return false }
        for index in 0..<length {
            var byte = self[offset + index]
            if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
            if byte != pattern.utf8Start[index] { return false }
        }
        return true
    }
}

extension TextSlice {
    /// The part in `part`, a range of the whole text.
    func slice(_ part: Range<Int>) -> TextSlice { self[part] }

    /// Its words folded and joined: names that differ by spaces, hyphens and capitals alone are spelt alike.
    var tight: String { foldedWords.joined() }

    /// Four digits that can be the year of a paper.
    var year: Int? {
        guard count == 4, let year = number, PlausibleYear.inText.contains(year) else { return nil }
        return year
    }
}
