internal import TextAnalysis

/// Words as typed, as the text index has them, and what it is asked for them in one manner or another.
struct QueryTerms {
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
        let tokens = Array(TextSlice(bytes).tokens.prefix(QueryTerms.longest))
        var memo = WordMemo()
        names = bytes.withUnsafeBufferPointer { bytes in
            Compound.all(in: bytes, tokens: tokens).map { compound in
                let parts = tokens[compound.tokens].map { memo.terms(of: bytes, $0.range) }
                let glued = compound.isCompound ? compound.glued(in: bytes, of: tokens) : []
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
    /// other script's spelling. Nil when there are none.
    var anyForm: TextExpression? { .conjunction(of: names.map(QueryTerms.anyForm)) }

    private static func anyForm(_ name: Name) -> TextExpression {
        guard let glued = name.glued else { return anyForm(name.parts.first) }
        if name.hasSuffix { return .term(glued.stem) }
        return .any([.term(glued.stem), .row(name.parts.map(\.stem))])
    }

    /// A name may be written in the other script, and declined in this one.
    private static func anyForm(_ word: (stem: [UInt8], form: [UInt8])?) -> TextExpression {
        guard let word else { return .term([]) }
        var alternatives = [word.stem]
        for skeleton in [word.form, word.stem].compactMap(NameForms.skeleton(ofAsked:))
        where !alternatives.contains(skeleton) {
            alternatives.append(skeleton)
        }
        return alternatives.count == 1 ? .term(word.stem) : .any(alternatives.map { .term($0) })
    }

    /// The words in a row, in any form; nil when there are none.
    var row: TextExpression? {
        let stems = names.flatMap { $0.parts.map(\.stem) + ($0.glued.map { [$0.stem] } ?? []) }
        return stems.isEmpty ? nil : .sequence(of: stems)
    }

    /// All the words in the very form typed, for the table of forms; nil when there are none.
    var exactForms: TextExpression? { .conjunction(of: names.map { .term($0.form) }) }

    /// Words that begin with the last one typed, the others being whole; for the table of forms. Nil when
    /// there are none.
    var prefixForms: TextExpression? {
        guard let last = names.last else { return nil }
        return .conjunction(of: names.dropLast().map { .term($0.form) } + [.prefix(last.form)])
    }

    /// The like for the table of stems, where it helps to rank but misses words whose stem is
    /// shorter than what was typed. Nil when there are none.
    var prefixStems: TextExpression? {
        guard let last = names.last, let stem = last.parts.last?.stem else { return nil }
        return .any([.prefix(last.form), .term(stem)])
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
