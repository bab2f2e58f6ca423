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
    init?(_ bytes: [UInt8], at: Int, in limits: Range<Int>) {
        guard Self.standsAlone(bytes, at: at, in: limits) else { return nil }
        let read = NumberReader(bytes, at: at, in: limits)
        digits = String(decoding: read.value, as: UTF8.self)
        looksLikeYear = Self.areYears(read.value)
        isInteger = read.value.allSatisfy(QuantityScanner.isDigit)
        isFraction = read.slashes > 0
        isProduct = read.products > 0
        guard !read.isBroken, read.hyphens < 2, read.slashes < 2, !Self.isMonth(read),
            !Self.isClock(bytes, at..<read.end, in: limits), !Self.isNumberOfArXiv(read.value)
        else { return nil }
        value = digits
        start = at
        range = at..<read.end
        takeSigns(bytes, in: limits)
        takeScale(bytes, within: limits)
        guard !Self.isName(bytes, to: range.upperBound, in: limits) else { return nil }
    }

    /// The end of the digits at `at` that make no number, and of what they are joined with: of `MAP@4-10` neither part
    /// measures anything.
    static func end(ofRefused bytes: [UInt8], at: Int, in limits: Range<Int>) -> Int {
        max(at + 1, NumberReader(bytes, at: at, in: limits).end)
    }

    /// Takes what stands before the digits: a sign of money, plus or minus, and how near or on which side the value is.
    private mutating func takeSigns(_ bytes: [UInt8], in limits: Range<Int>) {
        var first = start
        var mark = ""
        takeCurrency(bytes, before: &first, in: limits)
        if let sign = Self.sign(bytes, at: first, in: limits) {
            mark = sign.mark
            first = sign.place
            if currency.isEmpty { takeCurrency(bytes, before: &first, in: limits) }
        }
        if let nearness = Self.nearness(bytes, at: first, in: limits) {
            mark = nearness.mark + mark
            first = nearness.place
        }
        value = mark + value
        range = first..<range.upperBound
    }

    private mutating func takeCurrency(_ bytes: [UInt8], before first: inout Int, in limits: Range<Int>) {
        guard first > limits.lowerBound,
            let sign = Self.currencies.first(where: { bytes.ends($0.word, in: limits.lowerBound..<first) }),
            sign.word != "$" || Self.formula(bytes, at: first - 1, in: limits) == nil
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
    private static func sign(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> (mark: String, place: Int)?
    {
        let before = limits.lowerBound..<at
        guard at > limits.lowerBound, bytes[at - 1] < 0x30 || bytes[at - 1] >= 0x80,
            let sign = signs.first(where: { bytes.ends($0.text, in: before) })
        else { return nil }
        let place = at - sign.text.utf8.count
        guard place > limits.lowerBound, " (=~[:".utf8.contains(bytes[place - 1]) || bytes[place - 1] == 0xA0
        else { return nil }
        return (sign.mark, place)
    }

    private static let signs = [("±", "±"), ("+/-", "±"), ("+-", "±"), ("+", "+"), ("-", "-"), ("−", "-")]
        .map { (text: $0.0, mark: $0.1) }

    /// What tells before the number at `at` that the value is near it or on one side of it, and where that stands: `~`,
    /// `<`, `≥`.
    private static func nearness(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> (
        mark: String, place: Int
    )? {
        let isSpaced = at > limits.lowerBound && bytes[at - 1] == 0x20
        let end = isSpaced ? at - 1 : at
        guard end > limits.lowerBound,
            let sign = nearnesses.first(where: { bytes.ends($0.text, in: limits.lowerBound..<end) })
        else { return nil }
        let place = end - sign.text.utf8.count
        // An arrow ends in the same sign, a quoted line begins with it, and "Fig.~5" has a space of TeX.
        guard place > limits.lowerBound else { return isSpaced ? nil : (sign.mark, place) }
        return " ($[|".utf8.contains(bytes[place - 1]) || bytes[place - 1] == 0xA0 ? (sign.mark, place) : nil
    }

    private static let nearnesses = [
        ("<=", "≤"), (">=", "≥"), ("~", "~"), ("≈", "~"), ("∼", "~"), ("≃", "~"), ("<", "<"), (">", ">"),
        ("≤", "≤"), ("≥", "≥"), ("⩽", "≤"), ("⩾", "≥"),
    ].map { (text: $0.0, mark: $0.1) }

    /// Whether the digits at `at` do not go on with a name: `GPT-3`, `CASP14`, `v1.5`.
    private static func standsAlone(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Bool {
        guard at > limits.lowerBound else { return true }
        let before = bytes[at - 1]
        if isApostrophe(bytes, at: at, in: limits) || isNumbered(bytes, at: at, in: limits) { return false }
        if before >= 0x80 {
            let sign = scalarBefore(bytes, at: at)
            // A hyphen that does not break joins the digits to a name too.
            if sign == 0x2010 || sign == 0x2011, at - 3 > limits.lowerBound {
                return !isLetter(bytes[at - 4])
            }
            return !UTF8Scanner.isLetter(sign)
        }
        if isLetter(before) || QuantityScanner.isDigit(before) || before == UInt8(ascii: "_")
            || before == UInt8(ascii: "@")
        {
            return false
        }
        if before == UInt8(ascii: "-") || before == UInt8(ascii: ".") || before == UInt8(ascii: "/") {
            guard at - 2 >= limits.lowerBound else { return true }
            let earlier = bytes[at - 2]
            // "топ-10" and "top-10" count, "GPT-3" names.
            if isTop(bytes, at: at, in: limits) { return true }
            if earlier >= 0x80 { return !UTF8Scanner.isLatin(scalarBefore(bytes, at: at - 1)) }
            return !isLetter(earlier) && !QuantityScanner.isDigit(earlier)
        }
        return true
    }

    /// Whether an apostrophe stands before the digits, in place of a century: `WMT'14`.
    private static func isApostrophe(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Bool {
        ["'", "’"].contains { bytes.ends($0, in: limits.lowerBound..<at) }
    }

    /// Whether a sign tells that the digits number something: `#12`, `№ 3`, `§4`.
    private static func isNumbered(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Bool {
        ["#", "№", "№ ", "§", "§ "].contains { bytes.ends($0, in: limits.lowerBound..<at) }
    }

    private static func isTop(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Bool {
        let start = at - 4
        guard start >= limits.lowerBound, bytes.folded(start..<at - 1) == "top" else { return false }
        return start == limits.lowerBound || !isLetter(bytes[start - 1])
    }

    private static func scalarBefore(_ bytes: [UInt8], at: Int) -> UInt32 {
        var start = at - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return bytes.scalar(start).value
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
    private static func isClock(_ bytes: [UInt8], _ range: Range<Int>, in limits: Range<Int>) -> Bool {
        let colon = UInt8(ascii: ":")
        let (before, next) = (range.lowerBound - 2, range.upperBound + 1)
        return before >= limits.lowerBound && bytes[before + 1] == colon
            && QuantityScanner.isDigit(bytes[before])
            || next < limits.upperBound && bytes[next - 1] == colon && QuantityScanner.isDigit(bytes[next])
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
            ("%", "%"), (" %", "%"), ("\u{A0}%", "%"), ("\u{202F}%", "%"), ("\\%", "%"), ("K", "K"),
            ("К", "K"),
            ("k", "K"), ("к", "K"), ("M", "M"), ("М", "M"), ("B", "B"), ("В", "B"), ("Б", "B"), ("T", "T"),
            ("Т", "T"), ("x", "x"), ("х", "x"), ("×", "x"), ("+", "+"),
        ] + WordFiles.quantities.words("scale").map { (" " + $0.word, $0.of) }
        + WordFiles.quantities.words("scale").map { ("\u{A0}" + $0.word, $0.of) }
        + WordFiles.quantities.words("scale.glued").map { ($0.word, $0.of) }

    /// `scales` by their first bytes, in order.
    private static let scalesByByte = (0...255).map { byte in
        scales.filter { $0.text.utf8.first.map(Int.init) == byte }
    }

    /// Takes a sign of scale behind the digits, and the second number of a range or a deviation behind that.
    private mutating func takeScale(_ bytes: [UInt8], within limits: Range<Int>) {
        let rest = range.upperBound..<limits.upperBound
        guard rest.lowerBound < rest.upperBound else { return }
        let fitting = Self.scalesByByte[Int(bytes[rest.lowerBound])].filter {
            bytes.starts($0.text, at: rest) && Self.ends($0.text, in: bytes, rest: rest)
        }
        var end = range.upperBound
        if let scale = fitting.max(by: { $0.text.utf8.count < $1.text.utf8.count }) {
            end += scale.text.utf8.count
            // "млн", "тыс" may be declined, and end in a full stop that ends nothing.
            if scale.text.utf8.count > 4 {
                while end < limits.upperBound, bytes[end] >= 0x80, bytes[end] != 0xC2 { end += 1 }
                if end < limits.upperBound, bytes[end] == UInt8(ascii: "s") { end += 1 }
                if Self.isAbbreviation(bytes, endingAt: end, in: limits) { end += 1 }
            }
            takeSecond(bytes, behind: scale.text, end: &end, in: limits)
            self.scale = scale.scale == "+" ? self.scale : scale.scale
        }
        for space in ["", " ", "\u{A0}"] where currency.isEmpty {
            let rest = end + space.utf8.count..<max(limits.upperBound, end + space.utf8.count)
            guard bytes.starts(space, at: end..<limits.upperBound), rest.lowerBound < limits.upperBound,
                let sign = Self.currencies.first(where: { bytes.starts($0.word, at: rest) }),
                !Self.isLetter(bytes[rest.lowerBound]),
                sign.word != "$"
                    || space.isEmpty && Self.formula(bytes, at: range.lowerBound, in: limits) == nil
            else { continue }
            currency = sign.of
            end = rest.lowerBound + sign.word.utf8.count
        }
        range = range.lowerBound..<end
    }

    /// Takes the second part of `1к-10к` and `91% ± 0.3%`.
    private mutating func takeSecond(
        _ bytes: [UInt8], behind scale: String, end: inout Int, in limits: Range<Int>
    ) {
        let joint = NumberReader.joint(bytes, at: end, in: limits)
        let deviation = NumberReader.deviation(bytes, at: end, in: limits)
        guard let next = deviation ?? joint?.next, joint.map({ $0.sign == UInt8(ascii: "-") }) ?? true else {
            return
        }
        let second = NumberReader(bytes, at: next, in: limits)
        value += (deviation == nil ? "-" : "±") + String(decoding: second.value, as: UTF8.self)
        end = second.end
        if bytes.starts(scale, at: end..<limits.upperBound) { end += scale.utf8.count }
    }

    /// Whether the full stop at `end` goes on with a word in small letters: "40 тыс. картинок".
    private static func isAbbreviation(_ bytes: [UInt8], endingAt end: Int, in limits: Range<Int>) -> Bool {
        end + 2 < limits.upperBound && bytes[end] == UInt8(ascii: ".") && bytes[end + 1] == 0x20
            && UTF8Scanner.isLower(bytes.scalar(end + 2).value)
    }

    /// The formula between two signs of a dollar that the byte at `at` stands in or opens.
    static func formula(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Range<Int>? {
        let dollar = UInt8(ascii: "$")
        let isOpen = bytes[limits.lowerBound..<at].count { $0 == dollar } % 2 == 1
        let start = isOpen ? at : at + 1
        guard isOpen || bytes[at] == dollar, start < limits.upperBound,
            let end = bytes[start..<limits.upperBound].firstIndex(of: dollar), end - at <= 200
        else { return nil }
        // "$5 and $10" are two sums of money: a formula has no space behind its first sign and before its last.
        return bytes[end - 1] == 0x20 || start == end ? nil : at..<end
    }

    /// A scale of one letter must not be the beginning of a word.
    private static func ends(_ text: String, in bytes: [UInt8], rest: Range<Int>) -> Bool {
        let end = rest.lowerBound + text.utf8.count
        guard end < rest.upperBound, text.unicodeScalars.count <= 2, text.utf8.last != UInt8(ascii: "%"),
            text != "+"
        else { return true }
        return !UTF8Scanner.isLetter(bytes.scalar(end).value)
    }

    private static let glued = WordFiles.quantities.values("unit.glued")

    /// Letters glued to the digits make a name: `3D`, `4K-видео`; devices and units do not.
    private static func isName(_ bytes: [UInt8], to end: Int, in limits: Range<Int>) -> Bool {
        guard end < limits.upperBound, UTF8Scanner.isLetter(bytes.scalar(end).value) else { return false }
        if isDimensions(bytes, to: end, in: limits) { return true }
        let rest = end..<limits.upperBound
        return QuantitySign.behind(end, in: bytes, limits: limits) == nil
            && !glued.contains { bytes.starts($0, at: rest) }
            && !UTF8Scanner.isCyrillic(bytes.scalar(end).value)
    }

    /// `3d object`: one digit, and what has so many dimensions behind it; days are told apart by nothing else.
    private static func isDimensions(_ bytes: [UInt8], to end: Int, in limits: Range<Int>) -> Bool {
        guard bytes[end] | 0x20 == UInt8(ascii: "d"), end - 1 >= limits.lowerBound,
            (0x31...0x34).contains(bytes[end - 1]), end + 1 < limits.upperBound
        else { return false }
        let isAlone = end - 1 == limits.lowerBound || !QuantityScanner.isDigit(bytes[end - 2])
        return isAlone && (bytes[end + 1] == 0x20 || bytes[end + 1] == UInt8(ascii: "-"))
            && end + 2 < limits.upperBound && UTF8Scanner.isLetter(bytes.scalar(end + 2).value)
    }
}
