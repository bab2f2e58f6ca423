/// Other people's text in a field of BibTeX: UTF-8, with LaTeX's own characters spelt out.
enum LaTeXText {
    /// `text` on one line. Braces never stand alone: BibTeX counts them even behind a backslash.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in PlainText.line(text).unicodeScalars {
            if let spelling = spellings[scalar] {
                escaped.append(contentsOf: spelling.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// A title, with braces around the words whose capitals a style must keep.
    static func title(_ title: String) -> String {
        let words = PlainText.line(title).split(separator: " ")
        let isTitleCase = isTitleCase(words)
        return words.enumerated().map { number, word in
            let text = escaped(String(word))
            let isName = number > 0 && !isTitleCase && word.first?.isUppercase == true
            return isName || hasTellingCapital(word) ? "{\(text)}" : text
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
