internal import TextAnalysis

/// Writes what the text index holds of a document: for each column the stems of its words, and
/// once for all the forms they have. Terms are separated by spaces and contain none.
final class TermWriter {
    /// Distinct forms of the document so far.
    private(set) var forms: [UInt8] = []
    private let memo = WordMemo()
    private var document = 0
    private var gluedForms: Set<[UInt8]> = []

    /// Begins another document.
    func begin() {
        document += 1
        forms.removeAll(keepingCapacity: true)
        gluedForms.removeAll(keepingCapacity: true)
    }

    /// Stems of the words of `text`, compound names in parts and whole.
    func stems(of text: String) -> [UInt8] {
        stems(of: Array(text.utf8))
    }

    /// Stems of the words of several texts, one after another.
    func stems(of texts: [String]) -> [UInt8] {
        var stems: [UInt8] = []
        for text in texts { stems += self.stems(of: text) }
        return stems
    }

    private func stems(of text: [UInt8]) -> [UInt8] {
        let tokens = Tokenizer.tokens(in: text, 0..<text.count)
        var stems: [UInt8] = []
        stems.reserveCapacity(text.count)
        text.withUnsafeBufferPointer { text in
            for compound in Compound.all(in: text, tokens: tokens) {
                write(compound, of: text, tokens, into: &stems)
            }
        }
        return stems
    }

    private func write(
        _ compound: Compound, of text: UnsafeBufferPointer<UInt8>, _ tokens: [Token],
        into stems: inout [UInt8]
    ) {
        var glued: [UInt8] = []
        for token in compound.tokens {
            let index = memo.index(of: text, tokens[token].range)
            append(memo.words[index].stem, to: &stems)
            if memo.words[index].document != document {
                memo.words[index].document = document
                append(memo.words[index].form, to: &forms)
            }
            if compound.isCompound { glued += memo.words[index].form }
        }
        guard compound.isCompound else { return }
        glued = WordMemo.cut(glued + Array((compound.suffix?.rawValue ?? "").utf8))
        append(glued, to: &stems)
        if gluedForms.insert(glued).inserted { append(glued, to: &forms) }
    }

    private func append(_ term: [UInt8], to column: inout [UInt8]) {
        guard !term.isEmpty else { return }
        column += term
        column.append(0x20)
    }
}
