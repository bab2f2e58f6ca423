internal import ReviewModel

/// RIS, which Zotero, EndNote, Mendeley and library catalogues read: a record a paper.
struct RISFormat: ExportFormat {
    static let name = "ris"
    static let summary = "RIS records of the papers, for reference managers"
    static let fileExtension = "ris"
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
        for cited in bibliography.citable {
            let entry = entries.entry(of: cited.paper)
            let key = keys.key(for: cited.paper, of: cited.identity, stated: entry?.key)
            let start = out.count
            let record = RISRecord(cited: cited, key: key, words: words, entry: entry)
            record.write(to: &out)
            EditorText.disarm(&out, from: start)
            for name in record.unwritten { losses.add(name) }
        }
    }
}
