import ReviewModel
import TextAnalysis

/// A number as written: digits with a sign, a power, a range, a size, a scale or a currency.
struct NumberText: Sendable {
    /// Where it stands, with its sign, its sign of money, scale and per cent.
    var range: Range<Int>
    /// Where its digits begin.
    let start: Int
    /// The digits with sign, points, ranges and powers: `-3.2`, `<1`, `~5`, `3e-5`, `10-15`, `71.2±0.3`.
    var value: String
    /// `value` without signs before it.
    var digits: String
    /// `K`, `M`, `B`, `T`, `%`, `x`, or nothing.
    var scale = ""
    /// `USD`, `EUR`, …, or nothing.
    var currency = ""
    /// Whether it may be no more than a year, or two.
    let looksLikeYear: Bool
    /// Whether it is digits and nothing else.
    let isInteger: Bool
    /// Whether a fraction, `1/4`, or a size, `64x64`.
    let isFraction: Bool
    let isProduct: Bool

    /// Reads the number at `at`; nil when the digits belong to a name, a version, a date or a time.
    init?(at: Int, in text: TextSlice) {
        guard Self.standsAlone(at: at, in: text) else { return nil }
        let read = NumberReader(at: at, in: text)
        digits = String(decoding: read.value, as: UTF8.self)
        looksLikeYear = Self.areYears(read.value)
        isInteger = read.value.allSatisfy(QuantityScanner.isDigit)
        isFraction = read.slashes > 0
        isProduct = read.products > 0
        guard !read.isBroken, read.hyphens < 2, read.slashes < 2, !Self.isMonth(read),
            !Self.isClock(at..<read.end, in: text), !Self.isNumberOfArXiv(read.value)
        else { return nil }
        value = digits
        start = at
        range = at..<read.end
        takeSigns(in: text)
        takeScale(in: text)
        guard !Self.isName(to: range.upperBound, in: text) else { return nil }
    }

    /// The end of the digits at `at` that make no number, and of what they are joined with: of `MAP@4-10` neither part
    /// measures anything.
    static func end(ofRefused at: Int, in text: TextSlice) -> Int {
        max(at + 1, NumberReader(at: at, in: text).end)
    }

    /// Takes what stands before the digits: a sign of money, plus or minus, and how near or on which side the value is.
    private mutating func takeSigns(in text: TextSlice) {
        var first = start
        var mark = ""
        takeCurrency(before: &first, in: text)
        if let sign = Self.sign(at: first, in: text) {
            mark = sign.mark
            first = sign.place
            if currency.isEmpty { takeCurrency(before: &first, in: text) }
        }
        if let nearness = Self.nearness(at: first, in: text) {
            mark = nearness.mark + mark
            first = nearness.place
        }
        value = mark + value
        range = first..<range.upperBound
    }

    private mutating func takeCurrency(before first: inout Int, in text: TextSlice) {
        guard first > text.startIndex,
            let sign = Self.currencies.first(where: { text.before(first).hasSuffix($0.word) }),
            sign.word != "$" || Self.formula(at: first - 1, in: text) == nil
        else { return }
        currency = sign.of
        first -= sign.word.utf8.count
    }

    /// The signs of currencies, the longer ones first.
    private static let currencies = WordFiles.quantities.words("currency").sorted {
        $0.word.utf8.count > $1.word.utf8.count
    }

    /// The sign before the digits at `at`, and where it stands: a plus, a hyphen, U+2212 or U+00B1 with a space or an
    /// opening bracket before it.
    private static func sign(at: Int, in text: TextSlice) -> (mark: String, place: Int)? {
        let before = text.before(at)
        guard at > text.startIndex, text[at - 1] < 0x30 || text[at - 1] >= 0x80,
            let sign = signs.first(where: { before.hasSuffix($0.text) })
        else { return nil }
        let place = at - sign.text.utf8.count
        guard place > text.startIndex, " (=~[:".utf8.contains(text[place - 1]) || text[place - 1] == 0xA0
        else { return nil }
        return (sign.mark, place)
    }

    private static let signs = [("±", "±"), ("+/-", "±"), ("+-", "±"), ("+", "+"), ("-", "-"), ("−", "-")]
        .map { (text: $0.0, mark: $0.1) }

    /// What tells before the number at `at` that the value is near it or on one side of it, and where that stands: `~`,
    /// `<`, `≥`.
    private static func nearness(at: Int, in text: TextSlice) -> (
        mark: String, place: Int
    )? {
        let isSpaced = at > text.startIndex && text[at - 1] == 0x20
        let end = isSpaced ? at - 1 : at
        guard end > text.startIndex,
            let sign = nearnesses.first(where: { text.before(end).hasSuffix($0.text) })
        else { return nil }
        let place = end - sign.text.utf8.count
        // An arrow ends in the same sign, a quoted line begins with it, and "Fig.~5" has a space of TeX.
        guard place > text.startIndex else { return isSpaced ? nil : (sign.mark, place) }
        return " ($[|".utf8.contains(text[place - 1]) || text[place - 1] == 0xA0 ? (sign.mark, place) : nil
    }

    private static let nearnesses = [
        ("<=", "≤"), (">=", "≥"), ("~", "~"), ("≈", "~"), ("∼", "~"), ("≃", "~"), ("<", "<"), (">", ">"),
        ("≤", "≤"), ("≥", "≥"), ("⩽", "≤"), ("⩾", "≥"),
    ].map { (text: $0.0, mark: $0.1) }

    /// Whether the digits at `at` do not go on with a name: `GPT-3`, `CASP14`, `v1.5`.
    private static func standsAlone(at: Int, in text: TextSlice) -> Bool {
        guard at > text.startIndex else { return true }
        let before = text[at - 1]
        if isApostrophe(at: at, in: text) || isNumbered(at: at, in: text) { return false }
        if before >= 0x80 {
            let sign = scalarBefore(at, in: text)
            // A hyphen that does not break joins the digits to a name too.
            if sign == 0x2010 || sign == 0x2011, at - 3 > text.startIndex {
                return !isLetter(text[at - 4])
            }
            return !UTF8Scanner.isLetter(sign)
        }
        if isLetter(before) || QuantityScanner.isDigit(before) || before == UInt8(ascii: "_")
            || before == UInt8(ascii: "@")
        {
            return false
        }
        if before == UInt8(ascii: "-") || before == UInt8(ascii: ".") || before == UInt8(ascii: "/") {
            guard at - 2 >= text.startIndex else { return true }
            let earlier = text[at - 2]
            // "топ-10" and "top-10" count, "GPT-3" names.
            if isTop(at: at, in: text) { return true }
            if earlier >= 0x80 { return !UTF8Scanner.isLatin(scalarBefore(at - 1, in: text)) }
            return !isLetter(earlier) && !QuantityScanner.isDigit(earlier)
        }
        return true
    }

    /// Whether an apostrophe stands before the digits, in place of a century: `WMT'14`.
    private static func isApostrophe(at: Int, in text: TextSlice) -> Bool {
        ["'", "’"].contains { text.before(at).hasSuffix($0) }
    }

    /// Whether a sign tells that the digits number something: `#12`, `№ 3`, `§4`.
    private static func isNumbered(at: Int, in text: TextSlice) -> Bool {
        ["#", "№", "№ ", "§", "§ "].contains { text.before(at).hasSuffix($0) }
    }

    private static func isTop(at: Int, in text: TextSlice) -> Bool {
        let start = at - 4
        guard start >= text.startIndex, text[start..<at - 1].folded == "top" else { return false }
        return start == text.startIndex || !isLetter(text[start - 1])
    }

    private static func scalarBefore(_ at: Int, in text: TextSlice) -> UInt32 {
        var start = at - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return text.scalar(at: start).value
    }

    static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    /// `2019`, `2019-2021`.
    private static func areYears(_ value: [UInt8]) -> Bool {
        let parts = value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy {
                $0.count == 4 && PlausibleYear.inText(String(decoding: $0, as: UTF8.self)) != nil
            }
    }

    /// `08/2019`.
    private static func isMonth(_ read: NumberReader) -> Bool {
        read.slashes == 1
            && read.value.split(separator: UInt8(ascii: "/")).contains {
                $0.count == 4 && areYears(Array($0))
            }
    }

    /// `12:00`, `1:10`: a time or a ratio.
    private static func isClock(_ range: Range<Int>, in text: TextSlice) -> Bool {
        let colon = UInt8(ascii: ":")
        let (before, next) = (range.lowerBound - 2, range.upperBound + 1)
        return before >= text.startIndex && text[before + 1] == colon
            && QuantityScanner.isDigit(text[before])
            || next < text.endIndex && text[next - 1] == colon && QuantityScanner.isDigit(text[next])
    }

    /// `2310.11111`: year and month, and four or five digits.
    private static func isNumberOfArXiv(_ value: [UInt8]) -> Bool {
        let parts = value.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, (4...5).contains(parts[1].count),
            let number = Int(String(decoding: parts[0], as: UTF8.self))
        else { return false }
        return (701...9912).contains(number) && (1...12).contains(number % 100)
    }

    private static let scales: [(text: String, scale: String)] =
        [
            ("%", "%"), (" %", "%"), ("\u{A0}%", "%"), ("\u{202F}%", "%"), ("\\%", "%"), ("+", "+"),
        ] + WordFiles.quantities.words("scale.sign").map { ($0.word, $0.of) }
        + WordFiles.quantities.words("scale").map { (" " + $0.word, $0.of) }
        + WordFiles.quantities.words("scale").map { ("\u{A0}" + $0.word, $0.of) }
        + WordFiles.quantities.words("scale.glued").map { ($0.word, $0.of) }

    /// `scales` by their first bytes, in order.
    private static let scalesByByte = (0...255).map { byte in
        scales.filter { $0.text.utf8.first.map(Int.init) == byte }
    }

    /// Takes a sign of scale behind the digits, and the second number of a range or a deviation behind that.
    private mutating func takeScale(in text: TextSlice) {
        let rest = text.from(range.upperBound)
        guard let first = rest.first else { return }
        let fitting = Self.scalesByByte[Int(first)].filter {
            rest.hasPrefix($0.text) && Self.ends($0.text, in: rest)
        }
        var end = range.upperBound
        if let scale = fitting.max(by: { $0.text.utf8.count < $1.text.utf8.count }) {
            end += scale.text.utf8.count
            // "млн", "тыс" may be declined, and end in a full stop that ends nothing.
            if scale.text.utf8.count > 4 {
                while end < text.endIndex, text[end] >= 0x80, text[end] != 0xC2 { end += 1 }
                if end < text.endIndex, text[end] == UInt8(ascii: "s") { end += 1 }
                if Self.isAbbreviation(endingAt: end, in: text) { end += 1 }
            }
            takeSecond(behind: scale.text, end: &end, in: text)
            self.scale = scale.scale == "+" ? self.scale : scale.scale
        }
        for space in ["", " ", "\u{A0}"] where currency.isEmpty {
            guard let rest = text.from(end).without(prefix: space), let first = rest.first,
                let sign = Self.currencies.first(where: { rest.hasPrefix($0.word) }), !Self.isLetter(first),
                sign.word != "$"
                    || space.isEmpty && Self.formula(at: range.lowerBound, in: text) == nil
            else { continue }
            currency = sign.of
            end = rest.startIndex + sign.word.utf8.count
        }
        range = range.lowerBound..<end
    }

    /// Takes the second part of `1к-10к` and `91% ± 0.3%`.
    private mutating func takeSecond(
        behind scale: String, end: inout Int, in text: TextSlice
    ) {
        let joint = NumberReader.joint(at: end, in: text)
        let deviation = NumberReader.deviation(at: end, in: text)
        guard let next = deviation ?? joint?.next, joint.map({ $0.sign == UInt8(ascii: "-") }) ?? true else {
            return
        }
        let second = NumberReader(at: next, in: text)
        value += (deviation == nil ? "-" : "±") + String(decoding: second.value, as: UTF8.self)
        end = second.end
        if text.from(end).hasPrefix(scale) { end += scale.utf8.count }
    }

    /// Whether the full stop at `end` goes on with a word in small letters: "40 тыс. картинок".
    private static func isAbbreviation(endingAt end: Int, in text: TextSlice) -> Bool {
        end + 2 < text.endIndex && text[end] == UInt8(ascii: ".") && text[end + 1] == 0x20
            && UTF8Scanner.isLower(text.scalar(at: end + 2).value)
    }

    /// The formula between two signs of a dollar that the byte at `at` stands in or opens.
    static func formula(at: Int, in text: TextSlice) -> Range<Int>? {
        let dollar = UInt8(ascii: "$")
        let isOpen = text.before(at).count { $0 == dollar } % 2 == 1
        let start = isOpen ? at : at + 1
        guard isOpen || text[at] == dollar, start < text.endIndex,
            let end = text.from(start).firstIndex(of: dollar), end - at <= 200
        else { return nil }
        // "$5 and $10" are two sums of money: a formula has no space behind its first sign and before its last.
        return text[end - 1] == 0x20 || start == end ? nil : at..<end
    }

    /// A scale of one letter must not be the beginning of a word.
    private static func ends(_ scale: String, in rest: TextSlice) -> Bool {
        let end = rest.startIndex + scale.utf8.count
        guard end < rest.endIndex, scale.unicodeScalars.count <= 2, scale.utf8.last != UInt8(ascii: "%"),
            scale != "+"
        else { return true }
        return !UTF8Scanner.isLetter(rest.scalar(at: end).value)
    }

    private static let glued = WordFiles.quantities.values("unit.glued")

    /// Letters glued to the digits make a name: `3D`, `4K-видео`; devices and units do not.
    private static func isName(to end: Int, in text: TextSlice) -> Bool {
        guard end < text.endIndex, UTF8Scanner.isLetter(text.scalar(at: end).value) else { return false }
        if isDimensions(to: end, in: text) { return true }
        let rest = text.from(end)
        return QuantitySign.behind(end, in: text) == nil && !glued.contains { rest.hasPrefix($0) }
            && !UTF8Scanner.isCyrillic(text.scalar(at: end).value)
    }

    /// `3d object`: one digit, and what has so many dimensions behind it; days are told apart by nothing else.
    private static func isDimensions(to end: Int, in text: TextSlice) -> Bool {
        guard text[end] | 0x20 == UInt8(ascii: "d"), end - 1 >= text.startIndex,
            (0x31...0x34).contains(text[end - 1]), end + 1 < text.endIndex
        else { return false }
        let isAlone = end - 1 == text.startIndex || !QuantityScanner.isDigit(text[end - 2])
        return isAlone && (text[end + 1] == 0x20 || text[end + 1] == UInt8(ascii: "-"))
            && end + 2 < text.endIndex && UTF8Scanner.isLetter(text.scalar(at: end + 2).value)
    }
}
