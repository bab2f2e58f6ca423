/// A block of a Markdown document.
struct MarkdownBlock: Sendable {
    /// What sort of block it is.
    enum Kind: Sendable, Hashable {
        case heading(level: Int)
        case paragraph
        case list
        case item
        case table
        case row(isHeader: Bool)
        case cell
        case quote
        case code
        case html
        case rule
        case other
    }

    /// What sort of block it is.
    var kind: Kind
    /// Its lines in the source, from 0, with the blank ones behind.
    var lines: Range<Int>
    /// Its words, when it has any of its own.
    var text = StyledText()
    /// The blocks in it.
    var children: [MarkdownBlock] = []

    init(kind: Kind, line: Int) {
        self.kind = kind
        self.lines = line..<line
    }

    /// Level of a heading, nil of anything else.
    var headingLevel: Int? {
        if case .heading(let level) = kind { return level }
        return nil
    }

    /// Whether it is a list.
    var isList: Bool { kind == .list }

    /// The first paragraph of an item, or its own words.
    var lead: StyledText {
        kind == .item ? children.first { $0.kind == .paragraph }?.text ?? StyledText() : text
    }

    /// All blocks in it and itself, in order.
    func forEach(_ visit: (MarkdownBlock) -> Void) {
        visit(self)
        for child in children { child.forEach(visit) }
    }
}
