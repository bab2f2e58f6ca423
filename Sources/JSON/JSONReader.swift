/// Reads one JSON value. What is malformed gives nil; what stands inside of strings is taken as
/// `JSONString` takes it.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private static let deepest = 64

    /// The value that all of `bytes` are.
    static func value(in bytes: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        var reader = JSONReader(bytes: bytes)
        guard let value = reader.value(depth: 0), reader.peek() == nil else { return nil }
        return value
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func value(depth: Int) -> JSONValue? {
        guard depth < JSONReader.deepest, let byte = peek() else { return nil }
        switch byte {
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        case UInt8(ascii: "n"): return word("null", meaning: .null)
        case UInt8(ascii: "t"): return word("true", meaning: .bool(true))
        case UInt8(ascii: "f"): return word("false", meaning: .bool(false))
        default: return number()
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        var elements: [JSONValue] = []
        position += 1
        if take("]") { return .array(elements) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    private mutating func object(depth: Int) -> JSONValue? {
        var members: [JSONValue.Member] = []
        position += 1
        if take("}") { return .object(members) }
        repeat {
            guard peek() == UInt8(ascii: "\""), let name = string(), take(":"),
                let value = value(depth: depth + 1)
            else { return nil }
            members.append(JSONValue.Member(name: name, value: value))
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func string() -> String? {
        let start = position + 1
        var end = bytes.firstQuoteOrBackslash(from: start)
        let isPlain = end < bytes.count && bytes[end] == UInt8(ascii: "\"")
        while end < bytes.count, bytes[end] == UInt8(ascii: "\\") {
            end = bytes.firstQuoteOrBackslash(from: end + 2)
        }
        guard end < bytes.count else { return nil }
        position = end + 1
        let inside = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if isPlain { return String(decoding: inside, as: UTF8.self) }
        return JSONString(Array(inside), offset: 0).text
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`, as it stands there.
    private mutating func number() -> JSONValue? {
        let start = position
        _ = skip(UInt8(ascii: "-"))
        let isZero = skip(UInt8(ascii: "0"))
        guard isZero || skipDigits() else { return nil }
        if skip(UInt8(ascii: ".")), !skipDigits() { return nil }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(UInt8(ascii: "-")) { _ = skip(UInt8(ascii: "+")) }
            guard skipDigits() else { return nil }
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipDigits() -> Bool {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        return position > start
    }

    private mutating func word(_ word: StaticString, meaning value: JSONValue) -> JSONValue? {
        guard word.withUTF8Buffer({ bytes[position...].starts(with: $0) }) else { return nil }
        position += word.utf8CodeUnitCount
        return value
    }

    /// The next byte that is no white space, which stays the next one.
    private mutating func peek() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }
}
