internal import ReviewModel

/// BibLaTeX entries of the papers, for biber: an entry a paper.
struct BibLaTeXFormat: ExportFormat {
    static let name = "biblatex"
    static let summary = "BibLaTeX entries of the papers, for biber"
    static let fileExtension = "bib"
    static let citesPapers = true

    private var file: BibTeXFile

    init(options: RenderingOptions) { file = BibTeXFile(.biblatex, options: options) }

    var addedCitationKeys: [String: String] { file.addedKeys }
    var losses: FormatLosses { file.losses }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) { file.add(item) }

    mutating func end(_ out: inout [UInt8]) { file.write(to: &out) }
}
