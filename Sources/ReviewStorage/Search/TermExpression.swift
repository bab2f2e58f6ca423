internal import TextAnalysis

/// What is asked of the text index for words as typed. Every term is made of letters and digits
/// only and put in quotes, so that nothing typed can be an operator of FTS5.
struct TermExpression {
    private let words: [[UInt8]]
    private let stems: [[UInt8]]
    private let glued: [(whole: [UInt8], parts: Range<Int>, hasSuffix: Bool)]

    /// More words than these are no question but a text; the rest is ignored.
    static let longest = 32

    /// The words of `text`, written with the same rules as the index.
    init(_ text: String) {
        // No query is longer than a page; what follows could only slow it down.
        let bytes = Array(text.utf8.prefix(4_096))
        let tokens = Array(Tokenizer.tokens(in: bytes, 0..<bytes.count).prefix(TermExpression.longest))
        let memo = WordMemo()
        var words: [IndexWord] = []
        var glued: [(whole: [UInt8], parts: Range<Int>, hasSuffix: Bool)] = []
        bytes.withUnsafeBufferPointer { bytes in
            words = tokens.map { memo.words[memo.index(of: bytes, $0.range)] }
            for compound in Compound.all(in: bytes, tokens: tokens) {
                let suffix = compound.suffix?.rawValue ?? ""
                let whole = words[compound.tokens].flatMap(\.form) + Array(suffix.utf8)
                glued.append((WordMemo.cut(whole), compound.tokens, compound.suffix != nil))
            }
        }
        self.words = words.map(\.form)
        self.stems = words.map(\.stem)
        self.glued = glued
    }

    /// Whether there is nothing to ask for.
    var isEmpty: Bool { words.isEmpty }

    /// All the words in any form, a compound name whole or its parts in a row; names also in the
    /// other script's spelling.
    var anyForm: String {
        glued.map(anyForm).joined(separator: " AND ")
    }

    private func anyForm(_ name: (whole: [UInt8], parts: Range<Int>, hasSuffix: Bool)) -> String {
        if name.hasSuffix { return quoted([name.whole]) }
        if name.parts.count > 1 { return "(\(quoted([name.whole])) OR \(quoted(Array(stems[name.parts]))))" }
        let word = name.parts.lowerBound
        let alternatives = [stems[word]] + skeletons(of: word)
        let terms = alternatives.map { quoted([$0]) }
        return terms.count == 1 ? terms[0] : "(\(terms.joined(separator: " OR ")))"
    }

    /// A name may be written in the other script, and declined in this one.
    private func skeletons(of word: Int) -> [[UInt8]] {
        let whole = NameForms.skeleton(ofFolded: words[word])
        let undeclined = NameForms.skeleton(ofFolded: stems[word])
        return whole == undeclined ? [whole].compactMap(\.self) : [whole, undeclined].compactMap(\.self)
    }

    /// The words in a row, in any form.
    var row: String {
        var terms: [[UInt8]] = []
        for name in glued {
            terms += stems[name.parts]
            if name.parts.count > 1 || name.hasSuffix { terms.append(name.whole) }
        }
        return quoted(terms)
    }

    /// All the words in the very form typed, for the table of forms.
    var exactForms: String {
        glued.map { name in
            let terms = name.parts.count > 1 || name.hasSuffix ? [name.whole] : Array(words[name.parts])
            return terms.map { quoted([$0]) }.joined(separator: " AND ")
        }.joined(separator: " AND ")
    }

    /// Words that begin with the last one typed, the others being whole; for the table of forms.
    var prefixForms: String {
        guard let last = glued.last else { return "" }
        let whole = words.prefix(last.parts.lowerBound).map { quoted([$0]) }
        return (whole + [quoted([last.whole]) + " *"]).joined(separator: " AND ")
    }

    /// The like for the table of stems, where it helps to rank but misses words whose stem is
    /// shorter than what was typed.
    var prefixStems: String {
        guard let last = glued.last, let stem = stems.last else { return "" }
        return "(\(quoted([last.whole])) * OR \(quoted([stem])))"
    }

    private func quoted(_ terms: [[UInt8]]) -> String {
        "\"" + terms.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") + "\""
    }
}
