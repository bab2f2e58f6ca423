import ReviewModel
import TextAnalysis

/// Reads the words of a message out of the element that holds them.
struct HTMLText {
    /// The document.
    let tree: HTMLTree
    /// Whether quotes and code stand on lines of their own even where the source has no line break.
    var separatesBlocks = false
    /// Elements whose content is not part of the text.
    var isLeftOut: (Int) -> Bool = { _ in false }
    /// The whole address of the one that a link is written with; nil where it leads nowhere else.
    var resolve: (String) -> String? = { $0 }

    private var text = MessageText()
    private var links: [OpenElement] = []
    /// The bold words whose end is not reached yet.
    private var strong: OpenElement?
    /// The words marked in another way whose end is not reached yet.
    private var marked: OpenElement?
    private var preformattedEnd = 0
    /// A line feed of the markup stands where the next word will.
    private var isSpacePending = false

    /// An element whose end is not reached yet.
    private struct OpenElement {
        var node: Int
        var start: Int
    }

    /// A reader of texts of `tree`.
    init(_ tree: HTMLTree) { self.tree = tree }

    /// The text inside `element`, up to the node `limit`.
    mutating func read(_ element: Int, before limit: Int = .max) -> MessageText {
        read(nodes: element + 1..<max(element + 1, min(tree.nodes[element].end, limit)))
    }

    /// The text of `nodes`, neighbours in the source.
    mutating func read(nodes: Range<Int>) -> MessageText {
        text = MessageText()
        strong = nil
        marked = nil
        isSpacePending = false
        var blockEnds: [Int] = []
        var at = nodes.lowerBound
        while at < nodes.upperBound {
            closeElements(before: at)
            while let last = blockEnds.last, last <= at {
                blockEnds.removeLast()
                breakLine()
            }
            let node = tree.nodes[at]
            if isLeftOut(at) || node.name == "script" || node.name == "style" {
                at = node.end
                continue
            }
            if node.name.isEmpty {
                append(node, isPreformatted: at < preformattedEnd)
            } else if open(node, at: at), separatesBlocks {
                breakLine()
                blockEnds.append(node.end)
            }
            at += 1
        }
        closeElements(before: .max)
        finish()
        return text
    }

    /// Enters an element; tells whether it is a block.
    private mutating func open(_ node: HTMLTree.Node, at index: Int) -> Bool {
        switch node.name {
        case "br":
            isSpacePending = false
            text.append([UInt8(ascii: "\n")][...], from: node.source.lowerBound)
        case "img":
            if let formula = formula(index) {
                text.append(Array(formula.utf8)[...], from: node.source.lowerBound)
            }
        case "a": links.append(OpenElement(node: index, start: text.bytes.count))
        case "b", "strong":
            if strong == nil { strong = OpenElement(node: index, start: text.bytes.count) }
        case "i", "em", "u", "code":
            if marked == nil { marked = OpenElement(node: index, start: text.bytes.count) }
        case "pre":
            preformattedEnd = node.end
            return true
        case "blockquote", "div", "p": return true
        default: break
        }
        return false
    }

    /// The TeX of a formula that is shown as a picture.
    private func formula(_ index: Int) -> String? {
        let classes = tree.value(of: "class", at: index).map { $0.lowercased() } ?? ""
        let isFormula = ["formula", "math", "latex", "tex"].contains { name in
            classes.split { !$0.isLetter }.contains { $0 == name }
        }
        let tex =
            tree.value(of: "data-tex", at: index) ?? (isFormula ? tree.value(of: "source", at: index) : nil)
        let words = tex ?? (isFormula ? tree.value(of: "alt", at: index) : nil)
        return words.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Takes off the line feeds at the end.
    private mutating func finish() {
        while text.bytes.last == UInt8(ascii: "\n") { text.bytes.removeLast() }
        for index in text.links.indices {
            text.links[index].range = text.links[index].range.clamped(to: 0..<text.bytes.count)
        }
        text.strong = text.strong.map { $0.clamped(to: 0..<text.bytes.count) }
        text.marked = text.marked.map { $0.clamped(to: 0..<text.bytes.count) }
    }

    private mutating func breakLine() {
        isSpacePending = false
        if let last = text.bytes.last, last != UInt8(ascii: "\n") { text.bytes.append(UInt8(ascii: "\n")) }
    }

    private mutating func closeElements(before node: Int) {
        if let bold = strong, tree.nodes[bold.node].end <= node || node == .max {
            strong = nil
            let start = min(bold.start, text.bytes.count)
            if start < text.bytes.count { text.strong.append(start..<text.bytes.count) }
        }
        if let words = marked, tree.nodes[words.node].end <= node || node == .max {
            marked = nil
            let start = min(words.start, text.bytes.count)
            if start < text.bytes.count { text.marked.append(start..<text.bytes.count) }
        }
        while let link = links.last, tree.nodes[link.node].end <= node || node == .max {
            links.removeLast()
            guard let url = tree.value(of: "href", at: link.node).flatMap(resolve) else { continue }
            let range = min(link.start, text.bytes.count)..<text.bytes.count
            if let url = VisibleAddress.hidden(url, behind: text.bytes.slice(range)) {
                text.links.append(MessageText.HiddenLink(range: range, url: url))
            }
        }
    }
}

// MARK: - White space

extension HTMLText {
    private mutating func append(_ node: HTMLTree.Node, isPreformatted: Bool) {
        let bytes = tree.storage[node.text]
        let isPlain = !isSpacePending && !bytes.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0xFF })
        if isPlain || (isPreformatted && !isSpacePending && !bytes.contains(0xFF)) {
            text.append(bytes, from: node.source.lowerBound)
        } else {
            appendLines(tree.bytes(node.text), from: node.source.lowerBound)
        }
    }

    /// Appends text that is laid out over lines: a line feed and the indentation behind it are one space,
    /// and nothing at the beginning, at the end and next to a line break. Other spaces are the author's.
    private mutating func appendLines(_ bytes: [UInt8], from source: Int) {
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x0A || bytes[at] == 0x0D { isSpacePending = true }
            if isSpacePending, bytes[at] <= 0x20 {
                at += 1
                continue
            }
            let end = bytes[at...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
            if isSpacePending, let last = text.bytes.last, last != 0x0A, last != 0x20 {
                text.bytes.append(0x20)
            }
            isSpacePending = false
            text.append(bytes[at..<end], from: source + at)
            at = end
        }
    }
}

/// Tells links whose words hide their address from those that show it.
enum VisibleAddress {
    /// The address that the reader of `shown` would not learn from them; nil when
    /// they tell it, and when `url` is none: hashtags, mentions, telephone numbers and pictures are drawn
    /// as links as well.
    ///
    /// Words that tell all but the scheme get the one that a reader would try.
    static func hidden(_ url: String, behind shown: TextSlice) -> String? {
        let address = Array(url.utf8)
        guard ["https://", "http://", "tg://", "ftp://"].contains(where: { begins(address, with: $0) }) else {
            return nil
        }
        let words = Array(shown.trimmed)
        if words.first == UInt8(ascii: "@"), WebAddress.parts(of: url).host == TelegramAddress.host,
            ends(bare(address), in: bare(Array(words.dropFirst())))
        {
            return nil
        }
        guard bare(address) == bare(words) else { return url }
        return words.contains(UInt8(ascii: ":")) ? nil : "https://" + String(decoding: words, as: UTF8.self)
    }

    private static func begins(_ address: [UInt8], with scheme: String) -> Bool {
        folded(address.prefix(scheme.utf8.count)).elementsEqual(scheme.utf8)
    }

    private static func ends(_ address: [UInt8], in name: [UInt8]) -> Bool {
        address.split(separator: UInt8(ascii: "/")).last.map { $0.elementsEqual(name) } ?? false
    }

    /// An address without its scheme and final slash, unescaped and in lower case.
    private static func bare(_ address: [UInt8]) -> [UInt8] {
        var bare = folded(PercentEncoding.decoded(address))
        if let scheme = bare.firstRange(of: "://".utf8), scheme.lowerBound <= 5 {
            bare.removeSubrange(..<scheme.upperBound)
        }
        while bare.last == UInt8(ascii: "/") { bare.removeLast() }
        return bare
    }

    private static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
}

extension MessageText {
    /// Appends `line`, trimmed, on a line of its own, behind `mark`.
    mutating func appendLine(_ line: MessageText, after mark: String = "") {
        let place = line.bytes.trimmed(0..<line.bytes.count)
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        bytes += mark.utf8
        let shift = bytes.count - place.lowerBound
        bytes += line.bytes[place]
        for link in line.links {
            let range = link.range.clamped(to: place)
            links.append(
                HiddenLink(range: range.lowerBound + shift..<range.upperBound + shift, url: link.url))
        }
        let moved = { (words: [Range<Int>]) in
            words.map { $0.clamped(to: place) }.filter { !$0.isEmpty }
                .map { $0.lowerBound + shift..<$0.upperBound + shift }
        }
        strong += moved(line.strong)
        marked += moved(line.marked)
        origins += line.origins.compactMap { origin in
            let cut = max(0, place.lowerBound - origin.text)
            guard cut < origin.length else { return nil }
            return Origin(
                text: origin.text + cut + shift, source: origin.source + cut, length: origin.length - cut)
        }
    }
}
