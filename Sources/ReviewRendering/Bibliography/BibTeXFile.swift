internal import ReviewModel

/// The entries of a bibliography, gathered until all that is said of a paper is known.
struct BibTeXFile {
    private var bibliography = Bibliography()
    private var keys: CitationKeys
    private let dialect: BibTeXRecord.Dialect
    private let isASCII: Bool
    private let words: CitationWords
    private let entries: BibliographyEntries
    /// What could not be written.
    private(set) var losses = FormatLosses()

    init(_ dialect: BibTeXRecord.Dialect, ascii: Bool = false, options: RenderingOptions) {
        self.dialect = dialect
        isASCII = ascii
        words = options.words
        entries = options.entries
        keys = CitationKeys(known: options.citationKeys, words: options.words)
    }

    /// Keys that papers got now.
    var addedKeys: [String: String] { keys.added }

    /// Takes the papers of `item`.
    mutating func add(_ item: LibraryItem) { bibliography.add(item) }

    private mutating func ascii(_ text: String) -> String {
        var letters = LaTeXLetters(symbols: words.symbols)
        let text = letters.ascii(text)
        losses.add("letters transliterated", count: letters.transliterated)
        losses.add("letters without an accent", count: letters.bared)
        losses.add("letters written as '?'", count: letters.unknown)
        return text
    }

    /// Writes an entry a paper, with empty lines between them.
    mutating func write(to out: inout [UInt8]) {
        for (number, cited) in bibliography.citable.enumerated() {
            if number > 0 { out.append(UInt8(ascii: "\n")) }
            let entry = entries.entry(of: cited.paper)
            let record = BibTeXRecord(cited: cited, dialect: dialect, words: words, entry: entry)
            let text = record.text(key: keys.key(for: cited.paper, of: cited.identity, stated: entry?.key))
            let start = out.count
            out.append(contentsOf: (isASCII ? ascii(text) : text).utf8)
            EditorText.disarm(&out, from: start, colon: "{:}")
        }
    }
}
