import ReviewModel
import TextAnalysis

/// The entry of a bibliography in a code block, as READMEs of models give it.
struct BibTeXBlock: Sendable {
    /// Fields by name in lower case, as plain text.
    let fields: [String: String]
    /// Where it stands in the code, in bytes.
    let place: Range<Int>
    /// What the entry states.
    private let work: Citation

    /// Whether `block` is code that begins as an entry does.
    static func opens(_ block: MarkdownBlock) -> Bool {
        block.kind == .code && block.text.bytes.first { $0 > 0x20 } == UInt8(ascii: "@")
    }

    /// Reads the first entry of a code block; nil when it holds none.
    init?(_ block: MarkdownBlock) {
        guard Self.opens(block),
            case let source = BibTeXSource(block.text.bytes),
            let entry = source.entries.first(where: { $0.field("title") != nil })
        else { return nil }
        self.init(entry, of: source)
    }

    /// Takes `entry` of the code that `source` was read from.
    init(_ entry: BibTeXSource.Entry, of source: BibTeXSource) {
        place = entry.range
        work = source.work(entry)
        fields = Dictionary(
            entry.fields.compactMap { field in source.text(field.name, of: entry).map { (field.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether the list of authors is cut short.
    var isCutShort: Bool { work.isCutShort }

    /// Authors, first names first.
    var authors: [String] {
        let people = work.authors
        guard people.count == 1, let field = fields["author"], field.holds(",") else { return people }
        // Some write "Ada One, Bob Two" where BibTeX wants "and".
        let bytes = Array(field.utf8)
        let list = NameList(TextSlice(bytes))
        return list.share == 1 && list.names.count > 1 ? list.names.map(\.name) : people
    }
}

extension BibTeXBlock {
    /// Adds what the entry among `blocks` says that has the words of `title`, whatever heading it stands under.
    static func read(_ blocks: ArraySlice<MarkdownBlock>, about title: String, into facts: inout EntryFacts) {
        let wanted = words(title)
        for block in blocks {
            guard let entry = BibTeXBlock(block), let title = entry.fields["title"] else { continue }
            let found = words(title)
            if wanted.intersection(found).count * 2 > max(wanted.count, found.count) {
                return facts.add(entry)
            }
        }
    }

    private static func words(_ text: String) -> Set<String> {
        let bytes = Array(text.utf8)
        return Set(TextSlice(bytes).tokens.map { bytes.folded($0.range) })
    }
}

extension EntryFacts {
    /// Adds what an entry of a bibliography says.
    mutating func add(_ entry: BibTeXBlock) {
        if authors.isEmpty {
            set(authors: entry.authors, truncated: entry.isCutShort)
        }
        let place = Array((entry.fields["booktitle"] ?? entry.fields["journal"] ?? "").utf8)
        if let found = VenueText(TextSlice(place)) {
            add(found)
        } else if !place.isEmpty, venue == nil, ArxivIdentifier.first(in: place) == nil {
            set(venue: String(decoding: place, as: UTF8.self))
        }
        if let found = entry.fields["year"].flatMap({ Int($0) }), PlausibleYear.inText.contains(found) {
            add(year: found)
        }
        if let doi = entry.fields["doi"] {
            add(link: doi.holds("://") ? doi : DOI.address(of: doi), label: "DOI")
        }
        let archived =
            (entry.fields["eprint"] ?? "") + " " + (entry.fields["journal"] ?? "") + " "
            + (entry.fields["url"] ?? "")
        if !links.contains(where: { ArxivIdentifier.inAddress($0.url) != nil }),
            let found = ArxivIdentifier.first(in: Array(archived.utf8))
        {
            add(link: ArxivIdentifier.address(of: found), label: nil)
        }
    }
}
