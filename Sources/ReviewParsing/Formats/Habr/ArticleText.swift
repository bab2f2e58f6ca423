/// Reads an article as lines of text: paragraphs with blank lines between them, items of lists behind their
/// marks, links with their addresses.
struct ArticleText {
    /// The text; its links are sorted by where they begin.
    private(set) var text = MessageText()
    /// Where in `text` headings begin, in order.
    private(set) var headings: [Int] = []

    private let tree: HTMLTree
    private var reader: HTMLText
    /// Line feeds to come before the next words.
    private var gap = 0
    /// Mark of a list to come before the next words.
    private var mark = ""
    private var headingEnd = 0
    /// How many items each numbered list has so far.
    private var counts: [Int: Int] = [:]

    private static let paragraphs: Set<String> = [
        "p", "div", "blockquote", "ul", "ol", "pre", "details", "summary", "figure", "figcaption", "table",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "article",
    ]
    private static let tight: Set<String> = ["li", "tr", "td", "th", "dt", "dd"]
    private static let leftOut: Set<String> = [
        "script", "style", "noscript", "button", "svg", "iframe", "form", "template",
    ]

    /// The text inside the element `body` of `tree`.
    init(_ tree: HTMLTree, inside body: Int) {
        self.tree = tree
        self.reader = HTMLText(tree)
        reader.resolve = Self.resolved
        read(tree.inside(body))
        text.links.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func read(_ nodes: Range<Int>) {
        var ends: [(node: Int, gap: Int)] = []
        var start = nodes.lowerBound
        var at = start
        while at < nodes.upperBound {
            while let last = ends.last, last.node <= at {
                add(start..<at)
                start = at
                gap = max(gap, last.gap)
                // An item without words does not lend its mark to the next paragraph.
                mark = ""
                ends.removeLast()
            }
            let node = tree.nodes[at]
            let isBlock = Self.paragraphs.contains(node.name) || Self.tight.contains(node.name)
            if isBlock || Self.leftOut.contains(node.name) { add(start..<at) }
            if Self.leftOut.contains(node.name) {
                at = min(max(at + 1, node.end), nodes.upperBound)
                start = at
                continue
            }
            if isBlock {
                let distance = Self.tight.contains(node.name) || isItem(node.parent) ? 1 : 2
                gap = max(gap, distance)
                open(at)
                // The reader of a run has to see that it is preformatted.
                start = node.name == "pre" ? at : at + 1
                ends.append((node.end, distance))
            }
            at += 1
        }
        add(start..<nodes.upperBound)
    }

    private mutating func open(_ index: Int) {
        let node = tree.nodes[index]
        switch node.name {
        case "h1", "h2", "h3", "h4", "h5", "h6": headingEnd = node.end
        case "li" where tree.nodes[node.parent].name == "ol":
            let first = tree.value(of: "start", at: node.parent).flatMap { DecimalNumber.value($0.utf8) }
            let number = counts[node.parent].map { $0 + 1 } ?? first ?? 1
            counts[node.parent] = number
            mark = "\(number). "
        case "li": mark = "- "
        default: break
        }
    }

    private func isItem(_ node: Int) -> Bool { Self.tight.contains(tree.nodes[node].name) }

    /// Adds the words of `nodes`, if they have any.
    private mutating func add(_ nodes: Range<Int>) {
        guard !nodes.isEmpty else { return }
        let words = reader.read(nodes: nodes)
        guard words.bytes.contains(where: { $0 > 0x20 }) else { return }
        // Adding a line ends the one before.
        if !text.bytes.isEmpty, gap > 1 { text.bytes.append(UInt8(ascii: "\n")) }
        if nodes.lowerBound < headingEnd { headings.append(text.bytes.count + (text.bytes.isEmpty ? 0 : 1)) }
        text.appendLine(words, after: mark)
        gap = 0
        mark = ""
    }

    /// The whole address of a link; nil of one that stays on the page.
    private static func resolved(_ address: String) -> String? {
        if address.isEmpty || address.hasPrefix("#") || address.hasPrefix("javascript:") { return nil }
        if address.hasPrefix("//") { return "https:" + address }
        return address.hasPrefix("/") ? "https://habr.com" + address : address
    }
}
