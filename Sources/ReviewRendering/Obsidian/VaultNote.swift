internal import ReviewModel

/// A review as a note of a vault.
struct VaultNote {
    /// The line that what the reader writes stands below.
    static let marker = "%% What you write below this line is kept. %%"

    let item: LibraryItem
    /// Links to its papers.
    let papers: [String]
    /// Links to its models.
    let models: [String]

    private var review: Review { item.review }

    /// The note down to the marker.
    var text: String {
        let blocks = [
            "# \(VaultNote.text(review.title.isEmpty ? "untitled" : review.title))", named("Papers", papers),
            named("Models", models), bullets("Claims", review.claims.map { VaultNote.text($0.text) }),
            bullets("Links", links), section("Notes", item.curation.notes), section("Text", review.text),
        ]
        return frontMatter + blocks.filter { !$0.isEmpty }.map { "\n\($0)\n" }.joined()
    }

    private var links: [String] {
        review.links.compactMap { link in
            link.url.map { MarkdownText.link(link.label ?? link.role.rawValue, to: $0) }
        } + (review.source.url.map { [MarkdownText.link("post", to: $0)] } ?? [])
    }

    private func named(_ name: String, _ links: [String]) -> String {
        links.isEmpty ? "" : "\(name): \(links.joined(separator: ", "))"
    }

    private func bullets(_ heading: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : "## \(heading)\n\n" + lines.map { "- \($0)" }.joined(separator: "\n")
    }

    private func section(_ heading: String, _ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        let lines = PlainText.lines(text).map { VaultNote.text($0, startsBlock: true) }
        return "## \(heading)\n\n" + lines.joined(separator: "\n")
    }

    /// Values of JSON, which all are values of YAML too.
    private var frontMatter: String {
        let paper = review.papers.first
        let tags = review.topics.map { "topic/\($0.id)" } + item.curation.tags
        let fields: [(String, JSONTree)] = [
            ("id", .string(review.id)), ("kind", .string(review.kind.rawValue)),
            ("date", VaultNote.optional(review.date?.writable?.isoDate)),
            ("channel", VaultNote.optional(review.source.channelTitle ?? review.source.channel)),
            ("authors", .array((paper?.authors ?? []).map { .string($0.name) })),
            ("year", paper?.year.map { .number(String($0)) } ?? .null),
            ("arxiv", VaultNote.optional(paper?.arxiv)), ("doi", VaultNote.optional(paper?.doi)),
            ("tags", .array(tags.map { .string(VaultNote.tag($0)) })),
            ("status", .string(item.curation.status.rawValue)),
            ("rating", item.curation.rating.map { .number(String($0)) } ?? .null),
        ]
        let lines = fields.map { name, value in
            var json = JSONWriter()
            json.value(value)
            return "\(name): \(String(decoding: json.bytes, as: UTF8.self))\n"
        }
        return "---\n\(lines.joined())---\n"
    }

    private static func optional(_ text: String?) -> JSONTree {
        text.map { .string(PlainText.line($0)) } ?? .null
    }

    /// A tag of letters, digits, `_`, `-` and `/`, which are all that Obsidian allows.
    private static func tag(_ tag: String) -> String {
        String(
            tag.unicodeScalars.map { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "_-/".unicodeScalars.contains(scalar)
                    ? Character(scalar) : "_"
            })
    }

    /// The note of a paper.
    static func paper(_ cited: CitedPaper, reviews: String) -> String {
        let paper = cited.paper
        let authors = paper.authors.map { text($0.name) } + (paper.authorsTruncated ? ["et al."] : [])
        let venue = [paper.venue.map { text($0) }, paper.year.map(String.init)].compactMap { $0 }
        let lines = [
            authors.joined(separator: ", "), venue.joined(separator: ", "),
            cited.address.map { MarkdownText.link($0, to: $0) } ?? "",
        ].filter { !$0.isEmpty }
        let facts = lines.isEmpty ? "" : lines.joined(separator: "  \n") + "\n\n"
        return "# \(text(paper.title.isEmpty ? "untitled" : paper.title))\n\n\(facts)## Reviews\n\n\(reviews)"
    }

    /// Other people's text: neither markup nor a tag, nor one of Obsidian's comments.
    static func text(_ text: String, startsBlock: Bool = false) -> String {
        var last: UInt8 = 0
        var output: [UInt8] = []
        for byte in MarkdownText.escaped(text, startsBlock: startsBlock).utf8 {
            let isMark = byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "^")
            if isMark, last != UInt8(ascii: "\\") { output.append(UInt8(ascii: "\\")) }
            output.append(byte)
            last = byte
        }
        return String(decoding: output, as: UTF8.self)
    }
}
