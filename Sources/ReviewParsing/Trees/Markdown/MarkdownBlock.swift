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
    /// What an item of a list says of a paper, kept for those who ask again; nil where nothing is kept.
    private(set) var bullet: Once<BulletItem>?

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

    /// Keeps from now on what is found out about it and the blocks in it, which must not be changed any more.
    mutating func remember() {
        text.remember()
        bullet = kind == .item ? Once() : nil
        for index in children.indices { children[index].remember() }
    }

    /// The block without what was found out about it as an item.
    var alone: MarkdownBlock {
        var block = self
        block.bullet = nil
        return block
    }

    /// All blocks in it and itself, in order.
    func forEach(_ visit: (MarkdownBlock) -> Void) {
        visit(self)
        for child in children { child.forEach(visit) }
    }
}
