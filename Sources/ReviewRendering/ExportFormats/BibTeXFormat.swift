internal import ReviewModel

/// BibTeX entries of the papers, UTF-8: an entry a paper.
struct BibTeXFormat: ExportFormat {
    static let name = "bibtex"
    static let summary = "BibTeX entries of the papers, UTF-8"
    static let fileExtension = "bib"
    static let citesPapers = true

    private var file: BibTeXFile

    init(options: RenderingOptions) { file = BibTeXFile(.bibtex, options: options) }

    var addedCitationKeys: [String: String] { file.addedKeys }
    var losses: FormatLosses { file.losses }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) { file.add(item) }

    mutating func end(_ out: inout [UInt8]) { file.write(to: &out) }
}
