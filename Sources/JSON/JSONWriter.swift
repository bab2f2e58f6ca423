/// Writes JSON (RFC 8259) in UTF-8, in the order of the calls, without white space.
///
/// What is written for others has characters escaped too that a terminal or a splitter of lines would
/// act upon: the value is the same, and one item stays one line whoever reads it.
public struct JSONWriter: Sendable {
    /// Which characters of strings are escaped.
    public enum Escaping: Sendable {
        /// Those that JSON demands, controls by their number.
        case required
        /// All that are not shown as they are: controls, line separators, direction overrides.
        case unseen
    }

    /// What was written so far.
    public private(set) var bytes: [UInt8] = []
    private let escaping: Escaping
    private var needsComma = false

    /// A writer of nothing yet.
    public init(escaping: Escaping = .unseen) { self.escaping = escaping }

    /// Writes an object with the members that `body` writes.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        body(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array whose elements `body` writes.
    public mutating func array(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "["))
        body(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes an array with a value for each element.
    public mutating func array<Element>(
        _ elements: some Sequence<Element>, each: (inout JSONWriter, Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for element in elements { each(&self, element) }
        close(UInt8(ascii: "]"))
    }

    /// Writes the name of the member whose value comes next.
    public mutating func key(_ name: String) {
        value(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes the name of the member whose value comes next.
    public mutating func key(_ key: JSONKey) {
        separate()
        bytes.append(contentsOf: key.bytes)
        needsComma = false
    }

    /// Writes a string, or null.
    public mutating func value(_ text: String?) {
        guard let text else { return scalar("null") }
        separate()
        bytes.append(UInt8(ascii: "\""))
        escape(text)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes an integer, or null.
    public mutating func value(_ number: Int?) { scalar(number.map(String.init) ?? "null") }

    /// Writes the shortest decimal that reads back as `number`; null for nil, infinity and not-a-number.
    public mutating func value(_ number: Double?) {
        guard let number, number.isFinite else { return scalar("null") }
        scalar(number.description)
    }

    /// Writes `true` or `false`.
    public mutating func value(_ flag: Bool) { scalar(flag ? "true" : "false") }

    /// Writes a value with all that is in it.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: scalar("null")
        case .bool(let flag): self.value(flag)
        case .number(let text): scalar(text)
        case .string(let text): self.value(text)
        case .array(let elements): array(elements) { $0.value($1) }
        case .object(let members):
            object { json in
                for member in members {
                    json.key(member.name)
                    json.value(member.value)
                }
            }
        }
    }

    private mutating func scalar(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }
}

/// The name of a member, escaped once for all the objects that have it.
public struct JSONKey: Sendable {
    /// The name between quotes, and the colon.
    let bytes: [UInt8]

    /// The name `name`.
    public init(_ name: String) {
        var json = JSONWriter()
        json.key(name)
        bytes = json.bytes
    }
}

extension JSONWriter {
    private mutating func escape(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            var index = 0
            while index < utf8.count {
                let length = JSONWriter.isPlain(utf8[index]) ? 0 : lengthToEscape(utf8, at: index)
                if length == 0 {
                    index += 1
                    continue
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                appendEscape(utf8[index..<index + length])
                index += length
                start = index
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
    }

    /// Whether no character that must be escaped begins with `byte`.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        if byte < 0x80 {
            return byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0x7F
        }
        return byte != 0xC2 && byte != 0xE2
    }

    /// Length in bytes of the character at `index` when it must be escaped, else 0: quote, backslash,
    /// C0 and C1 controls, delete, line separators and direction overrides.
    private func lengthToEscape(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch utf8[index] {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): return 1
        case _ where escaping == .required: return 0
        case 0x7F: return 1
        case 0xC2 where index + 1 < utf8.count && utf8[index + 1] < 0xA0: return 2
        case 0xE2 where index + 2 < utf8.count:
            let pair = (utf8[index + 1], utf8[index + 2])
            let isSpecial =
                pair.0 == 0x80 && (0xA8...0xAE).contains(pair.1)
                || pair.0 == 0x81 && (0xA6...0xA9).contains(pair.1)
            return isSpecial ? 3 : 0
        default: return 0
        }
    }

    private mutating func appendEscape(_ character: Slice<UnsafeBufferPointer<UInt8>>) {
        for scalar in String(decoding: character, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(truncatingIfNeeded: scalar.value)]
            case _ where escaping == .required: appendHex(scalar)
            case "\n": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case "\r": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            case "\t": bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            default: appendHex(scalar)
            }
        }
    }

    private mutating func appendHex(_ scalar: Unicode.Scalar) {
        let hex = String(scalar.value, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - hex.utf8.count))
        bytes.append(contentsOf: hex.utf8)
    }
}

// MARK: - Members

extension JSONWriter {
    /// Writes a member with a string or null.
    public mutating func field(_ name: String, is text: String?) {
        key(name)
        value(text)
    }

    /// Writes a member with an integer or null.
    public mutating func field(_ name: String, is number: Int?) {
        key(name)
        value(number)
    }

    /// Writes a member with a number or null.
    public mutating func field(_ name: String, is number: Double?) {
        key(name)
        value(number)
    }

    /// Writes a member with `true` or `false`.
    public mutating func field(_ name: String, is flag: Bool) {
        key(name)
        value(flag)
    }

    /// Writes a member with an array of strings.
    public mutating func field(_ name: String, is texts: [String]) {
        field(name, of: texts) { $0.value($1) }
    }

    /// Writes a member with an array.
    public mutating func field<Element>(
        _ name: String, of elements: some Sequence<Element>, each: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        array(elements, each: each)
    }
}
