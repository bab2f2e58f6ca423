import TextAnalysis

/// Reads the digits of a number with all that joins them: points, groups of three, powers, ranges, sizes, deviations.
///
/// The value it makes can be read by a program: a point for decimals, no groups, `3e-5` for 3×10⁻⁵, `10-15`, `64x64`,
/// `71.2±0.3`.
struct NumberReader {
    private let text: TextSlice
    /// Where it has read to.
    private(set) var end: Int
    /// The number so far.
    private(set) var value: [UInt8] = []
    /// How many ranges, fractions and products join its parts.
    private(set) var hyphens = 0
    private(set) var slashes = 0
    private(set) var products = 0
    /// Whether it cannot be one number: `1.2.3`, `1,2,3`.
    private(set) var isBroken = false

    /// Reads the number whose digits begin at `at`.
    init(at: Int, in text: TextSlice) {
        self.text = text
        end = at
        readPart()
        while let joint = joint(at: end) {
            count(joint.sign)
            value.append(joint.sign)
            end = joint.next
            readPart()
        }
        readDeviation()
    }

    private mutating func count(_ sign: UInt8) {
        switch sign {
        case UInt8(ascii: "-"): hyphens += 1
        case UInt8(ascii: "/"): slashes += 1
        default: products += 1
        }
    }

    /// Reads what stands between two joints.
    private mutating func readPart() {
        if let power = power(at: end) {
            value += Array("1e".utf8) + power.exponent
            end = power.end
            return
        }
        readDigits()
        if let exponent = exponent(at: end) ?? scientific(at: end) {
            value += [UInt8(ascii: "e")] + exponent.digits
            end = exponent.end
        }
        while let raised = raised(at: end) {
            value += [UInt8(ascii: "^")] + raised.exponent
            end = raised.end
        }
    }

    private mutating func readDigits() {
        let start = end
        var run = 0
        var points = 0
        while end < text.endIndex {
            if QuantityScanner.isDigit(text[end]) {
                value.append(text[end])
                end += 1
                run += 1
                continue
            }
            let isPoint = text[end] == UInt8(ascii: ".")
            let isComma = text[end] == UInt8(ascii: ",")
            if isPoint || isComma, digitCount(from: end + 1) > 0 {
                let isGroup = isComma && points == 0 && isGroup(at: end, behind: run, from: start)
                if !isGroup {
                    points += 1
                    value.append(UInt8(ascii: "."))
                }
                end += 1
                run = 0
            } else if let width = space(at: end), points == 0, (1...3).contains(run),
                text[start] != UInt8(ascii: "0"), digitCount(from: end + width) == 3
            {
                end += width
                run = 0
            } else {
                break
            }
        }
        if points > 1 { isBroken = true }
    }

    /// Whether a comma groups digits by three: in Russian it is the decimal one, but "10,000" is told there too.
    private func isGroup(at comma: Int, behind run: Int, from start: Int) -> Bool {
        guard (1...3).contains(run), text[start] != UInt8(ascii: "0"), digitCount(from: comma + 1) == 3
        else { return false }
        let next = comma + 4
        let goesOn =
            next < text.endIndex && text[next] == UInt8(ascii: ",") && digitCount(from: next + 1) == 3
        return goesOn || text[comma + 1..<next].allSatisfy { $0 == UInt8(ascii: "0") }
            || !isRussian(around: start)
    }

    /// Whether Cyrillic letters stand near.
    private func isRussian(around at: Int) -> Bool {
        text[max(text.startIndex, at - 30)..<min(text.endIndex, at + 40)].contains {
            $0 == 0xD0 || $0 == 0xD1
        }
    }

    private func digitCount(from at: Int) -> Int {
        var end = min(at, text.endIndex)
        while end < text.endIndex, QuantityScanner.isDigit(text[end]) { end += 1 }
        return end - min(at, end)
    }

    /// The width of a space at `at`, also of one that does not break.
    private func space(at: Int) -> Int? {
        guard at < text.endIndex else { return nil }
        if text[at] == 0x20 { return 1 }
        return ["\u{A0}", "\u{202F}", "\u{2009}"].first { holds($0, at: at) }.map { $0.utf8.count }
    }

    private func holds(_ sign: String, at: Int) -> Bool {
        at < text.endIndex && text.from(at).hasPrefix(sign)
    }

    /// The exponent at `at`: `e-5` of `1e-5`.
    private func exponent(at: Int) -> (digits: [UInt8], end: Int)? {
        guard at < text.endIndex, text[at] | 0x20 == UInt8(ascii: "e") else { return nil }
        let read = signedDigits(from: at + 1)
        return read.digits.isEmpty ? nil : read
    }

    /// The exponent of a power of ten that the digits before `at` are multiplied with: `×10⁻⁵`, ` · 10^{-5}`.
    private func scientific(at: Int) -> (digits: [UInt8], end: Int)? {
        var next = at + (space(at: at) ?? 0)
        guard let sign = Self.products.first(where: { holds($0, at: next) }) else { return nil }
        next += sign.utf8.count
        next += space(at: next) ?? 0
        return power(at: next).map { ($0.exponent, $0.end) }
    }

    private static let products = ["×", "x", "х", "*", "·", "⋅", "\\times", "\\cdot"]

    /// The power of ten at `at`: `10^-5`, `10^{-5}`, `10⁻⁵`.
    private func power(at: Int) -> (exponent: [UInt8], end: Int)? {
        guard holds("10", at: at) else { return nil }
        return raised(at: at + 2) ?? superscript(at: at + 2)
    }

    /// What a number is raised to at `at`: `^-5`, `^{-5}`.
    private func raised(at: Int) -> (exponent: [UInt8], end: Int)? {
        guard holds("^", at: at) else { return nil }
        let isBraced = holds("{", at: at + 1)
        let read = signedDigits(from: isBraced ? at + 2 : at + 1)
        guard !read.digits.isEmpty, !isBraced || holds("}", at: read.end) else { return nil }
        return (read.digits, isBraced ? read.end + 1 : read.end)
    }

    private func signedDigits(from at: Int) -> (digits: [UInt8], end: Int) {
        var start = at
        var digits: [UInt8] = []
        for (mark, isMinus) in [("-", true), ("−", true), ("+", false)] where holds(mark, at: at) {
            start = at + mark.utf8.count
            if isMinus { digits = [UInt8(ascii: "-")] }
            break
        }
        let count = digitCount(from: start)
        return count == 0 ? ([], at) : (digits + text[start..<start + count], start + count)
    }

    private func superscript(at: Int) -> (exponent: [UInt8], end: Int)? {
        var end = at
        var exponent: [UInt8] = []
        while end < text.endIndex, let sign = Self.superscripts.first(where: { holds($0.text, at: end) }) {
            if sign.digit != UInt8(ascii: "+") { exponent.append(sign.digit) }
            end += sign.text.utf8.count
        }
        return exponent.contains(where: QuantityScanner.isDigit) ? (exponent, end) : nil
    }

    private static let superscripts: [(text: String, digit: UInt8)] =
        zip(["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻", "⁺"], "0123456789-+".utf8).map {
            ($0, $1)
        }

    /// The sign that joins the part before `at` with another, and where that begins: `10-20`, `256×256`, `1/4`.
    private func joint(at: Int) -> (sign: UInt8, next: Int)? { Self.joint(at: at, in: text) }

    /// The sign at `at` that joins two numbers, a hyphen, a slash or an `x`, and where the second begins.
    static func joint(at: Int, in text: TextSlice) -> (sign: UInt8, next: Int)? {
        guard at < text.endIndex, joints.openers[Int(text[at])] else { return nil }
        for mark in joints.marks where text.from(at).hasPrefix(mark.text) {
            let next = at + mark.text.utf8.count
            if next < text.endIndex, QuantityScanner.isDigit(text[next]) { return (mark.sign, next) }
        }
        return nil
    }

    private static let joints: (marks: [(text: String, sign: UInt8)], openers: [Bool]) = {
        let marks =
            ["–", "—", "-", "\u{2010}", "\u{2011}", ".."].map { ($0, UInt8(ascii: "-")) }
            + ["*", "×", "x", "х"].map { ($0, UInt8(ascii: "x")) } + [("/", UInt8(ascii: "/"))]
        return (marks, (0...255).map { byte in marks.contains { $0.0.utf8.first == UInt8(byte) } })
    }()

    /// Reads how far a value may lie off: `±0.3`.
    private mutating func readDeviation() {
        guard let next = Self.deviation(at: end, in: text) else { return }
        let before = value
        end = next
        value = []
        readPart()
        value = before + Array("±".utf8) + value
    }

    /// Where the digits of a deviation begin whose sign stands at `at`: ` ± 0.3`.
    static func deviation(at: Int, in text: TextSlice) -> Int? {
        var next = at
        if next < text.endIndex, text[next] == 0x20 { next += 1 }
        guard next < text.endIndex, text[next] == 0xC2 || text[next] == 0x2B || text[next] == 0x5C,
            let sign = ["±", "+/-", "+-", "\\pm"].first(where: {
                text.from(next).hasPrefix($0)
            })
        else { return nil }
        next += sign.utf8.count
        if next < text.endIndex, text[next] == 0x20 { next += 1 }
        return next < text.endIndex && QuantityScanner.isDigit(text[next]) ? next : nil
    }
}
