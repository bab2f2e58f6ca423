import TextAnalysis

/// What tells that a number measures nothing.
extension NumberText {
    /// Whether it names how fine a picture is: `4K-видео`.
    func isResolution(in text: TextSlice) -> Bool {
        let hyphen = range.lowerBound + 2
        return scale == "K" && value.utf8.count == 1 && hyphen < text.endIndex
            && text[hyphen] == UInt8(ascii: "-")
    }

    /// `3-D printed`: how many dimensions space has there.
    func isDimensionality(in text: TextSlice) -> Bool {
        let end = range.upperBound + 2
        guard scale.isEmpty, value.utf8.count == 1, end <= text.endIndex,
            text[end - 2] == UInt8(ascii: "-"), text[end - 1] | 0x20 == UInt8(ascii: "d")
        else { return false }
        return end == text.endIndex || !UTF8Scanner.isLetter(text.scalar(at: end).value)
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
        behind previous: Token?, isAnnounced: Bool, in text: TextSlice
    ) -> Bool {
        if isFraction || isProduct { return true }
        guard scale.isEmpty, currency.isEmpty else { return false }
        let isSigned = value != digits
        if digits.utf8.count == 1 || isInteger && !isAnnounced && !isSigned
            || follows(name: previous, in: text) || isPartOfTerm(in: text)
            || isCell(in: text)
        {
            return true
        }
        return Self.formula(at: start, in: text).map { formula in
            text[formula].contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        } ?? false
    }

    /// `Llama 3.2`, `wav2vec 2.0`, `Ubuntu 22.04`: whether it stands behind a word that is written as a name, and not
    /// because a sentence begins with it.
    func follows(name previous: Token?, in text: TextSlice) -> Bool {
        guard let previous, previous.hasLatin, range.lowerBound - previous.range.upperBound <= 1,
            previous.range.upperBound == range.lowerBound
                || " -(".utf8.contains(text[previous.range.upperBound])
        else { return false }
        if previous.hasLetter, previous.hasDigit { return !isScore }
        guard previous.hasUpper else { return false }
        let isInside = text[previous.range.dropFirst()].contains { $0 >= 0x41 && $0 <= 0x5A }
        return isInside && !isScore || !isInside && previous.range.lowerBound > text.startIndex
    }

    /// `33.7`: two digits, a point and one more. Versions rarely go that far.
    private var isScore: Bool {
        let digits = digits.utf8
        return digits.count == 4 && digits.dropFirst(2).first == UInt8(ascii: ".")
    }

    /// Whether it is a size or a count written right behind a word, as names have them: `Kiwi 7B`, `Pears 100k`.
    func mayEndName(in text: TextSlice) -> Bool {
        guard ["K", "M", "B", "T"].contains(scale), currency.isEmpty, value == digits,
            range.count > 1, range.lowerBound > text.startIndex
        else { return false }
        let last = range.upperBound - 1
        return Self.isLetter(text[last]) && QuantityScanner.isDigit(text[last - 1])
            && " -".utf8.contains(text[range.lowerBound - 1])
    }

    /// Whether a size of a model stands right behind it: the version in `Kiwi 2.5 14B`.
    func isBeforeSize(in text: TextSlice) -> Bool {
        guard scale.isEmpty, currency.isEmpty, value == digits, range.upperBound + 2 < text.endIndex,
            " -".utf8.contains(text[range.upperBound])
        else { return false }
        var end = range.upperBound + 1
        while end < text.endIndex, QuantityScanner.isDigit(text[end]) || text[end] == UInt8(ascii: ".") {
            end += 1
        }
        guard end < text.endIndex, QuantityScanner.isDigit(text[end - 1]),
            "BM".utf8.contains(text[end])
        else { return false }
        return end + 1 == text.endIndex || !UTF8Scanner.isLetter(text.scalar(at: end + 1).value)
    }

    /// "the 90s", "1000s of layers".
    func isDecade(in text: TextSlice) -> Bool {
        let next = start + digits.utf8.count
        guard isInteger, digits.utf8.last == UInt8(ascii: "0"), next < text.endIndex,
            text[next] == UInt8(ascii: "s")
        else { return false }
        return digits.utf8.count > 2 || text.before(start).hasSuffix("the ")
    }

    /// Whether the sign between cells of a table stands before it or behind it.
    private func isCell(in text: TextSlice) -> Bool {
        text.before(range.lowerBound).hasSuffix("| ")
            || text.from(range.upperBound).hasPrefix(" |")
    }

    /// Whether a sign of multiplication stands between spaces behind it or before it, and a number beyond: `14 x 14 x 512`.
    func isSide(in text: TextSlice) -> Bool {
        [" x ", " × "].contains { sign in
            let width = sign.utf8.count
            let next = range.upperBound + width
            let before = range.lowerBound - width - 1
            return text.from(range.upperBound).hasPrefix(sign) && next < text.endIndex
                && (QuantityScanner.isDigit(text[next])
                    || next + 1 < text.endIndex && text[next + 1] == 0x20)
                || text.before(range.lowerBound).hasSuffix(sign) && before >= text.startIndex
                    && QuantityScanner.isDigit(text[before])
        }
    }

    /// `1/rank(t)`, `t+1`.
    func isPartOfTerm(in text: TextSlice) -> Bool {
        let next = range.upperBound
        if next + 1 < text.endIndex, text[next] == UInt8(ascii: "/"), text[next + 1] | 0x20 >= 0x61,
            text[next + 1] | 0x20 <= 0x7A
        {
            return true
        }
        let before = range.lowerBound - 1
        return before > text.startIndex && "+*^".utf8.contains(text[before])
            && text[before - 1] | 0x20 >= 0x61
            && text[before - 1] | 0x20 <= 0x7A
    }

    /// "1)" in the middle of a sentence: a marker of an enumeration.
    func isMarker(in text: TextSlice) -> Bool {
        guard range.count <= 2, range.upperBound < text.endIndex,
            text[range.upperBound] == UInt8(ascii: ")")
        else { return false }
        let before = text.before(range.lowerBound)
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
    func isMember(in text: TextSlice) -> Bool {
        guard scale.isEmpty,
            let open = text.before(range.lowerBound).lastIndex(where: { !Self.isListed($0) }),
            let close = text.from(range.upperBound).firstIndex(where: { !Self.isListed($0) }),
            "([{".utf8.contains(text[open]),
            ")]}".utf8.contains(text[close]) || text.from(close).hasPrefix("etc")
        else { return false }
        let commas = text[open..<close].count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
        // "[13]" is a reference.
        return commas > 1 || text[open] == UInt8(ascii: "[")
            || commas == 1 && text[open] != UInt8(ascii: "(")
    }

    private static func isListed(_ byte: UInt8) -> Bool {
        QuantityScanner.isDigit(byte) || ",; .-".utf8.contains(byte)
    }

    /// "1000!" in the middle of a sentence.
    func isFactorial(in text: TextSlice) -> Bool {
        range.upperBound + 1 < text.endIndex && text[range.upperBound] == UInt8(ascii: "!")
            && text[range.upperBound + 1] == 0x20
            && UTF8Scanner.isLower(text.scalar(at: min(text.endIndex - 1, range.upperBound + 2)).value)
    }
}
