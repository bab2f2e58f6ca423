import ReviewModel

/// Reads the reactions under a message of a page.
enum ReactionElementReader {
    /// The reactions among `nodes`, elements of the class `name`. A custom emoji leaves no glyph behind.
    static func read(_ name: StaticString, in tree: HTMLTree, _ nodes: Range<Int>) -> [Reaction] {
        tree.all(name, in: nodes).compactMap { reaction in
            let part = tree.inside(reaction).clamped(to: nodes)
            guard let count = count(of: reaction, in: tree, part), count > 0 else { return nil }
            return Reaction(emoji: emoji(in: tree, part), count: count)
        }
    }

    private static func emoji(in tree: HTMLTree, _ part: Range<Int>) -> String? {
        guard let element = tree.first("emoji", in: part) else { return nil }
        let glyph = tree.line(of: element)
        return glyph.isEmpty ? nil : glyph
    }

    /// The export writes the number, or the pictures of all who reacted instead; the preview page writes
    /// it behind the glyph.
    private static func count(of reaction: Int, in tree: HTMLTree, _ part: Range<Int>) -> Int? {
        if let element = tree.first("count", in: part) { return DecimalNumber.count(tree.line(of: element)) }
        if let people = tree.first("userpics", in: part) {
            return tree.all("userpic", in: tree.inside(people).clamped(to: part)).count
        }
        let digits = tree.line(of: reaction, without: { tree.nodes[$0].name != "" })
        return DecimalNumber.count(digits)
    }
}
