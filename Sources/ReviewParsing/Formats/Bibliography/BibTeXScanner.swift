import TextAnalysis

/// Cuts a bibliography into entries and reads the strings it defines.
struct BibTeXScanner {
    /// Entries in order, `@string` and `@comment` left out.
    private(set) var entries: [BibTeXEntry] = []
    /// Where an entry begins that does not end.
    private(set) var brokenAt: Int?
    private let bytes: [UInt8]
    /// Months stand for themselves.
    private var strings: [String: String] = [:]

    /// Scans a whole file.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var at = 0
        while let start = bytes[at...].firstIndex(of: UInt8(ascii: "@")) {
            at = scan(start) ?? start + 1
        }
    }

    /// Reads what begins with the "@" at `start`; returns the offset behind it.
    private mutating func scan(_ start: Int) -> Int? {
        var at = start + 1
        while at < bytes.count, isLetter(bytes[at]) { at += 1 }
        let kind = String(decoding: bytes[start + 1..<at], as: UTF8.self).lowercased()
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        guard !kind.isEmpty, at < bytes.count,
            bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "(")
        else { return nil }
        guard let end = closing(at) else {
            brokenAt = brokenAt ?? start
            return nil
        }
        let inside = at + 1..<end
        if kind == "string" {
            for field in fields(in: inside) { strings[field.name] = field.value }
        } else if kind != "comment", kind != "preamble" {
            let comma = bytes.first(UInt8(ascii: ","), in: inside) ?? inside.upperBound
            let key = bytes.string(bytes.trimmed(inside.lowerBound..<comma))
            let rest = min(comma + 1, inside.upperBound)..<inside.upperBound
            entries.append(
                BibTeXEntry(kind: kind, key: key, fields: fields(in: rest), place: start..<end + 1))
        }
        return end + 1
    }

    /// The offset of the brace that closes the one at `open`.
    private func closing(_ open: Int) -> Int? {
        let round = bytes[open] == UInt8(ascii: "(")
        var depth = 0
        for at in open..<bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0, !round { return at }
            case UInt8(ascii: ")") where round && depth == 0: return at
            // Nothing but a new entry begins a line with "@" and a letter: the one before is broken.
            case UInt8(ascii: "@")
            where at > open && bytes[at - 1] == UInt8(ascii: "\n") && at + 1 < bytes.count
                && isLetter(bytes[at + 1]):
                return nil
            default: break
            }
        }
        return nil
    }

    private func fields(in range: Range<Int>) -> [BibTeXField] {
        var fields: [BibTeXField] = []
        var at = range.lowerBound
        while at < range.upperBound, let equals = bytes.first(UInt8(ascii: "="), in: at..<range.upperBound) {
            let name = bytes.string(bytes.trimmed(at..<equals)).lowercased().filter {
                $0.isLetter || $0 == "-" || $0 == "_"
            }
            let (value, end) = value(from: equals + 1, to: range.upperBound)
            if !name.isEmpty, !value.isEmpty { fields.append(BibTeXField(name: name, value: value)) }
            at = end
        }
        return fields
    }

    /// Pieces joined by "#": `{…}`, `"…"`, a number, or the name of a string.
    private func value(from start: Int, to limit: Int) -> (String, Int) {
        var text = ""
        var piece = start
        var at = start
        var depth = 0
        var isQuoted = false
        func end(_ stop: Int) {
            let range = bytes.trimmed(piece..<stop)
            guard let first = range.first else { return }
            if bytes[first] == UInt8(ascii: "{") || bytes[first] == UInt8(ascii: "\""), range.count >= 2 {
                text += bytes.string(range.lowerBound + 1..<range.upperBound - 1)
            } else {
                let name = bytes.string(range)
                text += strings[name.lowercased()] ?? name
            }
        }
        while at < limit {
            switch bytes[at] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
            case UInt8(ascii: "#") where depth == 0 && !isQuoted:
                end(at)
                piece = at + 1
            case UInt8(ascii: ",") where depth <= 0 && !isQuoted:
                end(at)
                return (text, at + 1)
            default: break
            }
            at += 1
        }
        end(limit)
        return (text, limit)
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}

/// A field of an entry, its braces and quotes taken off.
struct BibTeXField: Sendable, Equatable {
    /// Name in lower case.
    var name: String
    /// Value with its LaTeX.
    var value: String
}
