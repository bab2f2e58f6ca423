/// Other people's text inside an Org file: none of it is markup. A zero-width space is how Org's manual has
/// markup escaped; two signs of a dollar, which would be mathematics even so, are spelt out.
enum OrgText {
    /// `text` on one line.
    static func plain(_ text: String) -> String { line(PlainText.line(text)) }

    /// A line, of which the end of a drawer, a headline, a table or a keyword could be made too.
    static func line(_ line: String) -> String {
        let scalars = Array(line.unicodeScalars)
        var escaped = String.UnicodeScalarView()
        if let first = scalars.first, "#:*|".unicodeScalars.contains(first) { escaped.append(escape) }
        let hasMathematics = scalars.count { $0 == "$" } > 1
        for (index, scalar) in scalars.enumerated() {
            let last = index > 0 ? scalars[index - 1] : " "
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            if scalar == "$", hasMathematics {
                escaped.append(contentsOf: "\\dollar{}".unicodeScalars)
            } else if emphasizes(scalar, next, after: last) {
                escaped.append(contentsOf: [escape, scalar, escape])
            } else {
                escaped.append(scalar)
                if begins(scalar, next, after: last) { escaped.append(escape) }
            }
        }
        return String(escaped)
    }

    private static let escape: Unicode.Scalar = "\u{200B}"

    /// Whether `scalar` with `next` could begin emphasis: programs differ in the side on which they want the
    /// space.
    private static func emphasizes(
        _ scalar: Unicode.Scalar, _ next: Unicode.Scalar, after last: Unicode.Scalar
    ) -> Bool {
        "*/_=~+".unicodeScalars.contains(scalar) && !next.properties.isWhitespace
            && (last.properties.isWhitespace || "-('\"{".unicodeScalars.contains(last))
    }

    /// Whether `scalar` with `next` could begin other markup: an entity or a command, a link, a target, a
    /// footnote, a macro, a snippet of another format, an index, or a call of code.
    private static func begins(
        _ scalar: Unicode.Scalar, _ next: Unicode.Scalar, after last: Unicode.Scalar
    ) -> Bool {
        guard !next.properties.isWhitespace else { return false }
        switch scalar {
        case "_": return next == "{" || last == "c" || last == "l"  // src_ and call_
        case "^": return next == "{"
        case "\\": return next.properties.isAlphabetic || "()[]\\".unicodeScalars.contains(next)
        case "[": return next == "[" || next == "f"
        case "]", "{", "<", "@": return next == scalar
        default: return false
        }
    }
}
