internal import JSON
internal import ReviewCoding
internal import ReviewModel

/// A reading list in Markdown (CommonMark), a section an item, which can be edited and imported again: the
/// data of the items stand in comments behind their sections, and a mark of all at the end.
struct MarkdownFormat: ExportFormat {
    static let name = "markdown"
    static let summary = "reading list in Markdown, to read and edit; import takes the edits back"
    static let fileExtension = "md"
    static let isEdited = true
    static let hasHeadings = true

    private let title: String
    private let introduction: String?
    private let list: String?
    private var section: String?
    private var records = DocumentRecords()
    private var mark = DocumentMark()

    init(options: RenderingOptions) {
        title = PlainText.line(options.title ?? "Reading list")
        introduction = options.introduction.map { PlainText.lines($0).joined(separator: "\n") }
        list = options.list.map(PlainText.line)
    }

    mutating func begin(_ out: inout [UInt8]) {
        var head = Array("---\ntitle: ".utf8) + MarkdownFormat.quoted(title)
        if let list { head += "\nlist: ".utf8 + MarkdownFormat.quoted(list) }
        head += "\ndigest: 1\n---\n\n# \(MarkdownText.escaped(title))\n".utf8
        if let introduction { head += "\n\(introduction)\n".utf8 }
        write(head, to: &out)
    }

    /// `text` as YAML in quotes, which knows the escapes of JSON; editors look at these lines.
    private static func quoted(_ text: String) -> [UInt8] {
        var json = JSONWriter()
        json.value(text)
        var bytes = json.bytes
        EditorText.disarm(&bytes, colon: "\\u003a")
        return bytes
    }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        var lines: [UInt8] = []
        if let heading = item.section, heading != section {
            records.write(to: &lines)
            lines += "\n# \(MarkdownText.escaped(heading))\n".utf8
        }
        section = item.section
        let start = lines.count
        for block in MarkdownItem(item).blocks { lines += "\n\(block)\n".utf8 }
        records.add(item, section: lines[start...])
        if records.isFull { records.write(to: &lines) }
        write(lines, to: &out)
    }

    mutating func end(_ out: inout [UInt8]) {
        var lines: [UInt8] = []
        records.write(to: &lines)
        write(lines, to: &out)
        out += DocumentSeal.line(mark).utf8
    }

    private mutating func write(_ lines: [UInt8], to out: inout [UInt8]) {
        mark.take(lines)
        out += lines
    }
}

/// An item as a section of a Markdown document: heading, papers, links, claims, marks, notes. The
/// parts are apart, so that another document can put them in another frame.
struct MarkdownItem {
    let review: Review
    let curation: Curation
    private let comment: String

    init(_ item: LibraryItem) {
        comment = item.comment.map { PlainText.lines($0).joined(separator: "\n") } ?? ""
        review = item.review
        curation = item.curation
    }

    /// Blocks of the section, to be set apart by blank lines.
    var blocks: [String] {
        ([heading, comment] + review.papers.enumerated().map(block) + [
            links, claims, abstractClaims, facts, notes,
        ])
        .filter { !$0.isEmpty }
    }

    /// `## [Label] Title`.
    var heading: String {
        let label = review.label.map { "[\(MarkdownText.escaped($0))] " } ?? ""
        let kind = review.kind == .review || review.kind == .entry ? "" : " *(\(review.kind.rawValue))*"
        let title = MarkdownText.escaped(review.title.isEmpty ? "Untitled" : review.title)
        return "## \(label)\(title)\(kind)"
    }

    /// Title where it is not the heading's, authors and affiliations, then where it was published.
    private func block(_ number: Int, of paper: Paper) -> String {
        let title = review.papers.count > 1 || paper.title != review.title
        return [title ? "**\(MarkdownText.escaped(paper.title))**" : "", byline(paper), publication(paper)]
            .filter { !$0.isEmpty }.joined(separator: "  \n")
    }

    private func byline(_ paper: Paper) -> String {
        let names = MarkdownText.escaped(
            paper.authors.map(\.shown).joined(separator: ", "), startsBlock: true)
        let authors = paper.authorsTruncated ? "\(names) \(Paper.othersMark)" : names
        let places = paper.affiliations.map { MarkdownText.escaped($0) }.joined(separator: ", ")
        return [authors, places].filter { !$0.isEmpty }.joined(separator: " — ")
    }

    private func publication(_ paper: Paper) -> String {
        var parts = [paper.venue.map { "*\(MarkdownText.escaped($0))*" }, paper.year.map(String.init)]
        parts.append(
            paper.arxiv.map { MarkdownText.link("arXiv:\($0)", to: ArxivIdentifier.address(of: $0)) })
        parts.append(paper.doi.map { MarkdownText.link("doi:\($0)", to: DOI.address(of: $0)) })
        if paper.arxiv == nil, paper.doi == nil {
            parts.append(paper.url.map { MarkdownText.link("paper", to: $0) })
        }
        parts += paper.awards.map { "🏆 \(MarkdownText.escaped($0))" }
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    private var links: String {
        let known = Set(review.papers.compactMap(\.url))
        let links = review.links.compactMap { link -> String? in
            guard let url = link.url, !known.contains(url) else { return nil }
            let label = MarkdownText.link(link.label ?? link.role.rawValue, to: url)
            return link.official ? label : "\(label) (unofficial)"
        }
        let post = review.source.url.map { MarkdownText.link("review", to: $0) }
        let all = links + [post].compactMap { $0 }
        return all.isEmpty ? "" : "Links: " + all.joined(separator: " · ")
    }

    private var claims: String { MarkdownItem.list(review.claims) }

    /// What the abstract claims, under a line that says so.
    private var abstractClaims: String {
        review.abstractClaims.map { "\($0.heading):\n\n\(MarkdownItem.list($0.claims))" } ?? ""
    }

    private static func list(_ claims: [Claim]) -> String {
        claims.map { "- \(MarkdownText.escaped($0.text, startsBlock: true))" }.joined(separator: "\n")
    }

    /// What the item names and what its reader marked it with, a line each.
    private var facts: String {
        let source = review.source
        let from = [source.channelTitle ?? source.channel, review.date?.isoDate]
        let lines: [(String, [String])] = [
            ("Models", review.models.map(\.name)),
            ("Datasets", review.datasets),
            ("Topics", review.topics.map(\.id)),
            ("Reviewer", [review.reviewer?.name].compactMap { $0 }),
            ("From", from.compactMap { $0 }),
            ("Tags", curation.tags.map { "#\($0)" }),
            ("Status", curation.status == .unread ? [] : [curation.status.rawValue]),
            ("Rating", [curation.rating.map { "\($0)/5" }].compactMap { $0 }),
            ("Lists", curation.lists),
            ("Item", [review.id]),
        ]
        return lines.filter { !$0.1.isEmpty }
            .map { "\($0.0): " + $0.1.map { MarkdownText.escaped($0) }.joined(separator: ", ") }
            .joined(separator: "  \n")
    }

    /// The reader's own Markdown, as a quotation.
    private var notes: String {
        guard let notes = curation.notes, !notes.isEmpty else { return "" }
        return PlainText.lines(notes).map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    }
}

/// The last line of a reading list, which tells whether the file is as it was written.
public enum DocumentSeal {
    private static let opening = Array("<!-- digest seal ".utf8)

    /// The line, for a file of lines with `mark`.
    static func line(_ mark: DocumentMark) -> String { "\n<!-- digest seal \(mark.text) -->\n" }

    /// Whether `bytes` are a reading list as this program wrote it, white space apart.
    public static func isIntact(_ bytes: [UInt8]) -> Bool {
        var end = bytes.count
        while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
        let start = bytes[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        guard bytes[start..<end].starts(with: opening) else { return false }
        let mark = bytes[(start + opening.count)..<end].prefix { $0 > 0x20 }
        return String(decoding: mark, as: UTF8.self) == DocumentMark.text(of: bytes[..<start])
    }
}

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
            json.field("key", is: item.review.key)
            json.field("section", is: DocumentMark.text(of: section))
            json.key("item")
            ItemJSON.write(item, scores: false, keepingFamilies: true, to: &json)
        }
        for scalar in String(decoding: json.bytes, as: UTF8.self).unicodeScalars { append(scalar) }
        lines.append(UInt8(ascii: "\n"))
    }

    /// Only strings hold characters that are escaped here: what would end the comment, what sets up an editor, and what
    /// cannot be seen.
    private mutating func append(_ scalar: Unicode.Scalar) {
        let isActive = scalar == ">" || scalar == ":" && EditorText.actsOnColon(behind: lines[...])
        if scalar.value < 0x80, !isActive { return lines.append(UInt8(truncatingIfNeeded: scalar.value)) }
        guard isActive || DocumentRecords.isHidden(scalar) else {
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
