import TextAnalysis

/// A bibliography in BibTeX: where its entries and their fields stand, to the byte, and what is wrong with it.
///
/// The syntax is that of BibTeX 0.99, "Designing BibTeX Styles" (O. Patashnik, 1988): braces count inside quotes
/// too, and a backslash hides nothing. What people forget is mended where the lines tell what was meant: commas,
/// keys, closing braces. Everything is read once, whatever is missing.
public struct BibTeXSource: Sendable {
    /// A field of an entry.
    public struct Field: Sendable, Equatable {
        /// Name in small letters.
        public let name: String
        /// The value with its braces, quotes and `#`, in bytes.
        public let range: Range<Int>
    }

    /// An entry such as `@article{…}`.
    public struct Entry: Sendable, Equatable {
        /// `article`, `inproceedings`, … in small letters.
        public let kind: String
        /// Citation key; empty where there is none.
        public let key: String
        /// From its "@" to behind its closing brace or parenthesis, in bytes.
        public let range: Range<Int>
        /// Fields in order; of equal names the first counts.
        public let fields: [Field]
        /// Whether it is closed, so that something can be written into it.
        public let isWhole: Bool

        /// From its "@" to its closing brace or parenthesis.
        public var inside: Range<Int> { range.lowerBound..<range.upperBound - (isWhole ? 1 : 0) }

        func field(_ name: String) -> Field? { fields.first { $0.name == name } }
    }

    /// What is wrong at a place.
    enum Fault: String {
        case unclosed = "the entry does not end; close its braces to have all of it read"
        case missingComma = "a comma is missing"
        case missingKey = "the entry has no key"
    }

    /// The bytes of the file.
    public let bytes: [UInt8]
    /// Entries in order; comments, strings and preambles are none, and neither is what ends before its first field.
    public private(set) var entries: [Entry] = []
    /// What is wrong, by place in bytes.
    private(set) var faults: [(offset: Int, fault: Fault)] = []
    /// What `@string` defines, by name in small letters, with its TeX.
    private var strings: [String: String] = [:]

    /// Reads a file. What is no entry is passed over, as BibTeX does.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var scan = BibTeXScan(bytes)
        while let found = scan.next() {
            switch found {
            case .entry(let entry): entries.append(entry)
            case .string(let field): strings[field.name] = tex(field.range)
            }
        }
        faults = scan.faults
    }

    /// The value of a field as plain text, without braces, quotes and commands of TeX; nil where there is none or
    /// it is empty.
    public func text(_ name: String, of entry: Entry) -> String? {
        tex(name, of: entry).map {
            BibTeXSource.addresses.contains(name) ? TeXText.address($0) : TeXText.plain($0)
        }
        .flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of a field in TeX.
    func tex(_ name: String, of entry: Entry) -> String? { entry.field(name).map { tex($0.range) } }

    /// How long what a name stands for may make a value, in bytes.
    private static let longest = 64 << 10

    /// Fields that hold what is no prose, where "~" and "--" are themselves.
    private static let addresses: Set<String> = ["url", "doi", "ee", "eprint", "link", "biburl", "file"]

    /// The TeX of a value: pieces joined by "#", each in braces, in quotes, a number, or the name of a string.
    private func tex(_ range: Range<Int>) -> String {
        var text = ""
        for piece in BibTeXScan.pieces(of: bytes.slice(range)) {
            switch bytes[piece.lowerBound] {
            case UInt8(ascii: "{"), UInt8(ascii: "\""):
                let isClosed =
                    piece.count > 1 && "}\"".utf8.contains(bytes[piece.upperBound - 1])
                text += bytes.string(piece.lowerBound + 1..<piece.upperBound - (isClosed ? 1 : 0))
            default:
                let name = bytes.string(piece)
                let value = strings[name.lowercased()] ?? name
                // Names that stand for twice the one before them grow without end.
                text += text.utf8.count + value.utf8.count <= BibTeXSource.longest ? value : name
            }
        }
        return text
    }
}

/// Goes once over the bytes of a bibliography.
private struct BibTeXScan {
    /// What is found next.
    enum Found {
        case entry(BibTeXSource.Entry)
        case string(BibTeXSource.Field)
    }

    private(set) var faults: [(offset: Int, fault: BibTeXSource.Fault)] = []
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next entry or definition; nil at the end.
    mutating func next() -> Found? {
        while let sign = bytes[at...].firstIndex(of: UInt8(ascii: "@")) {
            at = sign + 1
            let kind = letters().lowercased()
            skipSpace()
            guard !kind.isEmpty, let close = opening() else { continue }
            switch kind {
            case "comment", "preamble": at = closing(at - 1).map { $0 + 1 } ?? stop
            case "string":
                if let field = field(close) { return .string(field) }
            default:
                if let entry = entry(kind, from: sign, close: close) { return .entry(entry) }
            }
        }
        at = bytes.count
        return nil
    }

    /// Where what does not end was given up: the next entry, or the end of the file.
    private var stop = 0
    /// Whether a brace of the entry at hand was found to be missing. From there on no value goes on over a line
    /// that begins a field, so that every byte is still read but once.
    private var isMending = false

    /// The entry whose fields begin here. One that does not end is read again line by line, as then some brace
    /// before was forgotten.
    private mutating func entry(_ kind: String, from start: Int, close: UInt8) -> BibTeXSource.Entry? {
        let (inside, before) = (at, faults.count)
        isMending = false
        let entry = fields(kind, from: start, close: close)
        guard entry?.isWhole != true else { return entry }
        faults.removeLast(faults.count - before)
        at = inside
        isMending = true
        return fields(kind, from: start, close: close)
    }

    private mutating func fields(_ kind: String, from start: Int, close: UInt8) -> BibTeXSource.Entry? {
        let key = key(close)
        if key.isEmpty { faults.append((start, .missingKey)) }
        var fields: [BibTeXSource.Field] = []
        var isWhole = false
        while true {
            skipSpace()
            guard let byte = peek() else { break }
            if byte == close {
                at += 1
                isWhole = true
                break
            }
            if byte == UInt8(ascii: "@"), beginsEntry(at) { break }
            if byte == UInt8(ascii: ",") {
                at += 1
                continue
            }
            let place = at
            if let field = field(close) {
                if !field.name.isEmpty { fields.append(field) }
            } else if at <= place {
                break
            }
        }
        if !isWhole { faults.append((start, .unclosed)) }
        guard isWhole || !fields.isEmpty else { return nil }
        return BibTeXSource.Entry(
            kind: kind, key: key, range: start..<at, fields: fields, isWhole: isWhole)
    }

    /// The key up to the first comma. One that stands in front of a field without a comma between is mended.
    private mutating func key(_ close: UInt8) -> String {
        skipSpace()
        let start = at
        while let byte = peek(), byte != close, !",={}\"\n".utf8.contains(byte) { at += 1 }
        var key = bytes.trimmed(start..<at)
        let end = at
        skipSpace()
        if peek() == UInt8(ascii: "=") {
            // The last word is the name of a field.
            let word = bytes[key].lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? key.lowerBound
            at = word
            key = bytes.trimmed(key.lowerBound..<word)
            if !key.isEmpty { faults.append((key.upperBound, .missingComma)) }
        } else if let byte = peek(), byte != UInt8(ascii: ","), byte != close {
            if !key.isEmpty { faults.append((end, .missingComma)) }
        }
        return bytes.string(key)
    }

    /// The field that begins here; nil where the entry cannot be read on from here. One without a name is none,
    /// and what stands there is passed over.
    private mutating func field(_ close: UInt8) -> BibTeXSource.Field? {
        skipSpace()
        let start = at
        while let byte = peek(), byte > 0x20, byte != close, !"=,{}\"#".utf8.contains(byte) { at += 1 }
        let name = bytes.string(start..<at).lowercased()
        skipSpace()
        guard peek() == UInt8(ascii: "=") else {
            if at == start { at = peek() == UInt8(ascii: "{") ? closing(at).map { $0 + 1 } ?? stop : at + 1 }
            return BibTeXSource.Field(name: "", range: start..<at)
        }
        at += 1
        return value(close).map { BibTeXSource.Field(name: name, range: $0) }
    }

    /// The value that begins here; leaves the comma behind it to be read. nil where it does not end.
    private mutating func value(_ close: UInt8) -> Range<Int>? {
        skipSpace()
        let start = at
        var end = at
        while let byte = peek(), byte != close, byte != UInt8(ascii: ",") {
            let open = at
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "\""):
                if let closing = byte == UInt8(ascii: "{") ? closing(at) : closingQuote(at) {
                    at = closing + 1
                } else if let line = lineOfField(behind: open) {
                    // The next line begins a field, so the brace was forgotten.
                    faults.append((open, .unclosed))
                    isMending = true
                    at = line
                    end = line
                    while end > open + 1, bytes[end - 1] <= 0x20 || bytes[end - 1] == UInt8(ascii: ",") {
                        end -= 1
                    }
                    return start..<end
                } else {
                    at = stop
                    return nil
                }
            case UInt8(ascii: "#"): at += 1
            default:
                while let byte = peek(), byte > 0x20, byte != close, !",#{\"".utf8.contains(byte) { at += 1 }
                if at == open { at += 1 }
            }
            end = at
            skipSpace()
            if bytes[end - 1] != UInt8(ascii: "#"), beginsField(at) {
                faults.append((end, .missingComma))
                break
            }
            if peek() == UInt8(ascii: "@"), beginsEntry(at) { break }
        }
        return peek() == nil && end == start ? nil : start..<end
    }

    /// The pieces of a value between its "#"s, without white space around them.
    static func pieces(of value: TextSlice) -> [Range<Int>] {
        var pieces: [TextSlice] = []
        var depth = 0
        var isQuoted = false
        var start = value.startIndex
        for place in value.range {
            switch value[place] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
            case UInt8(ascii: "#") where depth == 0 && !isQuoted:
                pieces.append(value[start..<place].trimmed)
                start = place + 1
            default: break
            }
        }
        return (pieces + [value.from(start).trimmed]).filter { !$0.isEmpty }.map(\.range)
    }

    /// Where the brace at `open` is closed; nil where it is not before the next entry, and `stop` is there.
    private mutating func closing(_ open: Int) -> Int? {
        var depth = 0
        for place in open..<bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth <= 0 { return place }
            case UInt8(ascii: ")") where depth == 0: return place
            case UInt8(ascii: "\n") where beginsEntry(place + 1) || isMending && beginsField(place + 1):
                stop = place + 1
                return nil
            default: break
            }
        }
        stop = bytes.count
        return nil
    }

    /// Where the quotation mark at `open` is closed, as `closing`.
    private mutating func closingQuote(_ open: Int) -> Int? {
        var depth = 0
        for place in open + 1..<max(open + 1, bytes.count) {
            switch bytes[place] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\"") where depth <= 0: return place
            case UInt8(ascii: "\n") where beginsEntry(place + 1) || isMending && beginsField(place + 1):
                stop = place + 1
                return nil
            default: break
            }
        }
        stop = bytes.count
        return nil
    }

    /// The first line behind `open` and before `stop` that begins a field.
    private func lineOfField(behind open: Int) -> Int? {
        (open..<stop).first { bytes[$0] == UInt8(ascii: "\n") && beginsField($0 + 1) }.map { $0 + 1 }
    }

    /// Whether `name =` stands at `place`, after white space of its line.
    private func beginsField(_ place: Int) -> Bool {
        var here = place
        while here < bytes.count, bytes[here] == 0x20 || bytes[here] == 0x09 { here += 1 }
        let start = here
        while here < bytes.count, here - start < 40,
            isLetter(bytes[here]) || "-_0123456789".utf8.contains(bytes[here])
        {
            here += 1
        }
        guard here > start, isLetter(bytes[start]) else { return false }
        while here < bytes.count, bytes[here] <= 0x20, here - start < 80 { here += 1 }
        return here < bytes.count && bytes[here] == UInt8(ascii: "=")
    }

    /// Whether `@kind{` stands at `place`, after white space: nothing but an entry begins a line so.
    private func beginsEntry(_ place: Int) -> Bool {
        var here = place
        while here < bytes.count, bytes[here] == 0x20 || bytes[here] == 0x09 { here += 1 }
        guard here < bytes.count, bytes[here] == UInt8(ascii: "@") else { return false }
        here += 1
        let start = here
        while here < bytes.count, here - start < 40, isLetter(bytes[here]) { here += 1 }
        guard here > start else { return false }
        while here < bytes.count, bytes[here] == 0x20 || bytes[here] == 0x09 { here += 1 }
        return here < bytes.count && (bytes[here] == UInt8(ascii: "{") || bytes[here] == UInt8(ascii: "("))
    }

    private mutating func opening() -> UInt8? {
        guard let byte = peek(), byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") else { return nil }
        at += 1
        return byte == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    }

    private mutating func letters() -> String {
        let start = at
        while let byte = peek(), isLetter(byte) { at += 1 }
        return bytes.string(start..<at)
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte <= 0x20 { at += 1 }
    }

    private func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
