/// A stretch of a line that is set in one way: the words of a link, bold words, plain text.
struct InlinePiece: Sendable {
    /// How it is set; a link counts before bold, bold before italics.
    enum Kind: Sendable, Equatable {
        case link(Int), strong, emphasis, tag, plain
    }

    var kind: Kind
    /// Its bytes, without white space around them.
    var range: Range<Int>

    /// The pieces of `range`, in order. Bold words around a link and a link around bold words are one piece, the
    /// former strong, the latter a link.
    static func pieces(of text: StyledText, _ range: Range<Int>) -> [InlinePiece] {
        var pieces: [InlinePiece] = []
        for run in text.runs where run.range.overlaps(range) {
            let part = run.range.clamped(to: range)
            let kind = kind(of: run)
            if let last = pieces.indices.last,
                pieces[last].kind == kind || joins(pieces[last].kind, run, text)
            {
                pieces[last].range = pieces[last].range.lowerBound..<part.upperBound
            } else {
                pieces.append(InlinePiece(kind: kind, range: part))
            }
        }
        for index in pieces.indices { pieces[index].range = text.bytes.trimmed(pieces[index].range) }
        return pieces.filter { !$0.range.isEmpty }
    }

    private static func kind(of run: StyledText.Run) -> Kind {
        if run.style.contains(.strong) { return .strong }
        if let link = run.link { return .link(link) }
        if run.style.contains(.code) || run.style.contains(.keyboard) { return .tag }
        return run.style.contains(.emphasis) ? .emphasis : .plain
    }

    /// A run inside a link that began, whatever its style.
    private static func joins(_ kind: Kind, _ run: StyledText.Run, _ text: StyledText) -> Bool {
        if case .link(let link) = kind { return run.link == link }
        return false
    }
}
