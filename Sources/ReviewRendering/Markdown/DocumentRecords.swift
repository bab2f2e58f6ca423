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
        // Only strings hold this character, and two of it with a hyphen would end the comment.
        for byte in json.bytes {
            if byte == UInt8(ascii: ">") { lines += "\\u003e".utf8 } else { lines.append(byte) }
        }
        lines.append(UInt8(ascii: "\n"))
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
