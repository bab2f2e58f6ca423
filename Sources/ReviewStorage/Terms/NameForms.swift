internal import TextAnalysis

/// The spellings under which a name is looked up.
enum NameForms {
    /// The folded words of `name`.
    static func words(_ name: String) -> [[UInt8]] {
        let bytes = Array(name.utf8)
        return TextSlice(bytes).tokens.map {
            WordMemo.cut(WordFolding.fold(bytes[$0.range]))
        }
    }

    /// The folded words of `name` without anything between them: `dalle`, `gpt35`. A `+` or `#` in it
    /// counts, as `C++` is not `C`.
    static func glued(_ name: String) -> [UInt8] {
        let bytes = Array(name.utf8)
        let tokens = TextSlice(bytes).tokens
        var glued: [UInt8] = []
        bytes.withUnsafeBufferPointer { text in
            for compound in Compound.all(in: text, tokens: tokens) {
                for token in tokens[compound.tokens] { glued += WordFolding.fold(bytes[token.range]) }
                glued += (compound.suffix?.rawValue ?? "").utf8
            }
        }
        return WordMemo.cut(glued)
    }

    /// What a word of a person's or an organisation's name is filed under for those who ask in the other script: what
    /// the name has in common across scripts, marked, since it is no word that anybody would type. Two names of one
    /// script are told apart by their letters: `Kirilov` is not `Kirillov`, though both are `kirilov` in common.
    static func skeleton(ofFiled word: [UInt8]) -> [UInt8]? {
        skeleton(of: word, mark: isLatin(word) ? mark : mark + mark)
    }

    /// What a folded word finds in names that are written in the other script.
    static func skeleton(ofAsked word: [UInt8]) -> [UInt8]? {
        skeleton(of: word, mark: isLatin(word) ? mark + mark : mark)
    }

    private static func skeleton(of word: [UInt8], mark: [UInt8]) -> [UInt8]? {
        let skeleton = Transliteration.skeleton(word)
        // Shorter ones meet by chance.
        return skeleton.count >= 4 ? mark + WordMemo.cut(skeleton) : nil
    }

    private static func isLatin(_ word: [UInt8]) -> Bool { word.first.map { $0 < 0x80 } ?? true }

    /// A middle dot: for SQLite's `ascii` tokenizer a part of the word, for ours never. Names in Latin letters have
    /// one, others two.
    private static let mark: [UInt8] = [0xc2, 0xb7]

    /// All spellings to file a name under: its words, the words glued, and, for names that are spelt
    /// in two scripts, their skeletons.
    static func filed(_ name: String, acrossScripts: Bool) -> [String] {
        let words = words(name)
        var forms = words
        if words.count > 1 { forms.append(glued(name)) }
        if acrossScripts { forms += words.compactMap(skeleton(ofFiled:)) }
        return forms.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension NameForms {
    /// A nickname in lower case, without the `@` before it.
    static func handle(_ name: String) -> String {
        (name.hasPrefix("@") ? String(name.dropFirst()) : name).lowercased()
    }
}

/// Words that stand together as one name: `GPT-3.5`, `U-PaLM`, `DALL·E`, `C++`. The index has them
/// in parts and whole, with nothing between the parts.
struct Compound: Equatable {
    /// Its words, as indexes into the tokens of the text.
    var tokens: Range<Int>
    /// `plus` or `sharp`, spelt out after the name for what follows it: `C++`, `C#`.
    var suffix: Suffix?

    /// What may follow a name and be part of it.
    enum Suffix: String {
        case plusPlus = "plusplus"
        case sharp = "sharp"
    }

    /// Whether there is more to it than one plain word.
    var isCompound: Bool { tokens.count > 1 || suffix != nil }

    /// The name as one word, as it is written but for what joins its parts.
    func glued(in text: UnsafeBufferPointer<UInt8>, of words: [Token]) -> [UInt8] {
        var glued: [UInt8] = []
        for word in words[tokens] { glued += text[word.range] }
        return glued + Array((suffix?.rawValue ?? "").utf8)
    }

    /// More words than these are an address or a rule of dashes, not a name.
    private static let longest = 6

    /// The names of `text`, whose words are `tokens`; every word is in one of them.
    static func all(in text: UnsafeBufferPointer<UInt8>, tokens: [Token]) -> [Compound] {
        var compounds: [Compound] = []
        while let start = compounds.isEmpty ? 0 : compounds.last?.tokens.upperBound, start < tokens.count {
            compounds.append(first(in: text, tokens: tokens, from: start))
        }
        return compounds
    }

    /// The name that begins with the word `start`, which must be one of `tokens`.
    static func first(in text: UnsafeBufferPointer<UInt8>, tokens: [Token], from start: Int) -> Compound {
        var end = start + 1
        while end < tokens.count, end - start < longest,
            joins(text, left: tokens[end - 1], right: tokens[end])
        {
            end += 1
        }
        return Compound(tokens: start..<end, suffix: suffix(after: tokens[end - 1], in: text))
    }

    /// Whether only a joining character stands between two words: a hyphen, a middle dot, an
    /// underscore, an apostrophe, or a full stop between digits.
    private static func joins(_ text: UnsafeBufferPointer<UInt8>, left: Token, right: Token) -> Bool {
        let from = left.range.upperBound
        switch right.range.lowerBound - from {
        case 1:
            switch text[from] {
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "'"): return true
            case UInt8(ascii: "."): return isDigit(text[from - 1]) && isDigit(text[from + 1])
            default: return false
            }
        case 2: return text[from] == 0xc2 && text[from + 1] == 0xb7
        case 3:
            // U+2010 hyphen, U+2011 non-breaking hyphen, U+2019 apostrophe, U+2022 bullet in a name.
            guard text[from] == 0xe2, text[from + 1] == 0x80 else { return false }
            return [0x90, 0x91, 0x99, 0xa2].contains(text[from + 2])
        default: return false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func suffix(after token: Token, in text: UnsafeBufferPointer<UInt8>) -> Suffix? {
        let end = token.range.upperBound
        guard end < text.count else { return nil }
        if text[end] == UInt8(ascii: "+"), end + 1 < text.count, text[end + 1] == UInt8(ascii: "+") {
            return .plusPlus
        }
        return text[end] == UInt8(ascii: "#") && token.range.count == 1 ? .sharp : nil
    }
}
