internal import ReviewModel

/// BibTeX entries in ASCII, letters as LaTeX commands: an entry a paper.
struct BibTeXASCIIFormat: ExportFormat {
    static let name = "bibtex-ascii"
    static let summary = "BibTeX entries in ASCII, letters as LaTeX commands"
    static let fileExtension = "bib"
    static let citesPapers = true

    private var file: BibTeXFile

    init(options: RenderingOptions) { file = BibTeXFile(.bibtex, ascii: true, options: options) }

    var addedCitationKeys: [String: String] { file.addedKeys }
    var losses: FormatLosses { file.losses }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) { file.add(item) }

    mutating func end(_ out: inout [UInt8]) { file.write(to: &out) }
}
