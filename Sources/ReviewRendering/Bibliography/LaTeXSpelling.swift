/// Other people's text in a field of BibTeX: UTF-8, with LaTeX's own characters spelt out.
enum LaTeXSpelling {
    /// `text` on one line. Braces never stand alone: BibTeX counts them even behind a backslash. Two hyphens
    /// stay two: TeX would make a dash of them.
    static func escaped(_ text: String) -> String {
        let scalars = Array(PlainText.line(text).unicodeScalars)
        var escaped = String.UnicodeScalarView()
        var at = 0
        while at < scalars.count {
            let scalar = scalars[at]
            at += 1
            if scalar == "-", escaped.last == "-" { escaped.append(contentsOf: "{}".unicodeScalars) }
            if scalar == "^" || scalar == "_", let end = scriptEnd(in: scalars, behind: at - 1) {
                let script = String(String.UnicodeScalarView(scalars[at..<end]))
                escaped.append(contentsOf: "$\(scalar){\(script)}$".unicodeScalars)
                at = end
                continue
            }
            if let spelling = spellings[scalar] {
                escaped.append(contentsOf: spelling.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// Where the exponent or index ends whose sign stands at `place`: figures, or up to three letters, behind a
    /// letter alone, a figure or a bracket, as in `n^2`, `L^p`, `x_i`; nil of `snake_case` and `^_^`.
    private static func scriptEnd(in scalars: [Unicode.Scalar], behind place: Int) -> Int? {
        guard place > 0, place + 1 < scalars.count else { return nil }
        let base = scalars[place - 1]
        let isAlone = place == 1 || !isWord(scalars[place - 2])
        let isBase = base == ")" || base == "]" || isWord(base) && (isAlone || scalars[place] == "^")
        var end = place + 1
        let isSigned = scalars[place] == "^" && (scalars[end] == "-" || scalars[end] == "+")
        if isSigned { end += 1 }
        let start = end
        while end < scalars.count, isWord(scalars[end]) { end += 1 }
        let script = scalars[start..<end]
        let isShort = script.count <= 3 || script.allSatisfy { ("0"..."9").contains($0) }
        guard isBase, !script.isEmpty, isShort, end == scalars.count || scalars[end] != "_" else {
            return nil
        }
        return end
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    /// A title, with braces around the words whose capitals a style must keep: `names` are such words, in small
    /// letters.
    static func title(_ title: String, keeping names: Set<String> = []) -> String {
        let words = PlainText.line(title).split(separator: " ")
        let isTitleCase = isTitleCase(words)
        return words.enumerated().map { number, word in
            let text = escaped(String(word))
            let isName = number > 0 && !isTitleCase && word.first?.isUppercase == true
            return isName || hasTellingCapital(word) || isNamed(word, in: names) ? "{\(text)}" : text
        }.joined(separator: " ")
    }

    private static let spellings: [Unicode.Scalar: String] = [
        "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_", "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
        "\\": "\\textbackslash{}",
    ]

    /// Whether most long words begin with a capital, so that a capital says nothing.
    private static func isTitleCase(_ words: [Substring]) -> Bool {
        let long = words.dropFirst().filter { $0.utf8.count > 3 }
        return long.filter { $0.first?.isUppercase == true }.count * 2 > long.count
    }

    /// Whether a part of the word begins with a capital and is one of `names`: `Gauss-Newton`, `Python,`.
    private static func isNamed(_ word: Substring, in names: Set<String>) -> Bool {
        !names.isEmpty
            && word.split { !$0.isLetter }.contains {
                $0.first?.isUppercase == true && names.contains($0.lowercased())
            }
    }

    /// Whether a part of the word has a capital after its first letter, or is a capital alone: `DALL·E`,
    /// `GPT-3`, `iGPT`, `Q-learning`, but not `Zero-Shot` and `A`.
    private static func hasTellingCapital(_ word: Substring) -> Bool {
        let parts = word.split { $0 == "-" || $0 == "/" }
        return parts.contains { part in
            part.dropFirst().contains(where: \.isUppercase)
                || parts.count > 1 && part.count == 1 && part.first?.isUppercase == true
        }
    }
}
