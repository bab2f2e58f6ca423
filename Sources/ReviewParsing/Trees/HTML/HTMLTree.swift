/// Elements and text of an HTML document, as libxml2 makes them out, in flat arrays.
///
/// Nodes stand in the order of the source, and each knows where its descendants end, so that a part
/// of the document is a range of indices and no walk needs recursion, however deep the nesting.
struct HTMLTree: Sendable {
    /// An element, or a run of text.
    struct Node: Sendable {
        /// Name in lower case; empty for a run of text.
        var name: String
        /// Index of the element around it; the root is its own.
        var parent: Int
        /// Index behind its last descendant.
        var end: Int
        /// Its attributes.
        var attributes: Range<Int> = 0..<0
        /// Bytes of a run of text, within `storage`.
        var text: Range<Int> = 0..<0
        /// Bytes of the source it was read from; empty where they could not be told.
        var source: Range<Int>
    }

    /// Name of an attribute and the place of its value within `storage`.
    struct Attribute: Sendable {
        /// Name in lower case.
        var name: String
        /// UTF-8, entities resolved.
        var value: Range<Int>
    }

    /// All nodes; the first one is the document itself.
    var nodes: [Node] = []
    /// Attributes of all nodes.
    var attributes: [Attribute] = []
    /// Text and attribute values, entities resolved.
    var storage: [UInt8] = []
    /// Where in the source reading had to stop; nil when all of it was read.
    var stoppedAt: Int?

    /// The nodes inside `node`.
    func inside(_ node: Int) -> Range<Int> { node + 1..<nodes[node].end }

    /// Whether `node` is an element of the class `name`.
    func hasClass(_ name: StaticString, node: Int) -> Bool {
        guard let place = place(of: "class", at: node) else { return false }
        var start = place.lowerBound
        for at in place.lowerBound...place.upperBound
        where at == place.upperBound || storage[at] <= 0x20 {
            if at - start == name.utf8CodeUnitCount, matches(name, at: start) { return true }
            start = at + 1
        }
        return false
    }

    /// The first element of the class `name` among `nodes`.
    func first(_ name: StaticString, in nodes: Range<Int>) -> Int? {
        nodes.first { hasClass(name, node: $0) }
    }

    /// Elements of the class `name` among `nodes`, in order.
    func all(_ name: StaticString, in nodes: Range<Int>) -> [Int] {
        nodes.filter { hasClass(name, node: $0) }
    }

    /// Whether an element of the class `name` stands around `node`, within `limit`.
    func isInside(_ name: StaticString, node: Int, within limit: Int) -> Bool {
        var at = nodes[node].parent
        while at > limit {
            if hasClass(name, node: at) { return true }
            at = nodes[at].parent
        }
        return false
    }

    /// The value of an attribute of `node`. Where an archive of the web has put itself in front of an address,
    /// that is taken off.
    func value(of attribute: String, at node: Int) -> String? {
        let value = place(of: attribute, at: node).map { String(decoding: bytes($0), as: UTF8.self) }
        return attribute == "href" ? value.map { WebAddress.archived(in: $0) ?? $0 } : value
    }

    /// The text inside `node`, trimmed and with white space collapsed, as a browser shows it in one line.
    /// Descendants that `isLeftOut` names are not part of it.
    func line(of node: Int, before limit: Int = .max, without isLeftOut: (Int) -> Bool = { _ in false })
        -> String
    {
        var line: [UInt8] = []
        var isSpacePending = false
        var at = node + 1
        while at < min(nodes[node].end, limit) {
            if isLeftOut(at) {
                at = nodes[at].end
                continue
            }
            for byte in bytes(nodes[at].text) {
                if byte <= 0x20 {
                    isSpacePending = !line.isEmpty
                } else {
                    if isSpacePending { line.append(0x20) }
                    isSpacePending = false
                    line.append(byte)
                }
            }
            at += 1
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// Bytes of the storage, without what only fills the place of a control character.
    func bytes(_ place: Range<Int>) -> [UInt8] {
        let slice = storage[place]
        return slice.contains(ControlReferences.filler)
            ? slice.filter { $0 != ControlReferences.filler } : Array(slice)
    }

    private func place(of attribute: String, at node: Int) -> Range<Int>? {
        attributes[nodes[node].attributes].first { $0.name == attribute }?.value
    }

    private func matches(_ name: StaticString, at start: Int) -> Bool {
        for index in 0..<name.utf8CodeUnitCount where storage[start + index] != name.utf8Start[index] {
            return false
        }
        return true
    }
}

/// Carries control characters past the HTML parser.
///
/// Telegram writes the control characters of a text as `&#x0B;`. HTML allows no such character, so that
/// parsers drop it; its text would then differ from that of the JSON export. Each reference is replaced
/// by two noncharacters of the same length in bytes, and the control character is put back afterwards.
enum ControlReferences {
    /// A byte that occurs in no UTF-8; fills the place that a control character does not need.
    static let filler: UInt8 = 0xFF

    /// `bytes` with references to control characters masked, and NUL, at which libxml2 would stop, as a space.
    static func masked(_ bytes: [UInt8]) -> (bytes: [UInt8], hasControls: Bool) {
        var masked = bytes
        var hasControls = false
        for at in bytes.indices where bytes[at] == UInt8(ascii: "&") || bytes[at] == 0 {
            if bytes[at] == 0 {
                masked[at] = 0x20
            } else if let control = reference(in: bytes, at: at) {
                hasControls = true
                masked.replaceSubrange(
                    at..<at + 6, with: [0xEF, 0xB7, 0x90 + control >> 4, 0xEF, 0xB7, 0xA0 + control & 15])
            }
        }
        return (masked, hasControls)
    }

    /// Puts the control characters back, each followed by filler.
    static func unmask(_ bytes: inout [UInt8]) {
        guard bytes.count >= 6 else { return }
        for at in 0...bytes.count - 6
        where bytes[at] == 0xEF && bytes[at + 1] == 0xB7 && bytes[at + 2] & 0xFE == 0x90 {
            guard bytes[at + 3] == 0xEF, bytes[at + 4] == 0xB7, bytes[at + 5] & 0xF0 == 0xA0 else { continue }
            bytes[at] = (bytes[at + 2] & 1) << 4 | bytes[at + 5] & 15
            for next in at + 1..<at + 6 { bytes[next] = filler }
        }
    }

    /// The control character of a reference `&#x0B;` at `at`; not NUL, and none that HTML allows.
    private static func reference(in bytes: [UInt8], at: Int) -> UInt8? {
        guard at + 6 <= bytes.count, bytes[at + 1] == UInt8(ascii: "#"),
            bytes[at + 2] | 0x20 == UInt8(ascii: "x"),
            bytes[at + 5] == UInt8(ascii: ";"), let high = digit(bytes[at + 3]),
            let low = digit(bytes[at + 4])
        else { return nil }
        let value = high << 4 | low
        return value > 0 && value < 0x20 && ![0x09, 0x0A, 0x0D].contains(value) ? value : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
