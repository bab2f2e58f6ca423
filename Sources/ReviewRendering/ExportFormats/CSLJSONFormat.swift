internal import JSON
internal import ReviewModel

/// The JSON of the Citation Style Language, which pandoc and Zotero read: an object a paper.
struct CSLJSONFormat: ExportFormat {
    static let name = "csl-json"
    static let summary = "CSL-JSON of the papers, for pandoc and Zotero"
    static let fileExtension = "csl.json"
    static let citesPapers = true

    private var bibliography = Bibliography()
    private var keys: CitationKeys

    private let words: CitationWords
    private let entries: BibliographyEntries

    init(options: RenderingOptions) {
        keys = CitationKeys(known: options.citationKeys, words: options.words)
        words = options.words
        entries = options.entries
    }

    var addedCitationKeys: [String: String] { keys.added }
    private(set) var losses = FormatLosses()

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) { bibliography.add(item) }

    mutating func end(_ out: inout [UInt8]) {
        var opening = "[\n"
        for cited in bibliography.citable {
            var json = JSONWriter()
            let entry = entries.entry(of: cited.paper)
            let key = keys.key(for: cited.paper, of: cited.identity, stated: entry?.key)
            let item = CSLItem(cited: cited, key: key, words: words, entry: entry)
            item.write(to: &json)
            for name in item.unwritten { losses.add(name) }
            out.append(contentsOf: opening.utf8)
            out.append(contentsOf: json.bytes)
            opening = ",\n"
        }
        out.append(contentsOf: (opening == "[\n" ? "[]\n" : "\n]\n").utf8)
    }
}
