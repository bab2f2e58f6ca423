internal import TextAnalysis

/// Writes what the text index holds of a document: for each column the stems of its words, and
/// once for all the forms they have. Terms are separated by spaces and contain none.
struct TermWriter {
    /// Distinct forms of the document so far.
    private(set) var forms: [UInt8] = []
    private var memo = WordMemo()
    private var document: Int32 = 0

    /// Begins another document.
    mutating func begin() {
        document &+= 1
        forms.removeAll(keepingCapacity: true)
    }

    /// Stems of the words of `text`, compound names in parts and whole.
    mutating func stems(of text: String) -> [UInt8] {
        stems(of: Array(text.utf8))
    }

    /// Stems of the words of several texts, one after another.
    mutating func stems(of texts: [String]) -> [UInt8] {
        var stems: [UInt8] = []
        for text in texts { stems += self.stems(of: text) }
        return stems
    }

    private mutating func stems(of text: [UInt8]) -> [UInt8] {
        let tokens = Tokenizer.tokens(in: text, 0..<text.count)
        var stems: [UInt8] = []
        stems.reserveCapacity(text.count)
        text.withUnsafeBufferPointer { text in
            var start = 0
            while start < tokens.count {
                let compound = Compound.first(in: text, tokens: tokens, from: start)
                write(compound, of: text, tokens, into: &stems)
                start = compound.tokens.upperBound
            }
        }
        return stems
    }

    private mutating func write(
        _ compound: Compound, of text: UnsafeBufferPointer<UInt8>, _ tokens: [Token],
        into stems: inout [UInt8]
    ) {
        for token in compound.tokens {
            write(memo.number(of: text, tokens[token].range), into: &stems)
        }
        guard compound.isCompound else { return }
        compound.glued(text, tokens).withUnsafeBufferPointer { glued in
            write(memo.number(of: glued, 0..<glued.count), into: &stems)
        }
    }

    private mutating func write(_ word: Int, into stems: inout [UInt8]) {
        memo.appendStem(word, to: &stems)
        memo.appendFormOnce(word, document: document, to: &forms)
    }
}
