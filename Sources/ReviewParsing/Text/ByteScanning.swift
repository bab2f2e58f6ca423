import TextAnalysis

/// Scanning of UTF-8 bytes in place; offsets are offsets into the array itself.
extension [UInt8] {
    /// `range` without white space, no-break spaces and zero-width characters at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
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
        return low..<high
    }

    /// Bytes of the blank character at `offset`, 0 when there is none.
    private func blankWidth(at offset: Int) -> Int {
        let byte = self[offset]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2, offset + 1 < count, self[offset + 1] == 0xA0 { return 2 }
        guard byte >= 0xE2, offset + 2 < count else { return 0 }
        switch (byte, self[offset + 1], self[offset + 2]) {
        case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return 3
        default: return 0
        }
    }

    private func blankWidth(before end: Int, from start: Int) -> Int {
        for width in 1...3 where end - width >= start && blankWidth(at: end - width) == width { return width }
        return 0
    }

    /// The pieces of `range` between spaces of any kind, no-break ones too.
    func fields(_ range: Range<Int>) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        var start: Int?
        var at = range.lowerBound
        while at < range.upperBound {
            let width = blankWidth(at: at)
            if width == 0 {
                start = start ?? at
            } else if let first = start {
                fields.append(first..<at)
                start = nil
            }
            at += Swift.max(1, width)
        }
        if let first = start { fields.append(first..<range.upperBound) }
        return fields
    }

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

    /// The first place of `byte` in `range`.
    func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        self[range].firstIndex(of: byte)
    }

    /// The first place of `pattern` in `range`.
    func find(_ pattern: String, in range: Range<Int>) -> Int? {
        let wanted = Array(pattern.utf8)
        guard let head = wanted.first, range.count >= wanted.count else { return nil }
        var at = range.lowerBound
        let last = range.upperBound - wanted.count
        while at <= last {
            if self[at] == head, self[at..<at + wanted.count].elementsEqual(wanted) { return at }
            at += 1
        }
        return nil
    }

    /// Whether `range` begins with the bytes of `pattern`.
    func starts(_ pattern: String, at range: Range<Int>) -> Bool {
        self[range].starts(with: pattern.utf8)
    }

    /// Whether `range` ends with the bytes of `pattern`.
    func ends(_ pattern: String, in range: Range<Int>) -> Bool {
        let wanted = pattern.utf8
        guard range.count >= wanted.count else { return false }
        return self[range.upperBound - wanted.count..<range.upperBound].elementsEqual(wanted)
    }

    /// The text of `range`.
    func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

    /// The text of `range`, folded for comparison: lower case, ё as е.
    func folded(_ range: Range<Int>) -> String {
        String(decoding: WordFolding.fold(self[range]), as: UTF8.self)
    }

    /// The scalar at `offset`.
    func scalar(_ offset: Int) -> (value: UInt32, length: Int) { UTF8Scanner.scalar(self, offset) }

    /// Letters of `range` by script.
    func letterCounts(_ range: Range<Int>) -> (latin: Int, cyrillic: Int, other: Int) {
        var counts = (latin: 0, cyrillic: 0, other: 0)
        var at = range.lowerBound
        while at < range.upperBound {
            let (value, length) = scalar(at)
            if UTF8Scanner.isLatin(value) {
                counts.latin += 1
            } else if UTF8Scanner.isCyrillic(value) {
                counts.cyrillic += 1
            } else if UTF8Scanner.isLetter(value) {
                counts.other += 1
            }
            at += length
        }
        return counts
    }
}
