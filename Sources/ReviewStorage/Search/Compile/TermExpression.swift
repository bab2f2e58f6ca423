internal import TextAnalysis

/// What is asked of the text index for words as typed. Every term is made of letters and digits
/// only and put in quotes, so that nothing typed can be an operator of FTS5.
struct TermExpression {
    /// A word or a compound name, as the index has it.
    private struct Name {
        /// Stems and forms of its words.
        var parts: [(stem: [UInt8], form: [UInt8])]
        /// Stem and form of it as one word, where it is more than one.
        var glued: (stem: [UInt8], form: [UInt8])?
        /// Whether it ends in what is no word, as `C++` does, so that its parts say too little.
        var hasSuffix: Bool

        /// The form of the whole.
        var form: [UInt8] { glued?.form ?? parts.first?.form ?? [] }
    }

    private let names: [Name]

    /// More words than these are no question but a text; the rest is ignored.
    static let longest = 32

    /// The words of `text`, written with the same rules as the index.
    init(_ text: String) {
        // No query is longer than a page; what follows could only slow it down.
        let bytes = Array(text.utf8.prefix(4_096))
        let tokens = Array(Tokenizer.tokens(in: bytes, 0..<bytes.count).prefix(TermExpression.longest))
        var memo = WordMemo()
        names = bytes.withUnsafeBufferPointer { bytes in
            Compound.all(in: bytes, tokens: tokens).map { compound in
                let parts = tokens[compound.tokens].map { memo.terms(of: bytes, $0.range) }
                let glued = compound.isCompound ? compound.glued(bytes, tokens) : []
                return Name(
                    parts: parts,
                    glued: glued.withUnsafeBufferPointer {
                        glued.isEmpty ? nil : memo.terms(of: $0, 0..<$0.count)
                    },
                    hasSuffix: compound.suffix != nil)
            }
        }
    }

    /// Whether there is nothing to ask for.
    var isEmpty: Bool { names.isEmpty }

    /// All the words in any form, a compound name whole or its parts in a row; names also in the
    /// other script's spelling.
    var anyForm: String {
        names.map(anyForm).withoutRepetitions.joined(separator: " AND ")
    }

    private func anyForm(_ name: Name) -> String {
        guard let glued = name.glued else { return anyForm(name.parts.first) }
        if name.hasSuffix { return quoted([glued.stem]) }
        return "(\(quoted([glued.stem])) OR \(quoted(name.parts.map(\.stem))))"
    }

    /// A name may be written in the other script, and declined in this one.
    private func anyForm(_ word: (stem: [UInt8], form: [UInt8])?) -> String {
        guard let word else { return quoted([]) }
        var alternatives = [word.stem]
        for skeleton in [word.form, word.stem].compactMap(NameForms.skeleton(ofFolded:))
        where !alternatives.contains(skeleton) {
            alternatives.append(skeleton)
        }
        let terms = alternatives.map { quoted([$0]) }
        return terms.count == 1 ? terms[0] : "(\(terms.joined(separator: " OR ")))"
    }

    /// The words in a row, in any form.
    var row: String {
        quoted(names.flatMap { $0.parts.map(\.stem) + ($0.glued.map { [$0.stem] } ?? []) })
    }

    /// All the words in the very form typed, for the table of forms.
    var exactForms: String {
        names.map { quoted([$0.form]) }.withoutRepetitions.joined(separator: " AND ")
    }

    /// Words that begin with the last one typed, the others being whole; for the table of forms.
    var prefixForms: String {
        names.dropLast().map { quoted([$0.form]) + " AND " }.withoutRepetitions.joined()
            + quoted([names.last?.form ?? []]) + " *"
    }

    /// The like for the table of stems, where it helps to rank but misses words whose stem is
    /// shorter than what was typed.
    var prefixStems: String {
        guard let last = names.last, let stem = last.parts.last?.stem else { return quoted([]) }
        return "(\(quoted([last.form])) * OR \(quoted([stem])))"
    }

    private func quoted(_ terms: [[UInt8]]) -> String {
        "\"" + terms.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") + "\""
    }
}

extension [String] {
    /// Each string once, where it stands first. FTS5 looks at every occurrence of a word once for
    /// every time it is asked for, so that a repeated word would take the square of the time.
    var withoutRepetitions: [String] {
        // A few are compared sooner than a set is made.
        guard count > 8 else { return indices.filter { !self[..<$0].contains(self[$0]) }.map { self[$0] } }
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension WordMemo {
    /// The stem and the form of the word at `range` of `text`.
    fileprivate mutating func terms(
        of text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (stem: [UInt8], form: [UInt8]) {
        let number = number(of: text, range)
        return (stem(number), form(number))
    }
}

/// Terms in the notation of FTS5.
enum FTSTerm {
    /// A term in quotes, so that nothing in it can be an operator. It holds letters, digits and
    /// middle dots only.
    static func quoted(_ term: [UInt8]) -> String { "\"" + String(decoding: term, as: UTF8.self) + "\"" }
}
