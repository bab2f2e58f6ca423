/// Reads one JSON value. What is malformed gives nil.
struct JSONTreeReader {
    private let bytes: [UInt8]
    private var position = 0
    private static let deepest = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that all bytes are.
    mutating func whole() -> JSONTree? {
        guard let value = value(depth: 0), peek() == nil else { return nil }
        return value
    }

    private mutating func value(depth: Int) -> JSONTree? {
        guard depth < JSONTreeReader.deepest, let byte = peek() else { return nil }
        switch byte {
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "\""): return string().map(JSONTree.string)
        case UInt8(ascii: "n"): return word("null", .null)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        default: return number()
        }
    }

    private mutating func array(_ depth: Int) -> JSONTree? {
        var elements: [JSONTree] = []
        position += 1
        if take("]") { return .array([]) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    private mutating func object(_ depth: Int) -> JSONTree? {
        var members: [JSONTree.Member] = []
        position += 1
        if take("}") { return .object([]) }
        repeat {
            guard peek() == UInt8(ascii: "\""), let name = string(), take(":"),
                let value = value(depth: depth + 1)
            else { return nil }
            members.append(JSONTree.Member(name: name, value: value))
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func string() -> String? {
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): guard escape(into: &content) else { return nil }
            case 0..<0x20: return nil
            default: content.append(byte)
            }
        }
        return nil
    }

    private mutating func escape(into content: inout [UInt8]) -> Bool {
        guard position < bytes.count else { return false }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "u"): return unicodeEscape(into: &content)
        default: return false
        }
        return true
    }

    private mutating func unicodeEscape(into content: inout [UInt8]) -> Bool {
        guard let high = hex() else { return false }
        var value = high
        if (0xD800..<0xDC00).contains(high), bytes[position...].starts(with: Array("\\u".utf8)) {
            position += 2
            guard let low = hex() else { return false }
            value = 0x10000 &+ ((high &- 0xD800) << 10) &+ (low &- 0xDC00)
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        content += Array(String(scalar).utf8)
        return true
    }

    private mutating func hex() -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        defer { position += 4 }
        return UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    }

    private mutating func number() -> JSONTree? {
        let start = position
        while position < bytes.count, isNumberByte(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return Double(text) == nil ? nil : .number(text)
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
    }

    private mutating func word(_ word: StaticString, _ value: JSONTree) -> JSONTree? {
        guard word.withUTF8Buffer({ bytes[position...].starts(with: $0) }) else { return nil }
        position += word.utf8CodeUnitCount
        return value
    }

    private mutating func peek() -> UInt8? {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }
}
