internal import ReviewModel

/// Other people's text in a field of BibTeX: UTF-8, with LaTeX's own characters spelt out.
enum LaTeXSpelling {
    /// `text` on one line. Braces never stand alone: BibTeX counts them even behind a backslash. Two hyphens
    /// stay two: TeX would make a dash of them. A formula between dollars stays as it is.
    static func escaped(_ text: String) -> String {
        let scalars = Array(PlainText.line(text).unicodeScalars)
        var formulas = Formula.ranges(in: scalars)[...]
        var escaped = String.UnicodeScalarView()
        // How long the output was when the last exponent or index ended.
        var endsFormula = -1
        var at = 0
        while at < scalars.count {
            if let formula = formulas.first, formula.lowerBound == at {
                escaped.append(contentsOf: scalars[formula])
                at = formula.upperBound
                formulas = formulas.dropFirst()
                continue
            }
            let scalar = scalars[at]
            at += 1
            if scalar == "-", escaped.last == "-" { escaped.append(contentsOf: "{}".unicodeScalars) }
            if scalar == "^" || scalar == "_", let end = scriptEnd(in: scalars, behind: at - 1) {
                let script = String(String.UnicodeScalarView(scalars[at..<end]))
                // An exponent behind an index is of the same letter: `x_1^2`.
                let isSecond = endsFormula == escaped.count
                if isSecond { escaped.removeLast() }
                let isFigure = scalar == "_" && script.utf8.count == 1 && Int(script) != nil
                let isFirst = end < scalars.count && scalars[end] == "^"
                let spelt = isFigure && !isSecond && !isFirst ? script : "{\(script)}"
                escaped.append(contentsOf: "\(isSecond ? "" : "$")\(scalar)\(spelt)$".unicodeScalars)
                endsFormula = escaped.count
                at = end
                continue
            }
            if let figure = figure(below: scalar) {
                var figures = figure
                while at < scalars.count, let next = self.figure(below: scalars[at]) {
                    figures += next
                    at += 1
                }
                escaped.append(
                    contentsOf: (figures.count == 1 ? "$_\(figures)$" : "$_{\(figures)}$").unicodeScalars)
            } else if let spelling = spellings[scalar] {
                escaped.append(contentsOf: spelling.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// The figure that `scalar`, one of ₀ to ₉, is a small one of; nil of others.
    private static func figure(below scalar: Unicode.Scalar) -> String? {
        (0x2080...0x2089).contains(scalar.value) ? String(scalar.value - 0x2080) : nil
    }

    /// Where the exponent or index ends whose sign stands at `place`: figures, or up to three letters, behind a
    /// letter alone, a figure or a bracket, as in `n^2`, `L^p`, `x_i`; nil of `snake_case` and `^_^`.
    private static func scriptEnd(in scalars: [Unicode.Scalar], behind place: Int) -> Int? {
        guard place > 0, place + 1 < scalars.count else { return nil }
        let base = scalars[place - 1]
        let isAlone = place == 1 || !isWord(scalars[place - 2])
        let isBase =
            base == ")" || base == "]" || figure(below: base) != nil
            || isWord(base) && (isAlone || scalars[place] == "^")
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
        let words = words(of: PlainText.line(title))
        let isTitleCase = isTitleCase(words)
        return words.enumerated().map { number, word in
            let text = escaped(String(word))
            let isName = number > 0 && !isTitleCase && word.first?.isUppercase == true
            return isName || hasTellingCapital(word) || isNamed(word, in: names) ? "{\(text)}" : text
        }.joined(separator: " ")
    }

    /// What stands between blanks, of which a formula has none that count.
    private static func words(of line: String) -> [Substring] {
        let scalars = Array(line.unicodeScalars)
        let formulas = Formula.ranges(in: scalars)
        guard !formulas.isEmpty else { return line.split(separator: " ") }
        var words: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
        for (place, scalar) in scalars.enumerated() {
            if scalar == " ", !formulas.contains(where: { $0.contains(place) }) {
                words.append(String.UnicodeScalarView())
            } else {
                words[words.count - 1].append(scalar)
            }
        }
        return words.filter { !$0.isEmpty }.map { Substring(String($0)) }
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
struct LaTeXLetters {
    /// Commands of signs, by what they print.
    let symbols: [Unicode.Scalar: String]
    /// How many letters of other scripts were written with Latin ones.
    private(set) var transliterated = 0
    /// How many letters lost a mark that has no command.
    private(set) var bared = 0
    /// How many letters have no spelling.
    private(set) var unknown = 0

    /// Knows the commands of `symbols` beside its own.
    init(symbols: [Unicode.Scalar: String] = [:]) { self.symbols = symbols }

    /// `text` in ASCII: `{\'e}` for `é`, `ya` for `я`, `$\forall$` for `∀`, `?` for what has no spelling.
    mutating func ascii(_ text: String) -> String {
        var output = ""
        var lastStart = output.endIndex
        var isFormula = false
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                if scalar == "$", output.utf8.last != UInt8(ascii: "\\") { isFormula.toggle() }
                lastStart = output.endIndex
                output.unicodeScalars.append(scalar)
            } else if let accent = Self.marks[scalar] {
                Self.accentLast(&output, from: lastStart, with: accent)
            } else {
                lastStart = output.endIndex
                let spelling = spelling(scalar)
                // In a formula a sign needs no dollars of its own, and a blank to end its name.
                output +=
                    isFormula && spelling.hasPrefix("$") ? spelling.dropFirst().dropLast() + " " : spelling
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

    private mutating func spelling(_ scalar: Unicode.Scalar) -> String {
        if let spelling = Self.table[scalar] { return spelling }
        if let spelling = Self.composed[Character(scalar)] { return spelling }
        if let name = symbols[scalar] { return Self.spelling(of: scalar, named: name) }
        let isCapital = scalar.properties.isUppercase
        let folded = ASCIIFolding.folded(String(scalar))
        if folded.isEmpty {
            if Self.silent.contains(scalar) { return "" }
            unknown += 1
            return "?"
        }
        if (0x80..<0x250).contains(scalar.value) || (0x1E00..<0x1F00).contains(scalar.value) {
            bared += 1
        } else {
            transliterated += 1
        }
        return isCapital ? folded.prefix(1).uppercased() + folded.dropFirst() : folded
    }

    /// A sign of formulas between dollars, a letter or a sign of text by itself.
    private static func spelling(of scalar: Unicode.Scalar, named name: String) -> String {
        let isText =
            scalar.value < 0x250 && scalar.properties.isAlphabetic
            || ["text", "quote", "guil", "eur", "EUR", "deg"].contains { name.hasPrefix($0) }
        return isText ? "{\\\(name)}" : "$\\\(name)$"
    }

    /// Latin letters with one mark or two, by what they are made of: a letter and its marks are equal to it.
    private static let composed: [Character: String] = {
        var table: [Character: String] = [:]
        for base in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
            for (mark, accent) in marks {
                let single = Character(String(base) + String(Character(mark)))
                table[single] = command(accent, on: base)
                for (other, outer) in marks where other != mark {
                    let double = Character(String(single) + String(Character(other)))
                    guard double.unicodeScalars.count <= 3, table[double] == nil else { continue }
                    table[double] = "{\\\(outer)\(command(accent, on: base))}"
                }
            }
        }
        return table
    }()

    private static func command(_ accent: String, on letter: Character) -> String {
        // A command of letters would go on in the letter behind it.
        let gap = accent.utf8.last.map { (0x61...0x7A).contains($0 | 0x20) } == true ? " " : ""
        return "{\\\(accent)\(gap)\(letter)}"
    }

    private static let marks: [Unicode.Scalar: String] = [
        "\u{300}": "`", "\u{301}": "'", "\u{302}": "^", "\u{303}": "~", "\u{304}": "=", "\u{306}": "u",
        "\u{307}": ".", "\u{308}": "\"", "\u{30A}": "r", "\u{30B}": "H", "\u{30C}": "v", "\u{323}": "d",
        "\u{327}": "c", "\u{326}": "textcommabelow", "\u{328}": "k", "\u{331}": "b",
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
        let figures = zip("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉".unicodeScalars, "01234567890123456789")
        for (number, (letter, figure)) in figures.enumerated() {
            table[letter] = "$\(number < 10 ? "^" : "_")\(figure)$"
        }
        for (letter, name) in zip("ℂℍℕℙℚℝℤ".unicodeScalars, "CHNPQRZ") {
            table[letter] = "$\\mathbb{\(name)}$"
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
