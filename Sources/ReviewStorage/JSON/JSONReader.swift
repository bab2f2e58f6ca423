/// Reads one JSON value (RFC 8259). What is malformed gives nil.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private static let deepest = 32

    /// The value that `text` holds; nil when it is no JSON.
    static func value(in text: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        var reader = JSONReader(bytes: text)
        return reader.value(depth: 0)
    }

    /// The value that `text` holds; nil when it is no JSON.
    static func value(in text: String) -> JSONValue? {
        var text = text
        return text.withUTF8 { value(in: $0) }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func value(depth: Int) -> JSONValue? {
        guard depth < JSONReader.deepest, let byte = peek() else { return nil }
        switch byte {
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        case UInt8(ascii: "n"): return word("null", .null)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        default: return number()
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        var values: [JSONValue] = []
        position += 1
        if take("]") { return .array(values) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
        } while take(",")
        return take("]") ? .array(values) : nil
    }

    private mutating func object(depth: Int) -> JSONValue? {
        var members: [(key: String, value: JSONValue)] = []
        position += 1
        if take("}") { return .object(members) }
        repeat {
            guard peek() == UInt8(ascii: "\""), let key = string(), take(":"),
                let value = value(depth: depth + 1)
            else { return nil }
            members.append((key, value))
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func string() -> String? {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\")
        { position += 1 }
        let plain = UnsafeBufferPointer(rebasing: bytes[start..<position])
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            position += 1
            return String(decoding: plain, as: UTF8.self)
        }
        var content = Array(plain)
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): guard escape(into: &content) else { return nil }
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
        case UInt8(ascii: "n"): content.append(0x0a)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "r"): content.append(0x0d)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0c)
        case UInt8(ascii: "u"): return unicodeEscape(into: &content)
        default: content.append(byte)
        }
        return true
    }

    private mutating func unicodeEscape(into content: inout [UInt8]) -> Bool {
        guard let high = hex() else { return false }
        var value = high
        if (0xd800..<0xdc00).contains(high), position + 1 < bytes.count,
            bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            guard let low = hex() else { return false }
            value = 0x10000 &+ ((high &- 0xd800) << 10) &+ (low &- 0xdc00)
        }
        content += Unicode.Scalar(value).map { Array(String($0).utf8) } ?? [0xef, 0xbf, 0xbd]
        return true
    }

    private mutating func hex() -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        defer { position += 4 }
        return UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    }

    private mutating func number() -> JSONValue? {
        let start = position
        while position < bytes.count, isNumberByte(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        return Int(text).map(JSONValue.integer) ?? Double(text).map(JSONValue.number)
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
        let matches = word.withUTF8Buffer { word in
            position + word.count <= bytes.count
                && bytes[position..<position + word.count].elementsEqual(word)
        }
        guard matches else { return nil }
        position += word.utf8CodeUnitCount
        return value
    }

    private mutating func peek() -> UInt8? {
        while position < bytes.count, JSONReader.isSpace(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }
}
