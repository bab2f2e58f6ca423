import ReviewModel
import TextAnalysis

/// TeX as plain text: accents become letters, commands what they print, braces go. What is not known keeps its
/// words. Commands are those of LaTeX and its packages for text; their table is the word file `tex`.
enum TeXText {
    /// The plain text of `tex`, with single spaces.
    static func plain(_ tex: String) -> String {
        var reader = TeXReader(tex)
        return reader.read().split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    /// `text`, that of other formats than TeX, with what its formulas print in their place: arXiv and Zotero keep
    /// those of a title between dollars.
    static func plainFormulas(in text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let formulas = Formula.ranges(in: scalars)
        guard !formulas.isEmpty else { return text }
        var output = String.UnicodeScalarView()
        var at = 0
        for formula in formulas {
            output.append(contentsOf: scalars[at..<formula.lowerBound])
            output.append(
                contentsOf: plain(String(String.UnicodeScalarView(scalars[formula]))).unicodeScalars)
            at = formula.upperBound
        }
        output.append(contentsOf: scalars[at...])
        return String(output)
    }

    /// The address, name or number in `tex`: nothing in it is set, so "~" and "--" are themselves.
    static func address(_ tex: String) -> String {
        var reader = TeXReader(tex, isVerbatim: true)
        return reader.read().filter { !$0.isWhitespace }
    }

    /// Letters that have an accent of their own in Unicode, found by what they are made of: a letter and a mark
    /// that are one letter to Unicode are equal to it.
    private static let composed: Set<Character> = {
        let blocks: [ClosedRange<UInt32>] = [
            0xC0...0x24F, 0x386...0x3CE, 0x400...0x4FF, 0x1E00...0x1EFF,
        ]
        return Set(blocks.joined().compactMap(Unicode.Scalar.init).map(Character.init))
    }()

    /// The text with `mark`, a combining character, on its first letter.
    static func accented(_ text: String, with mark: Unicode.Scalar) -> String {
        guard let first = text.first else { return "" }
        let made = Character(String(first) + String(Character(mark)))
        let letter = composed.firstIndex(of: made).map { composed[$0] } ?? made
        return String(letter) + text.dropFirst()
    }

    /// The marks that accents of text and of formulas set.
    static let marks: [String: Unicode.Scalar] = [
        "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}", "=": "\u{304}",
        ".": "\u{307}", "c": "\u{327}", "v": "\u{30C}", "u": "\u{306}", "r": "\u{30A}", "H": "\u{30B}",
        "k": "\u{328}", "d": "\u{323}", "b": "\u{331}", "h": "\u{309}", "G": "\u{30F}", "U": "\u{30E}",
        "f": "\u{311}", "t": "\u{361}", "textcommabelow": "\u{326}", "ogonek": "\u{328}",
        "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}", "bar": "\u{304}",
        "overline": "\u{304}", "underline": "\u{331}", "dot": "\u{307}", "ddot": "\u{308}",
        "check": "\u{30C}",
        "breve": "\u{306}", "acute": "\u{301}", "grave": "\u{300}", "vec": "\u{20D7}", "mathring": "\u{30A}",
    ]

    /// What commands print.
    static let symbols = Dictionary(
        WordFiles.tex.pairs("symbols").map { ($0.left, $0.right) }, uniquingKeysWith: { first, _ in first })
    /// Commands that only say how what follows is set.
    static let markup = WordFiles.tex.phrases("markup")
    /// Commands that go with all of their argument.
    static let dropped = WordFiles.tex.phrases("dropped")
}

/// Reads TeX from beginning to end.
private struct TeXReader {
    /// An argument of a command is short; what is longer is no argument but damage.
    private static let longest = 400
    private static let deepest = 6

    private let text: [Unicode.Scalar]
    private let isVerbatim: Bool
    private let depth: Int
    private var at = 0
    private var isMath = false

    init(_ text: String, isVerbatim: Bool = false, depth: Int = 0) {
        self.text = Array(text.unicodeScalars)
        self.isVerbatim = isVerbatim
        self.depth = depth
    }

    private var next: Unicode.Scalar? { at < text.count ? text[at] : nil }

    mutating func read() -> String {
        var output = String.UnicodeScalarView()
        while let scalar = next {
            at += 1
            switch scalar {
            case "\\": output.append(contentsOf: command().unicodeScalars)
            case "{", "}": break
            case "$":
                isMath.toggle()
                if isMath, next == "_", let figures = figuresBelow(behind: output) {
                    output.append(contentsOf: figures.unicodeScalars)
                }
            case "_" where isMath && isWordOfLetters(output):
                at -= 1
                if let figures = figuresBelow(behind: output) {
                    output.append(contentsOf: figures.unicodeScalars)
                } else {
                    at += 1
                    output.append(scalar)
                }
            case _ where isVerbatim: output.append(scalar)
            case "~": output.append(" ")
            case "-" where next == "-" && !isMath: output.append(dash())
            case "`" where next == "`": output.append(doubled("“"))
            case "'" where next == "'": output.append(doubled("”"))
            default: output.append(scalar)
            }
        }
        return String(output)
    }

    /// Whether two letters stand at the end of `output`: an index behind them is no one of a variable.
    private func isWordOfLetters(_ output: String.UnicodeScalarView) -> Bool {
        let end = output.suffix(2)
        return end.count == 2 && end.allSatisfy(isLetter)
    }

    /// The figures of an index as small ones, `₂` of `_2` and `_{2}`, with the reader behind it; nil, with the reader
    /// where it was, of any other index, as of one of a variable that has an exponent too.
    private mutating func figuresBelow(behind output: String.UnicodeScalarView) -> String? {
        let place = at
        at += 1
        let isGroup = next == "{"
        if isGroup { at += 1 }
        var figures = String.UnicodeScalarView()
        while let figure = next, ("0"..."9").contains(figure), isGroup || figures.isEmpty {
            figures.append(Unicode.Scalar(0x2080 + figure.value - 0x30) ?? figure)
            at += 1
        }
        guard !figures.isEmpty, !isGroup || next == "}" else {
            at = place
            return nil
        }
        if isGroup { at += 1 }
        guard next != "^" || isWordOfLetters(output) else {
            at = place
            return nil
        }
        return String(figures)
    }

    private mutating func doubled(_ mark: Unicode.Scalar) -> Unicode.Scalar {
        at += 1
        return mark
    }

    private mutating func dash() -> Unicode.Scalar {
        var count = 1
        while next == "-" {
            at += 1
            count += 1
        }
        return count == 2 ? "–" : "—"
    }

    /// What the command behind a backslash prints.
    private mutating func command() -> String {
        guard let first = next else { return "" }
        guard isLetter(first) else {
            at += 1
            if !isVerbatim, let mark = TeXText.marks[String(first)] {
                return accent(mark, named: String(first))
            }
            if ",;:> \t\n\\".unicodeScalars.contains(first) { return " " }
            return "!-/()[]*".unicodeScalars.contains(first) ? "" : first == "|" ? "‖" : String(first)
        }
        var name = ""
        while let letter = next, isLetter(letter) {
            name.unicodeScalars.append(letter)
            at += 1
        }
        return named(name)
    }

    private mutating func named(_ name: String) -> String {
        if let mark = TeXText.marks[name] { return accent(mark, named: name) }
        if let symbol = TeXText.symbols[name] {
            // A letter is the middle of a word, a sign stands between words.
            if symbol.count == 1, symbol.first?.isLetter == true, !isMath { skipSpace() }
            if isVerbatim, symbol == "∼" { return "~" }
            return symbol
        }
        if TeXText.dropped.contains(name) {
            _ = argument()
            return ""
        }
        switch name {
        case "url", "path", "nolinkurl": return argument().map { TeXText.address($0) } ?? ""
        case "href":
            let address = argument().map { TeXText.address($0) }
            return isVerbatim ? address ?? "" : inside()
        case "mathbb", "Bbb": return inside().map { TeXReader.outlined[$0] ?? String($0) }.joined()
        case "sqrt": return "√" + inside()
        case "frac", "dfrac", "tfrac": return inside() + "/" + inside()
        case "quad", "qquad", "enspace", "space", "nobreakspace": return " "
        case "enquote": return "“" + inside() + "”"
        default: break
        }
        let place = at
        skipSpace()
        if TeXText.markup.contains(name) || next == "{" { return "" }
        // A name that nobody knows is a word where it stands alone.
        at = place
        return name
    }

    private static let outlined: [Character: String] = [
        "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
    ]

    /// The letter behind an accent with its mark: `e`, `{e}`, `\i`, `{\i}`, `{\^e}`; the accent itself over nothing.
    private mutating func accent(_ mark: Unicode.Scalar, named name: String) -> String {
        let place = at
        skipSpace()
        if next == "\\", at + 1 < text.count {
            let start = at
            at += 1
            if isLetter(text[at]) { while let letter = next, isLetter(letter) { at += 1 } } else { at += 1 }
            let letter = String(String.UnicodeScalarView(text[start..<at]))
            return TeXText.accented(dotless(plain(letter)), with: mark)
        }
        guard next == "{" else {
            guard let letter = next, letter.properties.isAlphabetic else {
                at = place
                return name.count == 1 && !isLetter(name.unicodeScalars.first ?? " ") ? name : ""
            }
            at += 1
            return TeXText.accented(String(letter), with: mark)
        }
        let letters = dotless(inside())
        if letters.isEmpty, name.unicodeScalars.count == 1, let sign = name.unicodeScalars.first,
            !isLetter(sign)
        {
            return name
        }
        return TeXText.accented(letters, with: mark)
    }

    private func dotless(_ text: String) -> String {
        text.first == "ı" ? "i" + text.dropFirst() : text.first == "ȷ" ? "j" + text.dropFirst() : text
    }

    /// The next argument as plain text: a group, or one letter.
    private mutating func inside() -> String { argument().map(plain) ?? "" }

    private func plain(_ tex: String) -> String {
        guard depth < Self.deepest else { return tex.filter { !"{}\\".contains($0) } }
        var reader = TeXReader(tex, isVerbatim: isVerbatim, depth: depth + 1)
        reader.isMath = isMath
        return reader.read()
    }

    /// The TeX of the next argument.
    private mutating func argument() -> String? {
        skipSpace()
        guard next == "{" else {
            guard let letter = next, letter != "}", letter != "\\" else { return nil }
            at += 1
            return String(Character(letter))
        }
        var level = 0
        for place in at..<min(text.count, at + Self.longest) {
            if text[place] == "{" { level += 1 }
            if text[place] == "}" { level -= 1 }
            guard level == 0 else { continue }
            let inside = text[at + 1..<place]
            at = place + 1
            return String(String.UnicodeScalarView(inside))
        }
        return nil
    }

    private mutating func skipSpace() {
        while let scalar = next, scalar.properties.isWhitespace { at += 1 }
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}
