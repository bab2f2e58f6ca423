/// Other people's text in a field of BibTeX: UTF-8, with LaTeX's own characters spelt out.
enum LaTeXSpelling {
    /// `text` on one line. Braces never stand alone: BibTeX counts them even behind a backslash. Two hyphens
    /// stay two: TeX would make a dash of them.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in PlainText.line(text).unicodeScalars {
            if scalar == "-", escaped.last == "-" { escaped.append(contentsOf: "{}".unicodeScalars) }
            if let spelling = spellings[scalar] {
                escaped.append(contentsOf: spelling.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
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

/// Letters outside ASCII as LaTeX commands that every BibTeX and LaTeX knows.
///
/// Cyrillic is transliterated: its commands need a font encoding that few documents load.
enum LaTeXLetters {
    /// `text` in ASCII: `{\'e}` for `é`, `ya` for `я`, `?` for what has no spelling.
    static func ascii(_ text: String) -> String {
        var output = ""
        var lastStart = output.endIndex
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                lastStart = output.endIndex
                output.unicodeScalars.append(scalar)
            } else if let accent = marks[scalar] {
                accentLast(&output, from: lastStart, with: accent)
            } else {
                lastStart = output.endIndex
                output += spelling(scalar)
            }
        }
        return output
    }

    /// Puts the accent on a letter that a combining mark follows.
    private static func accentLast(_ output: inout String, from start: String.Index, with accent: String) {
        let last = output[start...]
        guard last.utf8.count == 1, let letter = last.first, letter.isLetter else { return }
        output.replaceSubrange(start..., with: command(accent, on: letter))
    }

    private static func spelling(_ scalar: Unicode.Scalar) -> String {
        if let spelling = table[scalar] { return spelling }
        let isCapital = scalar.properties.isUppercase
        let folded = ASCIIFolding.folded(String(scalar))
        if folded.isEmpty { return silent.contains(scalar) ? "" : "?" }
        return isCapital ? folded.prefix(1).uppercased() + folded.dropFirst() : folded
    }

    private static func command(_ accent: String, on letter: Character) -> String {
        // A command of letters would go on in the letter behind it.
        let gap = accent.utf8.last.map { (0x61...0x7A).contains($0 | 0x20) } == true ? " " : ""
        return "{\\\(accent)\(gap)\(letter)}"
    }

    private static let marks: [Unicode.Scalar: String] = [
        "\u{300}": "`", "\u{301}": "'", "\u{302}": "^", "\u{303}": "~", "\u{304}": "=", "\u{306}": "u",
        "\u{307}": ".", "\u{308}": "\"", "\u{30A}": "r", "\u{30B}": "H", "\u{30C}": "v", "\u{323}": "d",
        "\u{327}": "c",
    ]

    private static let silent: Set<Unicode.Scalar> = ["ъ", "ь", "Ъ", "Ь", "\u{200D}", "\u{FE0F}"]

    /// Letters with one accent: the command, the letters, their letters without it.
    private static let accents: [(String, String, String)] = [
        ("`", "àèìòùÀÈÌÒÙ", "aeiouAEIOU"), ("'", "áéíóúýćńśźÁÉÍÓÚÝĆŃŚŹ", "aeiouycnszAEIOUYCNSZ"),
        ("^", "âêîôûĉĝĥŝŵŷÂÊÎÔÛ", "aeioucghswyAEIOU"), ("~", "ãñõĩũÃÑÕ", "anoiuANO"),
        ("\"", "äëïöüÿÄËÏÖÜ", "aeiouyAEIOU"), ("=", "āēīōūĀĒĪŌŪ", "aeiouAEIOU"),
        ("u", "ăĕğŏŭĂĞ", "aegouAG"), (".", "ċėġżĊĖĠŻİ", "cegzCEGZI"), ("H", "őűŐŰ", "ouOU"),
        ("v", "čďěňřšťžČĎĚŇŘŠŤŽ", "cdenrstzCDENRSTZ"), ("c", "çşţÇŞŢ", "cstCST"), ("r", "åůÅŮ", "auAU"),
        ("k", "ąęįųĄĘĮŲ", "aeiuAEIU"),
    ]

    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [
            "ß": "{\\ss}", "æ": "{\\ae}", "Æ": "{\\AE}", "œ": "{\\oe}", "Œ": "{\\OE}", "ø": "{\\o}",
            "Ø": "{\\O}", "ł": "{\\l}", "Ł": "{\\L}", "ı": "{\\i}", "–": "--", "—": "---", "‘": "`",
            "’": "'", "“": "``", "”": "''", "«": "<<", "»": ">>", "…": "...", "·": "{\\textperiodcentered}",
            "\u{A0}": "~", "×": "$\\times$", "±": "$\\pm$", "°": "{\\textdegree}", "№": "No.", "‑": "-",
            "−": "$-$", "≤": "$\\le$", "≥": "$\\ge$", "→": "$\\to$", "∞": "$\\infty$",
        ]
        for (accent, letters, plain) in accents {
            for (letter, base) in zip(letters.unicodeScalars, plain) {
                table[letter] = command(accent, on: base)
            }
        }
        for (letter, name) in zip("αβγδεζηθικλμνξπρστυφχψω".unicodeScalars, greek) {
            table[letter] = "$\\\(name)$"
        }
        return table
    }()

    private static let greek = [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
        "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ]
}
