/// An element of an XML document, with what is inside it. Small documents of services are read so: feeds, answers of
/// archives. Nothing outside of the document is looked at, and no entity but those of XML itself is known, so that a
/// hostile document costs no more than its size.
struct XMLElement: Sendable {
    /// Name as written, with its prefix: `dc:creator`.
    var name: String
    /// Attributes by name, entities resolved.
    var attributes: [String: String] = [:]
    /// Elements directly inside.
    var children: [XMLElement] = []
    /// Words directly inside, entities resolved, in their order.
    var text = ""
    /// Bytes of the document that it takes up.
    var place: Range<Int>

    /// The first child called `name`, whatever its prefix.
    func first(_ name: String) -> XMLElement? { children.first { $0.isCalled(name) } }

    /// Children called `name`, whatever their prefix.
    func all(_ name: String) -> [XMLElement] { children.filter { $0.isCalled(name) } }

    /// The words of the first child called `name`, with single spaces; nil where it has none.
    func words(_ name: String) -> String? { first(name).flatMap { XMLElement.words($0.text) } }

    /// `text` with single spaces; nil where it is empty.
    static func words(_ text: String) -> String? {
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        return words.isEmpty ? nil : words
    }

    private func isCalled(_ wanted: String) -> Bool { name == wanted || name.hasSuffix(":" + wanted) }
}

extension XMLElement {
    /// The document that `bytes` are, as an element without a name around its elements. What is not well-formed is
    /// read as far as it goes.
    init(document bytes: [UInt8]) {
        var reader = XMLReader(bytes)
        self = reader.read()
    }
}

/// Reads XML, one tag after the other.
private struct XMLReader {
    private static let deepest = 64

    private let bytes: [UInt8]
    private var at = 0
    private var open: [XMLElement]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        open = [XMLElement(name: "", place: 0..<bytes.count)]
    }

    mutating func read() -> XMLElement {
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "<") { readMarkup() } else { readText() }
        }
        while open.count > 1 { close() }
        return open[0]
    }

    private mutating func readText() {
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
        open[open.count - 1].text += CharacterReference.resolved(bytes[start..<at])
    }

    private mutating func readMarkup() {
        if begins("<![CDATA[") {
            let end = bytes.find("]]>", in: at..<bytes.count) ?? bytes.count
            open[open.count - 1].text += String(decoding: bytes[min(at + 9, end)..<end], as: UTF8.self)
            at = min(end + 3, bytes.count)
        } else if begins("<!--") {
            at = bytes.find("-->", in: at..<bytes.count).map { $0 + 3 } ?? bytes.count
        } else if begins("<?") || begins("<!") {
            at = bytes.find(">", in: at..<bytes.count).map { $0 + 1 } ?? bytes.count
        } else if begins("</") {
            let name = readName(from: at + 2)
            at = bytes.find(">", in: at..<bytes.count).map { $0 + 1 } ?? bytes.count
            guard let level = open.lastIndex(where: { $0.name == name }), level > 0 else { return }
            while open.count > level { close() }
        } else {
            readStart()
        }
    }

    private mutating func readStart() {
        let start = at
        let name = readName(from: at + 1)
        guard !name.isEmpty else {
            open[open.count - 1].text += "<"
            at += 1
            return
        }
        at = start + 1 + name.utf8.count
        var element = XMLElement(name: name, place: start..<start)
        var isEmpty = false
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            if bytes[at] == UInt8(ascii: "/") { isEmpty = true }
            let key = readName(from: at)
            guard !key.isEmpty else {
                at += 1
                continue
            }
            isEmpty = false
            at += key.utf8.count
            element.attributes[key] = readValue()
        }
        at = min(at + 1, bytes.count)
        open.append(element)
        if isEmpty || open.count > XMLReader.deepest { close() }
    }

    /// The value behind `=`; empty where there is none.
    private mutating func readValue() -> String {
        var next = at
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return "" }
        next += 1
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "'") else {
            at = next
            return ""
        }
        let quote = bytes[next]
        let start = next + 1
        let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
        at = min(end + 1, bytes.count)
        return CharacterReference.resolved(bytes[start..<end])
    }

    private func readName(from start: Int) -> String {
        var end = start
        while end < bytes.count, XMLReader.isName(bytes[end]) { end += 1 }
        return end > start ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
    }

    private static func isName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ".")
    }

    private mutating func close() {
        guard var element = open.popLast(), !open.isEmpty else { return }
        element.place = element.place.lowerBound..<max(element.place.lowerBound, at)
        open[open.count - 1].children.append(element)
    }

    private func begins(_ mark: StaticString) -> Bool {
        mark.withUTF8Buffer { bytes[at...].starts(with: $0) }
    }
}
