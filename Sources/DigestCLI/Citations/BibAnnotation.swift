import JSON
import ReviewModel
import ReviewParsing
import ReviewRendering

/// Writes what is known of reviews into the entries of a bibliography, and touches nothing else.
struct BibAnnotation {
    private let file: BibTeXSource
    private var changes: [(range: Range<Int>, bytes: [UInt8])] = []

    init(_ file: BibTeXSource) { self.file = file }

    /// Gives the entry its fields; values that are there already are put right.
    mutating func add(_ items: [LibraryItem], to entry: BibTeXSource.Entry) {
        var missing: [String] = []
        for (name, value) in zip(BibTeXReviewFields.names, BibTeXReviewFields.values(of: items)) {
            let there = entry.fields.first { $0.name == name }
            if let there {
                changes.append((there.range, Array("{\(value)}".utf8)))
            } else if !value.isEmpty {
                missing.append("\(name) = {\(value)}")
            }
        }
        if !missing.isEmpty { insert(missing, into: entry) }
    }

    /// New fields stand behind the last one, as far from the margin, and leave the last comma as it was.
    private mutating func insert(_ fields: [String], into entry: BibTeXSource.Entry) {
        let last = file.bytes[entry.inside].lastIndex { $0 > 0x20 } ?? entry.inside.upperBound - 1
        let hasComma = file.bytes[last] == UInt8(ascii: ",")
        let newline = file.bytes[entry.inside].contains(0x0D) ? "\r\n" : "\n"
        let indent = indent(of: entry)
        let text = fields.map { "\(newline)\(indent)\($0)" }.joined(separator: ",")
        changes.append(
            (last + 1..<last + 1, Array(((hasComma ? "" : ",") + text + (hasComma ? "," : "")).utf8)))
    }

    /// The white space in front of the first field of the entry that begins a line.
    private func indent(of entry: BibTeXSource.Entry) -> String {
        guard let line = file.bytes[entry.inside].firstIndex(of: 0x0A) else { return "  " }
        let space = file.bytes[(line + 1)..<entry.inside.upperBound].prefix { $0 == 0x20 || $0 == 0x09 }
        return space.isEmpty ? "  " : String(decoding: space, as: UTF8.self)
    }

    /// The file with all changes in it.
    var bytes: [UInt8] {
        var output: [UInt8] = []
        var position = 0
        for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            output += file.bytes[position..<change.range.lowerBound]
            output += change.bytes
            position = change.range.upperBound
        }
        return output + file.bytes[position...]
    }
}

/// An entry of a bibliography with the reviews of its paper, for printing.
struct BibRow {
    let key: String
    let items: [LibraryItem]

    /// The key, then a line a review, in lines of at most `width` columns.
    func text(width: Int?) -> String {
        let name = SafeText.line(key)
        guard !items.isEmpty else { return "\(name)  no review" }
        return
            ([name]
            + items.map {
                TextWrapping.wrapped(
                    "  \($0.review.id)  (\($0.review.kind.rawValue)) \(SafeText.line($0.review.title))",
                    width: width, indent: 14)
            })
            .joined(separator: "\n")
    }

    /// `{"key": "…", "reviews": ["…"]}`.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("key", is: key)
            json.field("reviews", is: items.map(\.review.id))
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
