import CXML

extension HTMLTree {
    /// Reads `bytes`, which are valid UTF-8. Any bytes give a tree.
    init(_ bytes: [UInt8]) {
        var masked = ControlReferences.masked(bytes)
        AttributeLimit.apply(to: &masked.bytes)
        let builder = HTMLTreeBuilder(masked.bytes)
        builder.parse()
        self = builder.tree
        if masked.hasControls { ControlReferences.unmask(&storage) }
    }
}

/// Builds a tree from the events of libxml2's HTML parser.
///
/// Events are taken rather than libxml2's own tree, because they come with the place in the source.
final class HTMLTreeBuilder {
    /// What was read so far.
    private(set) var tree = HTMLTree()

    private let source: [UInt8]
    /// Elements that are not closed yet.
    private var open: [Int] = [0]
    /// Up to where the source is accounted for.
    private var offset = 0
    private var context: htmlParserCtxtPtr?

    /// How deep elements may nest. Exports nest ten deep; beyond this the parser's own search through
    /// open elements would grow quadratic.
    private static let deepest = 512

    private static let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_IGNORE_ENC.rawValue)

    /// Set-up that libxml2 wants once before it is used from several threads.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    init(_ source: [UInt8]) {
        self.source = source
        tree.nodes = [HTMLTree.Node(name: "#document", parent: 0, end: 1, source: 0..<source.count)]
    }

    /// Reads the source into `tree`.
    func parse() {
        guard Self.isReady, let size = Int32(exactly: source.count), let context = htmlNewParserCtxt() else {
            tree.stoppedAt = 0
            return
        }
        defer { htmlFreeParserCtxt(context) }
        self.context = context
        context.pointee.sax?.pointee = Self.handlers
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        // Without this, text and attributes over ten million bytes are dropped.
        let huge = Int32(XML_PARSE_HUGE.rawValue)
        source.withUnsafeBytes { buffer in
            let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let document = htmlCtxtReadMemory(context, text, size, nil, "UTF-8", Self.options | huge)
            if let document { xmlFreeDoc(document) }
        }
        while !open.isEmpty { closeLast() }
        self.context = nil
    }

    private static var handlers: htmlSAXHandler {
        var handlers = htmlSAXHandler()
        handlers.startElement = { HTMLTreeBuilder.of($0)?.start($1, attributes: $2) }
        handlers.endElement = { context, name in HTMLTreeBuilder.of(context)?.end(name) }
        handlers.characters = { HTMLTreeBuilder.of($0)?.text($1, length: $2) }
        handlers.ignorableWhitespace = { HTMLTreeBuilder.of($0)?.text($1, length: $2) }
        return handlers
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> HTMLTreeBuilder? {
        guard let context else { return nil }
        let builder = Unmanaged<HTMLTreeBuilder>.fromOpaque(context).takeUnretainedValue()
        return builder.tree.stoppedAt == nil ? builder : nil
    }
}

// MARK: - Events

extension HTMLTreeBuilder {
    private func start(
        _ name: UnsafePointer<xmlChar>?, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name, let parent = open.last else { return }
        guard open.count <= Self.deepest else { return stop() }
        let position = position
        let elementName = String(cString: name)
        let start = tagStart(Array(elementName.utf8), before: position)
        var node = HTMLTree.Node(name: elementName, parent: parent, end: 0, source: start..<position)
        node.attributes = add(attributes)
        open.append(tree.nodes.count)
        tree.nodes.append(node)
        offset = position
    }

    private func end(_ name: UnsafePointer<xmlChar>?) {
        guard let name else { return }
        let closed = String(cString: name)
        offset = position
        guard let level = open.lastIndex(where: { tree.nodes[$0].name == closed }), level > 0 else { return }
        while open.count > level { closeLast() }
    }

    private func text(_ bytes: UnsafePointer<xmlChar>?, length: Int32) {
        guard let bytes, length > 0, let parent = open.last else { return }
        let start = tree.storage.count
        let index = tree.nodes.count
        tree.storage.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(length)))
        let position = position
        let text = start..<tree.storage.count
        let place = textPlace(text, endingNear: position)
        offset = position
        guard !extendLast(by: text, from: place) else { return }
        var node = HTMLTree.Node(name: "", parent: parent, end: index + 1, source: place)
        node.text = text
        tree.nodes.append(node)
    }

    /// Adds text to the run before it, when both stand in the source as they are and next to each other.
    private func extendLast(by text: Range<Int>, from place: Range<Int>) -> Bool {
        guard let last = tree.nodes.last, last.name.isEmpty, last.text.upperBound == text.lowerBound,
            last.source.upperBound == place.lowerBound, last.source.count == last.text.count,
            place.count == text.count
        else { return false }
        let index = tree.nodes.count - 1
        tree.nodes[index].text = last.text.lowerBound..<text.upperBound
        tree.nodes[index].source = last.source.lowerBound..<place.upperBound
        return true
    }

    private func closeLast() {
        guard let last = open.popLast() else { return }
        tree.nodes[last].end = tree.nodes.count
        let start = tree.nodes[last].source.lowerBound
        tree.nodes[last].source = start..<max(start, last == 0 ? source.count : offset)
    }

    private func stop() {
        tree.stoppedAt = offset
        xmlStopParser(context)
    }

    /// Attributes come as names and values in turn, with a null behind the last.
    private func add(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> Range<Int> {
        let first = tree.attributes.count
        var at = 0
        while let name = list?[at] {
            let start = tree.storage.count
            if let value = list?[at + 1] {
                tree.storage.append(
                    contentsOf: UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
            }
            let place = start..<tree.storage.count
            tree.attributes.append(HTMLTree.Attribute(name: String(cString: name), value: place))
            at += 2
        }
        return first..<tree.attributes.count
    }
}

// MARK: - Places

extension HTMLTreeBuilder {
    /// How far libxml2 has read. The source is UTF-8 and is given as such, so nothing is converted and
    /// its offsets are ours.
    private var position: Int {
        guard let input = context?.pointee.input?.pointee, let start = input.base, let current = input.cur
        else {
            return offset
        }
        let read = Int(clamping: input.consumed).addingReportingOverflow(current - start)
        return read.overflow ? offset : min(max(offset, read.partialValue), source.count)
    }

    /// Where the tag that ends near `position` begins; `offset` for an element that the source only implies.
    private func tagStart(_ name: [UInt8], before position: Int) -> Int {
        var at = min(position, source.count - name.count - 1)
        while at >= offset {
            if source[at] == UInt8(ascii: "<"), stands(name, at: at + 1) { return at }
            at -= 1
        }
        return min(offset, position)
    }

    private func stands(_ name: [UInt8], at start: Int) -> Bool {
        for (index, byte) in name.enumerated() {
            let found = source[start + index]
            if found != byte, found | 0x20 != byte { return false }
        }
        return true
    }

    /// Bytes of the source that hold the text of `place`. libxml2 hands text over before or after it has
    /// stepped behind the last character, and entities one at a time.
    private func textPlace(_ place: Range<Int>, endingNear position: Int) -> Range<Int> {
        for step in 0...4 {
            let end = position + step
            let start = end - place.count
            guard start >= 0, end <= source.count else { continue }
            if source[start..<end].elementsEqual(tree.storage[place]) { return start..<end }
        }
        if place.count <= 6, position > 0, source[position - 1] == UInt8(ascii: ";") {
            let floor = max(0, position - 32)
            if let start = source[floor..<position].lastIndex(of: UInt8(ascii: "&")) {
                return start..<position
            }
        }
        return position..<position
    }
}

/// Keeps tags to a number of attributes that a parser can take.
///
/// libxml2 compares every attribute of a tag with all before it, so that a tag of a hundred thousand
/// attributes, which no page has but a hostile one, would take minutes.
enum AttributeLimit {
    /// More than any element of a page has.
    private static let most = 2000

    /// Puts spaces in the place of what stands in a tag behind its first `most` words.
    static func apply(to bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBufferPointer { bytes in
            var at = 0
            while let tag = bytes[at...].firstIndex(of: UInt8(ascii: "<")), tag + 1 < bytes.count {
                at = tag + 1
                if isLetter(bytes[at]) {
                    at = behindRawText(bytes, name: at, to: limit(bytes, at: at))
                } else if bytes[at...].starts(with: "!--".utf8) {
                    at = find("-->", in: bytes, at: at)
                }
            }
        }
    }

    /// Behind the content of a script or a style, in which nothing is a tag; `end` where the tag whose
    /// name begins at `name` is neither.
    private static func behindRawText(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, name: Int, to end: Int
    ) -> Int {
        let isRaw = ["script", "style"].contains { word in
            bytes[name...].prefix(word.utf8.count).map { $0 | 0x20 }.elementsEqual(word.utf8)
        }
        return isRaw ? find("</s", in: bytes, at: end) : end
    }

    private static func find(_ mark: String, in bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int)
        -> Int
    {
        let wanted = Array(mark.utf8)
        var at = start
        while at + wanted.count <= bytes.count {
            if bytes[at] == wanted[0], bytes[at...].starts(with: wanted) { return at }
            at += 1
        }
        return bytes.count
    }

    /// Limits the tag whose name begins at `start`; returns where it ends.
    private static func limit(_ bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
        var words = 0
        var quote: UInt8?
        var at = start
        while at < bytes.count, quote != nil || bytes[at] != UInt8(ascii: ">") {
            let byte = bytes[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte <= 0x20 {
                words += 1
            }
            if words > most { bytes[at] = 0x20 }
            at += 1
        }
        return at
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
