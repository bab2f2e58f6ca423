/// LaTeX as plain text: accents become letters, braces and commands go.
enum LaTeXText {
    /// Letters with the accents of TeX, by accent.
    private static let accented: [Character: [Character: Character]] = [
        "'": pairs("aáeéiíoóuúyýcćnńsśzźlĺrŕAÁEÉIÍOÓUÚYÝCĆNŃSŚZŹ"), "`": pairs("aàeèiìoòuùAÀEÈIÌOÒUÙ"),
        "^": pairs("aâeêiîoôuûAÂEÊIÎOÔUÛ"), "\"": pairs("aäeëiïoöuüyÿAÄEËIÏOÖUÜ"), "~": pairs("aãnñoõAÃNÑOÕ"),
        "=": pairs("aāeēiīoōuū"), "c": pairs("cçsştţCÇSŞ"), "v": pairs("cčsšzžeěrřdďnňCČSŠZŽEĚRŘ"),
        "u": pairs("aăgğAĂGĞ"),
        "r": pairs("aåuůAÅ"), "H": pairs("oőuűOŐUŰ"), "k": pairs("aąeęAĄEĘ"), ".": pairs("zżIİZŻ"),
    ]

    /// Commands that are letters.
    private static let letters: [String: String] = [
        "l": "ł", "L": "Ł", "o": "ø", "O": "Ø", "ss": "ß", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ",
        "oe": "œ", "i": "i", "j": "j",
        "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "alpha": "α", "beta": "β",
        "epsilon": "ε", "gamma": "γ", "lambda": "λ", "pi": "π",
    ]

    private static func pairs(_ text: String) -> [Character: Character] {
        var table: [Character: Character] = [:]
        let letters = Array(text)
        for at in stride(from: 0, to: letters.count - 1, by: 2) { table[letters[at]] = letters[at + 1] }
        return table
    }

    /// The plain text of `text`, with single spaces.
    static func plain(_ text: String) -> String {
        var result = ""
        var rest = Array(text)[...]
        while let next = rest.popFirst() {
            switch next {
            case "\\": result += command(&rest)
            case "{", "}", "$": break
            case "~": result += " "
            case "-" where rest.first == "-":
                while rest.first == "-" { rest.removeFirst() }
                result += "–"
            default: result.append(next)
            }
        }
        return result.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    /// What the command behind a backslash stands for.
    private static func command(_ rest: inout ArraySlice<Character>) -> String {
        guard let first = rest.first else { return "" }
        if let table = accented[first], let letter = argument(rest.dropFirst(), isWord: first.isLetter),
            let made = table[letter.letter]
        {
            rest = letter.rest
            return String(made)
        }
        guard first.isLetter else {
            rest.removeFirst()
            return first == "\\" ? " " : String(first)
        }
        var name = ""
        while let letter = rest.first, letter.isLetter {
            name.append(letter)
            rest.removeFirst()
        }
        if rest.first == " " { rest.removeFirst() }
        return letters[name] ?? ""
    }

    /// The letter an accent stands over: `e`, `{e}`, `\i`, `{\i}`.
    private static func argument(_ text: ArraySlice<Character>, isWord: Bool) -> (
        letter: Character, rest: ArraySlice<Character>
    )? {
        var rest = text
        if isWord, let first = rest.first, first != "{", first != " ", first != "\\" { return nil }
        while rest.first == " " { rest.removeFirst() }
        let isBraced = rest.first == "{"
        if isBraced { rest.removeFirst() }
        if rest.first == "\\" { rest.removeFirst() }
        guard let letter = rest.popFirst() else { return nil }
        if isBraced, rest.first == "}" { rest.removeFirst() }
        return (letter, rest)
    }
}
