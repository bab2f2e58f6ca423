import TextAnalysis

/// Stems of the words of a text, as the index of a site has them.
final class WordStems {
    private let stemmer = Stemmer()

    /// Distinct stems, in no order.
    func stems(of text: String) -> [String] {
        let bytes = Array(text.utf8)
        var stems: Set<[UInt8]> = []
        for token in Tokenizer.tokens(in: bytes) {
            // Longer ones are no words of any language.
            guard token.range.count <= 64 else { continue }
            stems.insert(stemmer.stem(WordFolding.fold(bytes[token.range])))
        }
        return stems.map { String(decoding: $0, as: UTF8.self) }
    }
}
