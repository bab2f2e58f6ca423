/// Finds the entries of a bibliography, by the rules of BibTeX: braces count inside quotes too, and a
/// backslash hides nothing.
struct BibScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next entry; nil at the end.
    mutating func next() -> BibFile.Entry? {
        while let at = bytes[position...].firstIndex(of: UInt8(ascii: "@")) {
            position = at + 1
            let type = word().lowercased()
            skipSpace()
            guard !type.isEmpty, let close = opening() else { continue }
            guard !["comment", "string", "preamble"].contains(type) else { continue }
            if let entry = entry(from: at, close) { return entry }
            position = at + 1
        }
        position = bytes.count
        return nil
    }

    private mutating func entry(from start: Int, _ close: UInt8) -> BibFile.Entry? {
        skipSpace()
        let keyStart = position
        while let byte = peek(), byte != UInt8(ascii: ","), byte != close, byte > 0x20 { position += 1 }
        let key = String(decoding: bytes[keyStart..<position], as: UTF8.self)
        var fields: [BibFile.Field] = []
        while true {
            skipSpace()
            guard let byte = peek() else { return nil }
            if byte == close { break }
            if byte == UInt8(ascii: ",") {
                position += 1
                continue
            }
            guard let field = field(close) else { return nil }
            fields.append(field)
        }
        position += 1
        return BibFile.Entry(key: key, start: start, end: position - 1, fields: fields)
    }

    private mutating func field(_ close: UInt8) -> BibFile.Field? {
        let name = word().lowercased()
        skipSpace()
        guard !name.isEmpty, peek() == UInt8(ascii: "=") else { return nil }
        position += 1
        skipSpace()
        let start = position
        var depth = 0
        var isQuoted = false
        while let byte = peek() {
            if depth == 0, !isQuoted, byte == UInt8(ascii: ",") || byte == close { break }
            switch byte {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
            default: break
            }
            guard depth >= 0 else { return nil }
            position += 1
        }
        guard peek() != nil else { return nil }
        let end = bytes[start..<position].lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
        return BibFile.Field(name: name, range: start..<end)
    }

    private mutating func opening() -> UInt8? {
        guard let byte = peek(), byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") else { return nil }
        position += 1
        return byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    }

    private mutating func word() -> String {
        let start = position
        while let byte = peek(), byte > 0x20, !"{}(),=\"#%'@".utf8.contains(byte) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte <= 0x20 { position += 1 }
    }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }
}
