internal import ReviewModel

/// The entries of a bibliography, gathered until all that is said of a paper is known.
struct BibTeXFile {
    private var bibliography = Bibliography()
    private var keys: CitationKeys
    private let dialect: BibTeXRecord.Dialect
    private let isASCII: Bool
    private let words: CitationWords

    init(_ dialect: BibTeXRecord.Dialect, ascii: Bool = false, options: RenderingOptions) {
        self.dialect = dialect
        isASCII = ascii
        words = options.words
        keys = CitationKeys(known: options.citationKeys, words: options.words)
    }

    /// Keys that papers got now.
    var addedKeys: [String: String] { keys.added }

    /// Takes the papers of `item`.
    mutating func add(_ item: LibraryItem) { bibliography.add(item) }

    /// Writes an entry a paper, with empty lines between them.
    mutating func write(to out: inout [UInt8]) {
        for (number, cited) in bibliography.papers.enumerated() {
            if number > 0 { out.append(UInt8(ascii: "\n")) }
            let text = BibTeXRecord(cited: cited, dialect: dialect, words: words).text(
                key: keys.key(for: cited.paper))
            out.append(contentsOf: (isASCII ? LaTeXLetters.ascii(text) : text).utf8)
        }
    }
}
