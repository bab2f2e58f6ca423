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
        scale.isEmpty && digits.utf8.count <= 3
            && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D }
    }

    /// Whether a number without a unit and a measure only counts, numbers or stands in a formula: `Model 1`, `PaLM 2`,
    /// `from 0 to 1`, `$t+1$`, `1/4`, `360 panoramic`. `previous` is the word before it, `isAnnounced` whether that
    /// says how much: "up to 2000".
    func saysNothing(
        _ bytes: [UInt8], within limits: Range<Int>, behind previous: Token?, isAnnounced: Bool
    ) -> Bool {
        if isFraction || isProduct { return true }
        guard scale.isEmpty, currency.isEmpty else { return false }
        let isSigned = value != digits
        if digits.utf8.count == 1 || isInteger && !isAnnounced && !isSigned
            || follows(name: previous, in: bytes, within: limits) || isPartOfTerm(bytes, within: limits)
            || isCell(bytes, within: limits)
        {
            return true
        }
        return Self.formula(bytes, at: start, in: limits).map { formula in
            bytes[formula].contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        } ?? false
    }

    /// `Llama 3.2`, `wav2vec 2.0`, `Ubuntu 22.04`: whether it stands behind a word that is written as a name, and not
    /// because a sentence begins with it.
    func follows(name previous: Token?, in bytes: [UInt8], within limits: Range<Int>) -> Bool {
        guard let previous, previous.hasLatin, range.lowerBound - previous.range.upperBound <= 1,
            previous.range.upperBound == range.lowerBound
                || " -(".utf8.contains(bytes[previous.range.upperBound])
        else { return false }
        if previous.hasLetter, previous.hasDigit { return !isScore }
        guard previous.hasUpper else { return false }
        let isInside = bytes[previous.range.dropFirst()].contains { $0 >= 0x41 && $0 <= 0x5A }
        return isInside && !isScore || !isInside && previous.range.lowerBound > limits.lowerBound
    }

    /// `33.7`: two digits, a point and one more. Versions rarely go that far.
    private var isScore: Bool {
        let digits = digits.utf8
        return digits.count == 4 && digits.dropFirst(2).first == UInt8(ascii: ".")
    }

    /// Whether it is a size or a count written right behind a word, as names have them: `Kiwi 7B`, `Pears 100k`.
    func mayEndName(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        guard ["K", "M", "B", "T"].contains(scale), currency.isEmpty, value == digits,
            range.count > 1, range.lowerBound > limits.lowerBound
        else { return false }
        let last = range.upperBound - 1
        return Self.isLetter(bytes[last]) && QuantityScanner.isDigit(bytes[last - 1])
            && " -".utf8.contains(bytes[range.lowerBound - 1])
    }

    /// Whether a size of a model stands right behind it: the version in `Kiwi 2.5 14B`.
    func isBeforeSize(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        guard scale.isEmpty, currency.isEmpty, value == digits, range.upperBound + 2 < limits.upperBound,
            " -".utf8.contains(bytes[range.upperBound])
        else { return false }
        var end = range.upperBound + 1
        while end < limits.upperBound, QuantityScanner.isDigit(bytes[end]) || bytes[end] == UInt8(ascii: ".")
        {
            end += 1
        }
        guard end < limits.upperBound, QuantityScanner.isDigit(bytes[end - 1]),
            "BM".utf8.contains(bytes[end])
        else { return false }
        return end + 1 == limits.upperBound || !UTF8Scanner.isLetter(bytes.scalar(end + 1).value)
    }

    /// "the 90s", "1000s of layers".
    func isDecade(_ bytes: [UInt8], in limits: Range<Int>) -> Bool {
        let next = start + digits.utf8.count
        guard isInteger, digits.utf8.last == UInt8(ascii: "0"), next < limits.upperBound,
            bytes[next] == UInt8(ascii: "s")
        else { return false }
        return digits.utf8.count > 2 || bytes.ends("the ", in: limits.lowerBound..<start)
    }

    /// Whether the sign between cells of a table stands before it or behind it.
    private func isCell(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        bytes.ends("| ", in: limits.lowerBound..<range.lowerBound)
            || bytes.starts(" |", at: range.upperBound..<limits.upperBound)
    }

    /// Whether a sign of multiplication stands between spaces behind it or before it, and a number beyond: `14 x 14 x 512`.
    func isSide(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        [" x ", " × "].contains { sign in
            let width = sign.utf8.count
            let next = range.upperBound + width
            let before = range.lowerBound - width - 1
            return bytes.starts(sign, at: range.upperBound..<limits.upperBound) && next < limits.upperBound
                && (QuantityScanner.isDigit(bytes[next])
                    || next + 1 < limits.upperBound && bytes[next + 1] == 0x20)
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
    var isShape: Bool { digits.utf8.count { $0 == UInt8(ascii: "x") } > 1 }

    /// Two small numbers with a sign of multiplication between them: the shape of a kernel or a patch, `3x3`.
    var isKernel: Bool {
        let sides = digits.utf8.split { !QuantityScanner.isDigit($0) }
        return isProduct && sides.count == 2
            && sides.allSatisfy { $0.count == 1 || $0.elementsEqual("11".utf8) }
    }

    /// One of several bare numbers between brackets: a set or a shape, `{1, 2, 4}`, `(3, 224, 224)`.
    func isMember(_ bytes: [UInt8], within limits: Range<Int>) -> Bool {
        guard scale.isEmpty,
            let open = bytes[limits.lowerBound..<range.lowerBound].lastIndex(where: { !Self.isListed($0) }),
            let close = bytes[range.upperBound..<limits.upperBound].firstIndex(where: { !Self.isListed($0) }),
            "([{".utf8.contains(bytes[open]),
            ")]}".utf8.contains(bytes[close]) || bytes.starts("etc", at: close..<limits.upperBound)
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
