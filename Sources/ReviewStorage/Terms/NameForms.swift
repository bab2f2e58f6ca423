internal import TextAnalysis

/// The spellings under which a name is looked up.
enum NameForms {
    /// The folded words of `name`.
    static func words(_ name: String) -> [[UInt8]] {
        let bytes = Array(name.utf8)
        return Tokenizer.tokens(in: bytes, 0..<bytes.count).map {
            WordMemo.cut(WordFolding.fold(bytes[$0.range]))
        }
    }

    /// The folded words of `name` without anything between them: `dalle`, `gpt35`. A `+` or `#` in it
    /// counts, as `C++` is not `C`.
    static func glued(_ name: String) -> [UInt8] {
        let bytes = Array(name.utf8)
        let tokens = Tokenizer.tokens(in: bytes, 0..<bytes.count)
        var glued: [UInt8] = []
        bytes.withUnsafeBufferPointer { text in
            for compound in Compound.all(in: text, tokens: tokens) {
                for token in tokens[compound.tokens] { glued += WordFolding.fold(bytes[token.range]) }
                glued += (compound.suffix?.rawValue ?? "").utf8
            }
        }
        return WordMemo.cut(glued)
    }

    /// What a person's or an organisation's name has in common across scripts. Marked, since it is
    /// no word that anybody would type.
    static func skeleton(ofFolded word: [UInt8]) -> [UInt8]? {
        let skeleton = Transliteration.skeleton(word)
        // Shorter ones meet by chance.
        return skeleton.count >= 4 ? skeletonMark + WordMemo.cut(skeleton) : nil
    }

    /// A middle dot: for SQLite's `ascii` tokenizer a part of the word, for ours never.
    private static let skeletonMark: [UInt8] = [0xc2, 0xb7]

    /// All spellings to file a name under: its words, the words glued, and, for names that are spelt
    /// in two scripts, their skeletons.
    static func filed(_ name: String, acrossScripts: Bool) -> [String] {
        let words = words(name)
        var forms = words
        if words.count > 1 { forms.append(glued(name)) }
        if acrossScripts { forms += words.compactMap(skeleton(ofFolded:)) }
        return forms.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension NameForms {
    /// A nickname in lower case, without the `@` before it.
    static func handle(_ name: String) -> String {
        (name.hasPrefix("@") ? String(name.dropFirst()) : name).lowercased()
    }
}
