/// Letters of Latin, Cyrillic and Greek scripts as ASCII letters, for names of entries and for comparing names.
public enum ASCIIFolding {
    /// Lower-case ASCII letters and digits of `text`; what has none is left out.
    public static func folded(_ text: String) -> String {
        var folded: [UInt8] = []
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: folded.append(UInt8(truncatingIfNeeded: scalar.value))
            default: if let ascii = table[scalar] { folded.append(contentsOf: ascii.utf8) }
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }

    /// Small Latin letters without their diacritics, and other letters as they are: `jürgen` is `jurgen`, with
    /// `umlauts` spelt out `juergen`, as keyboards without them have it.
    static func latin(_ word: String, umlauts: Bool = false) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
        var folded = ""
        for scalar in word.unicodeScalars {
            switch scalar.value {
            // A diaeresis of its own; other combining marks say nothing.
            case 0x308: if umlauts { folded += "e" }
            case 0x300..<0x370: break
            case 0xDF..<0x250, 0x1E00..<0x1F00:
                folded += (umlauts ? spelt[scalar] : nil) ?? table[scalar] ?? String(scalar)
            default: folded.unicodeScalars.append(scalar)
            }
        }
        return folded
    }

    /// German and Scandinavian letters as they are spelt out.
    private static let spelt: [Unicode.Scalar: String] = ["ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue"]

    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for (ascii, letters) in groups {
            for scalar in letters.unicodeScalars { table[scalar] = ascii }
        }
        return table
    }()

    /// Cyrillic after the usual English transliteration of names.
    private static let groups: [(String, String)] = [
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
        ("g", "ĝğġģǧ"),
        ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐịỉ"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"),
        ("o", "òóôõöøōŏőǒơọỏốồổỗộớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
        ("u", "ùúûüũūŭůűųǔưụủứừửữự"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"), ("ss", "ß"), ("ae", "æ"),
        ("oe", "œ"), ("th", "þ"),
        ("a", "а"), ("b", "б"), ("v", "в"), ("g", "гґ"), ("d", "д"), ("e", "еёэ"), ("zh", "ж"), ("z", "з"),
        ("i", "иі"), ("y", "йы"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"),
        ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"),
        ("sh", "ш"), ("shch", "щ"), ("yu", "ю"), ("ya", "я"), ("ye", "є"), ("yi", "ї"),
        ("a", "αά"), ("b", "β"), ("g", "γ"), ("d", "δ"), ("e", "εέ"), ("z", "ζ"), ("i", "ηήιίϊ"), ("th", "θ"),
        ("k", "κ"), ("l", "λ"), ("m", "μ"), ("n", "ν"), ("x", "ξ"), ("o", "οόωώ"), ("p", "π"), ("r", "ρ"),
        ("s", "σς"), ("t", "τ"), ("y", "υύ"), ("f", "φ"), ("ch", "χ"), ("ps", "ψ"),
    ]
}
