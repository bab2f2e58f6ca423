import ReviewModel
import TextAnalysis

/// A number as written: digits with a point, a power, a range, a size or a scale behind.
struct NumberText: Sendable {
    /// Where it stands, with its sign of money, scale and per cent.
    var range: Range<Int>
    /// The digits with points, ranges and powers.
    var value: String
    /// `K`, `M`, `B`, `T`, `%`, `x`, `USD`, or nothing.
    var scale = ""
    /// Whether it may be no more than a year.
    var looksLikeYear: Bool

    /// Reads the number at `at`; nil when the digits belong to a name or a version.
    init?(_ bytes: [UInt8], at: Int, in limits: Range<Int>) {
        guard Self.standsAlone(bytes, at: at, in: limits) else { return nil }
        var end = Self.digits(bytes, at: at, in: limits)
        // Ranges, sizes and powers go on with another number.
        while let next = Self.joined(bytes, at: end, in: limits) {
            end = Self.digits(bytes, at: next, in: limits)
        }
        value = bytes.string(at..<end)
        if value.utf8.contains(UInt8(ascii: "{")) { value.removeAll { $0 == "{" || $0 == "}" } }
        looksLikeYear = end - at == 4 && PlausibleYear.inText(value) != nil
        range = at..<end
        if let sign = Self.sign(bytes, at: at, in: limits) {
            value = sign.mark + value
            range = sign.place..<end
        }
        if at > limits.lowerBound, bytes[at - 1] == UInt8(ascii: "$"),
            Self.formula(bytes, at: at - 1, in: limits) == nil
        {
            scale = "USD"
            range = at - 1..<end
        }
        takeScale(bytes, within: limits)
        guard !Self.isName(bytes, to: range.upperBound, in: limits) else { return nil }
    }

    /// The sign before the digits at `at`, and where it stands: a plus, a hyphen or U+2212 with a space or an opening
    /// bracket before it.
    private static func sign(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> (mark: String, place: Int)?
    {
        let before = limits.lowerBound..<at
        guard let sign = ["+", "-", "−"].first(where: { bytes.ends($0, in: before) }) else { return nil }
        let place = at - sign.utf8.count
        guard place > limits.lowerBound, bytes[place - 1] == 0x20 || bytes[place - 1] == UInt8(ascii: "(")
        else { return nil }
        return (sign == "+" ? "+" : "-", place)
    }

    /// The end of the digits at `at` that make no number, and of what they are joined with: of `MAP@4-10` neither part
    /// measures anything.
    static func end(ofRefused bytes: [UInt8], at: Int, in limits: Range<Int>) -> Int {
        var end = digits(bytes, at: at, in: limits)
        while let next = joined(bytes, at: end, in: limits) { end = digits(bytes, at: next, in: limits) }
        return max(at + 1, end)
    }

    /// Whether the digits at `at` do not go on with a name: `GPT-3`, `CASP14`, `v1.5`.
    private static func standsAlone(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Bool {
        guard at > limits.lowerBound else { return true }
        let before = bytes[at - 1]
        if isApostrophe(bytes, at: at, in: limits) { return false }
        if before >= 0x80 { return !UTF8Scanner.isLetter(scalarBefore(bytes, at: at)) }
        if isLetter(before) || QuantityScanner.isDigit(before) || before == UInt8(ascii: "_")
            || before == UInt8(ascii: "@")
        {
            return false
        }
        if before == UInt8(ascii: "-") || before == UInt8(ascii: ".") || before == UInt8(ascii: "/") {
            guard at - 2 >= limits.lowerBound else { return true }
            let earlier = bytes[at - 2]
            // "топ-10" and "top-10" count, "GPT-3" names.
            if earlier >= 0x80 || isTop(bytes, at: at, in: limits) { return true }
            return !isLetter(earlier) && !QuantityScanner.isDigit(earlier)
        }
        return true
    }

    /// Whether an apostrophe stands before the digits, in place of a century: `WMT'14`.
    private static func isApostrophe(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Bool {
        ["'", "’"].contains { bytes.ends($0, in: limits.lowerBound..<at) }
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

    /// The end of the digits at `at`, with decimal points, groups of three and powers.
    private static func digits(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Int {
        var end = at
        while end < limits.upperBound {
            if QuantityScanner.isDigit(bytes[end]) {
                end += 1
            } else if end + 1 < limits.upperBound, QuantityScanner.isDigit(bytes[end + 1]),
                ".,^".utf8.contains(bytes[end])
            {
                end += 2
            } else if bytes[end] == UInt8(ascii: "^"), end + 2 < limits.upperBound,
                bytes[end + 1] == UInt8(ascii: "-"), QuantityScanner.isDigit(bytes[end + 2])
            {
                end += 3
            } else if let braced = bracedPower(bytes, at: end, in: limits) {
                end = braced
            } else if bytes[end] == 0x20, end - at <= 3, end + 3 < limits.upperBound,
                (1...3).allSatisfy({ QuantityScanner.isDigit(bytes[end + $0]) }),
                end + 4 >= limits.upperBound || !QuantityScanner.isDigit(bytes[end + 4])
            {
                end += 4
            } else {
                break
            }
        }
        return exponent(bytes, at: end, in: limits) ?? end
    }

    /// The end of a power of LaTeX at `at`: `^{-4}`.
    private static func bracedPower(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Int? {
        guard bytes.starts("^{", at: at..<limits.upperBound) else { return nil }
        var end = at + 2
        if end < limits.upperBound, bytes[end] == UInt8(ascii: "-") { end += 1 }
        let start = end
        while end < limits.upperBound, QuantityScanner.isDigit(bytes[end]) { end += 1 }
        return end > start && end < limits.upperBound && bytes[end] == UInt8(ascii: "}") ? end + 1 : nil
    }

    /// The end of an exponent at `at`: `1e-5`.
    private static func exponent(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Int? {
        guard at < limits.upperBound, bytes[at] | 0x20 == UInt8(ascii: "e") else { return nil }
        var end = at + 1
        if end < limits.upperBound, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") {
            end += 1
        }
        let start = end
        while end < limits.upperBound, QuantityScanner.isDigit(bytes[end]) { end += 1 }
        return end > start ? end : nil
    }

    /// Where the next number of a range or a size begins: `10-20`, `256x256`, `32×32`, `1к-10к`.
    private static func joined(_ bytes: [UInt8], at: Int, in limits: Range<Int>) -> Int? {
        for mark in ["–", "—", "-", "\u{2010}", "\u{2011}", "*", "×", "x", "х", "..", "/"]
        where bytes.starts(mark, at: at..<limits.upperBound) {
            let next = at + mark.utf8.count
            if next < limits.upperBound, QuantityScanner.isDigit(bytes[next]) { return next }
        }
        return nil
    }

    private static let signs: [(text: String, scale: String)] = [
        ("%", "%"), (" %", "%"), ("K", "K"), ("К", "K"), ("k", "K"), ("к", "K"), ("M", "M"), ("М", "M"),
        ("B", "B"), ("В", "B"), ("Б", "B"), ("T", "T"), ("Т", "T"),
        ("x", "x"), ("х", "x"), ("×", "x"), ("$", "USD"), ("€", "EUR"), ("GB", "GB"), ("Gb", "GB"),
        ("TB", "TB"), ("MB", "MB"), ("М", "M"), ("+", "+"),
    ]

    private static let scales: [(text: String, scale: String)] =
        signs + WordFiles.quantities.words("scale").map { (" " + $0.word, $0.of) }
        + WordFiles.quantities.words("scale.glued").map { ($0.word, $0.of) }

    /// `scales` by their first bytes, in order.
    private static let scalesByByte = (0...255).map { byte in
        scales.filter { $0.text.utf8.first.map(Int.init) == byte }
    }

    /// Takes a sign of scale behind the digits, and the second number of a range behind that.
    private mutating func takeScale(_ bytes: [UInt8], within limits: Range<Int>) {
        let rest = range.upperBound..<limits.upperBound
        guard rest.lowerBound < rest.upperBound else { return }
        let fitting = Self.scalesByByte[Int(bytes[rest.lowerBound])].filter {
            bytes.starts($0.text, at: rest) && Self.ends($0.text, in: bytes, rest: rest)
                && ($0.text != "$" || Self.formula(bytes, at: range.lowerBound, in: limits) == nil)
        }
        guard let scale = fitting.max(by: { $0.text.utf8.count < $1.text.utf8.count }) else { return }
        var end = range.upperBound + scale.text.utf8.count
        // "млн", "тыс" may be declined.
        if scale.text.utf8.count > 4 { while end < limits.upperBound, bytes[end] >= 0x80 { end += 1 } }
        if let next = Self.joined(bytes, at: end, in: limits) {
            end = Self.digits(bytes, at: next, in: limits)
            if bytes.starts(scale.text, at: end..<limits.upperBound) { end += scale.text.utf8.count }
            value = bytes.string(range.lowerBound..<end)
        }
        self.scale = scale.scale == "+" ? self.scale : scale.scale
        range = range.lowerBound..<end
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
        guard end < rest.upperBound, text.unicodeScalars.count <= 2, text != "%", text != " %", text != "+"
        else { return true }
        return !UTF8Scanner.isLetter(bytes.scalar(end).value)
    }

    private static let glued = WordFiles.quantities.values("unit.glued")

    /// Letters glued to the digits make a name: `3D`, `4K-видео`; devices and units do not.
    private static func isName(_ bytes: [UInt8], to end: Int, in limits: Range<Int>) -> Bool {
        guard end < limits.upperBound, UTF8Scanner.isLetter(bytes.scalar(end).value) else { return false }
        if isDimensions(bytes, to: end, in: limits) { return true }
        let rest = end..<limits.upperBound
        return !bytes.starts("B ", at: rest) && !glued.contains { bytes.starts($0, at: rest) }
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
