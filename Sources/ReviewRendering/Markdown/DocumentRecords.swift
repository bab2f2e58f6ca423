internal import ReviewModel

/// The data of items in a comment behind their sections, from which the items can be read back whole.
struct DocumentRecords {
    private var lines: [UInt8] = []

    /// So many bytes are kept at most before they are written, so that an export of any size takes bounded memory.
    private static let most = 4 << 20

    /// Whether it is time to write what was gathered.
    var isFull: Bool { lines.count > DocumentRecords.most }

    /// Adds an item whose section was written as `section`.
    mutating func add(_ item: LibraryItem, section: some Collection<UInt8>) {
        var json = JSONWriter()
        json.object { json in
            json.field("key", item.review.key)
            json.field("section", DocumentMark.text(of: section))
            json.key("item")
            ItemJSON.write(item, scores: false, to: &json)
        }
        for scalar in String(decoding: json.bytes, as: UTF8.self).unicodeScalars { append(scalar) }
        lines.append(UInt8(ascii: "\n"))
    }

    /// Only strings hold characters that are escaped here: what would end the comment, and what cannot be seen.
    private mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x80, scalar != ">" { return lines.append(UInt8(truncatingIfNeeded: scalar.value)) }
        guard scalar == ">" || DocumentRecords.isHidden(scalar) else {
            return lines.append(contentsOf: String(scalar).utf8)
        }
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            lines += "\\u".utf8
            lines += String(repeating: "0", count: 4 - digits.utf8.count).utf8
            lines += digits.utf8
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        // Latin, Greek and Cyrillic letters need no table.
        if (0xAE..<0x0530).contains(scalar.value) { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            true
        default: false
        }
    }

    /// Writes what was gathered, and begins anew.
    mutating func write(to out: inout [UInt8]) {
        guard !lines.isEmpty else { return }
        out +=
            "\n<!-- digest.item/1: data of the items above; 'digest import' takes back what is edited there\n"
            .utf8
        out += lines
        out += "-->\n".utf8
        lines = []
    }
}
