internal import JSON
internal import ReviewModel

/// The JSON of the Citation Style Language, which pandoc and Zotero read: an object a paper.
struct CSLJSONFormat: ExportFormat {
    static let name = "csl-json"
    static let summary = "CSL-JSON of the papers, for pandoc and Zotero"
    static let fileExtension = "csl.json"
    static let citesPapers = true

    private var citations: CitationList

    init(options: RenderingOptions) { citations = CitationList(options: options) }

    var addedCitationKeys: [String: String] { citations.addedKeys }
    var losses: FormatLosses { citations.losses }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) { citations.add(item) }

    mutating func end(_ out: inout [UInt8]) {
        let words = citations.words
        var opening = "[\n"
        citations.forEach { cited, key, entry, losses in
            var json = JSONWriter()
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
