internal import ReviewModel

/// RIS, which Zotero, EndNote, Mendeley and library catalogues read: a record a paper.
struct RISFormat: ExportFormat {
    static let name = "ris"
    static let summary = "RIS records of the papers, for reference managers"
    static let fileExtension = "ris"
    static let citesPapers = true

    private var citations: CitationList

    init(options: RenderingOptions) { citations = CitationList(options: options) }

    var addedCitationKeys: [String: String] { citations.addedKeys }
    var losses: FormatLosses { citations.losses }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) { citations.add(item) }

    mutating func end(_ out: inout [UInt8]) {
        let words = citations.words
        citations.forEach { cited, key, entry, losses in
            let start = out.count
            let record = RISRecord(cited: cited, key: key, words: words, entry: entry)
            record.write(to: &out)
            EditorText.disarm(&out, from: start)
            for name in record.unwritten { losses.add(name) }
        }
    }
}
