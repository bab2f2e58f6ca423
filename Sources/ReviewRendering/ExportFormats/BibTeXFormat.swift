internal import ReviewModel

/// A BibTeX file: an entry a paper, the first time the paper comes.
struct BibTeXFormat: ExportFormat {
    static let name = "bibtex"
    static let summary = "BibTeX entries of the papers, UTF-8"
    static let fileExtension = "bib"

    private var keys = CitationKey()
    /// Identities of the papers written, hashed: an export has more papers than memory has titles for.
    private var written: Set<Int> = []

    init(options: RenderingOptions) {}

    mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        for paper in item.review.papers where written.insert(paper.identity.hashValue).inserted {
            if written.count > 1 { out.append(UInt8(ascii: "\n")) }
            let entry = BibTeXEntry(paper: paper, review: item.review)
            out.append(contentsOf: entry.text(key: keys.next(for: paper)).utf8)
        }
    }
}
