/// Formulas between dollars in a line of text, as TeX writes them: `$x_1^2$`, `$\alpha$-divergence`.
public enum Formula {
    /// Where formulas stand in `text`, each with its dollars. Money is none: the first dollar of a formula stands
    /// before no blank, the last behind none and before no figure, and what is between them is a letter or two or has
    /// a sign of formulas in it, its braces balanced.
    public static func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
        guard text.contains("$") else { return [] }
        var ranges: [Range<Int>] = []
        var at = 0
        while at < text.count {
            if text[at] == "$", at == 0 || text[at - 1] != "\\", let end = end(in: text, from: at + 1) {
                ranges.append(at..<end + 1)
                at = end + 1
            } else {
                at += 1
            }
        }
        return ranges
    }

    /// A formula is short; what is longer is no formula but two sums of money.
    private static let longest = 200

    /// The dollar that ends the formula whose first scalar stands at `start`.
    private static func end(in text: [Unicode.Scalar], from start: Int) -> Int? {
        guard start < text.count, !isBlank(text[start]), text[start] != "$" else { return nil }
        var depth = 0
        for place in start..<min(text.count, start + longest) {
            let isEscaped = text[place - 1] == "\\"
            switch text[place] {
            case "{" where !isEscaped: depth += 1
            case "}" where !isEscaped: depth -= 1
            case "$" where !isEscaped:
                let isLast = !isBlank(text[place - 1]) && !isFigure(text, at: place + 1)
                return isLast && depth == 0 && isTelling(text[start..<place]) ? place : nil
            case "%" where !isEscaped, "#" where !isEscaped, "&" where !isEscaped: return nil
            default: break
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    private static func isTelling(_ inside: ArraySlice<Unicode.Scalar>) -> Bool {
        let signs: Set<Unicode.Scalar> = ["\\", "^", "_", "=", "<", ">", "+", "|", "/", "*"]
        return inside.contains(where: signs.contains)
            || inside.count <= 3 && inside.allSatisfy(\.properties.isAlphabetic)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    private static func isFigure(_ text: [Unicode.Scalar], at place: Int) -> Bool {
        place < text.count && ("0"..."9").contains(text[place])
    }
}
