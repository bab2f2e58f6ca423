import TextAnalysis

/// What tells that a number measures nothing.
extension NumberText {
    /// Whether it names how fine a picture is: `4K-видео`.
    func isResolution(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        let hyphen = range.lowerBound + 2
        return scale == "K" && value.utf8.count == 1 && hyphen < limits.upperBound
            && bytes[hyphen] == UInt8(ascii: "-")
    }

    /// `3-D printed`: how many dimensions space has there.
    func isDimensionality(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        let end = range.upperBound + 2
        guard scale.isEmpty, value.utf8.count == 1, end <= limits.upperBound,
            bytes[end - 2] == UInt8(ascii: "-"), bytes[end - 1] | 0x20 == UInt8(ascii: "d")
        else { return false }
        return end == limits.upperBound || !UTF8Scanner.isLetter(bytes.scalar(end).value)
    }

    /// Whether it may be where a scale ends: "from 1 to 10".
    var isEndOfScale: Bool {
        scale.isEmpty && value.utf8.count <= 3
            && value.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D }
    }

    /// Whether a number without a unit only counts, numbers or stands in a formula: `Model 1`, `PaLM 2`, `from 0 to
    /// 1`, `$t+1$`.
    func saysNothing(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        guard scale.isEmpty else { return false }
        if value.utf8.count == 1 || isVersion(bytes, within: limits) || isPartOfTerm(bytes, within: limits) {
            return true
        }
        return Self.formula(bytes, at: range.lowerBound, in: limits).map { formula in
            bytes[formula].contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        } ?? false
    }

    /// `Llama 3.2`: a small number behind a name.
    private func isVersion(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        guard value.utf8.count <= 3,
            value.utf8.count == 1 || value.utf8.dropFirst().first == UInt8(ascii: "."),
            range.lowerBound >= limits.lowerBound + 2, bytes[range.lowerBound - 1] == 0x20
        else { return false }
        let before = bytes[limits.lowerBound..<range.lowerBound - 1]
        let start = before.lastIndex { !Self.isLetter($0) && $0 < 0x80 && $0 != UInt8(ascii: "-") }
            .map { $0 + 1 }
        guard let start, start < range.lowerBound - 1 else { return false }
        return UTF8Scanner.isUpper(bytes.scalar(start).value)
            && QuantityUnit.unit(bytes, in: start..<range.lowerBound - 1) == nil
    }

    /// Whether a sign of multiplication stands between spaces behind it or before it, and a number beyond: `14 x 14 x 512`.
    func isSide(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        [" x ", " × "].contains { sign in
            let width = sign.utf8.count
            let next = range.upperBound + width
            let before = range.lowerBound - width - 1
            return bytes.starts(sign, at: range.upperBound..<limits.upperBound) && next < limits.upperBound
                && QuantityScanner.isDigit(bytes[next])
                || bytes.ends(sign, in: limits.lowerBound..<range.lowerBound) && before >= limits.lowerBound
                    && QuantityScanner.isDigit(bytes[before])
        }
    }

    /// `1/rank(t)`, `t+1`.
    func isPartOfTerm(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        let next = range.upperBound
        if next + 1 < limits.upperBound, bytes[next] == UInt8(ascii: "/"), bytes[next + 1] | 0x20 >= 0x61,
            bytes[next + 1] | 0x20 <= 0x7A
        {
            return true
        }
        let before = range.lowerBound - 1
        return before > limits.lowerBound && "+*^".utf8.contains(bytes[before])
            && bytes[before - 1] | 0x20 >= 0x61
            && bytes[before - 1] | 0x20 <= 0x7A
    }

    /// "1)" in the middle of a sentence: a marker of an enumeration.
    func isMarker(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        guard range.count <= 2, range.upperBound < limits.upperBound,
            bytes[range.upperBound] == UInt8(ascii: ")")
        else { return false }
        let before = bytes[limits.lowerBound..<range.lowerBound]
        let opened = before.count { $0 == UInt8(ascii: "(") } - before.count { $0 == UInt8(ascii: ")") }
        return opened <= 0 || before.last == UInt8(ascii: "(")
    }

    /// Three and more numbers between signs of multiplication: the shape of a tensor.
    var isShape: Bool {
        TextSlice(value).count { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "*") || $0 == 0x97 } > 1
    }

    /// Two small numbers with a sign of multiplication between them: the shape of a kernel or a patch, `3x3`.
    var isKernel: Bool {
        let sides = value.utf8.split { !QuantityScanner.isDigit($0) }
        let isProduct = value.utf8.contains {
            $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "*") || $0 >= 0x80
        }
        return isProduct && sides.count == 2
            && sides.allSatisfy { $0.count == 1 || $0.elementsEqual("11".utf8) }
    }

    /// One of several bare numbers between brackets: a set or a shape, `{1, 2, 4}`, `(3, 224, 224)`.
    func isMember(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        guard scale.isEmpty,
            let open = bytes[limits.lowerBound..<range.lowerBound].lastIndex(where: { !Self.isListed($0) }),
            let close = bytes[range.upperBound..<limits.upperBound].firstIndex(where: { !Self.isListed($0) }),
            "([{".utf8.contains(bytes[open]), ")]}".utf8.contains(bytes[close])
        else { return false }
        let commas = bytes[open..<close].count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
        // "[13]" is a reference.
        return commas > 1 || bytes[open] == UInt8(ascii: "[")
            || commas == 1 && bytes[open] != UInt8(ascii: "(")
    }

    private static func isListed(_ byte: UInt8) -> Bool {
        QuantityScanner.isDigit(byte) || ",; .-".utf8.contains(byte)
    }

    /// "1000!" in the middle of a sentence.
    func isFactorial(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        range.upperBound + 1 < limits.upperBound && bytes[range.upperBound] == UInt8(ascii: "!")
            && bytes[range.upperBound + 1] == 0x20
            && UTF8Scanner.isLower(bytes.scalar(min(limits.upperBound - 1, range.upperBound + 2)).value)
    }
}
