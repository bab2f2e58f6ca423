internal import ReviewModel

/// The entries of a bibliography, gathered until all that is said of a paper is known.
struct BibTeXFile {
    private var citations: CitationList
    private let dialect: BibTeXRecord.Dialect
    private let isASCII: Bool

    init(_ dialect: BibTeXRecord.Dialect, ascii: Bool = false, options: RenderingOptions) {
        self.dialect = dialect
        isASCII = ascii
        citations = CitationList(options: options)
    }

    /// Keys that papers got now.
    var addedKeys: [String: String] { citations.addedKeys }
    /// What could not be written.
    var losses: FormatLosses { citations.losses }

    /// Takes the papers of `item`.
    mutating func add(_ item: LibraryItem) { citations.add(item) }

    /// Writes an entry a paper, with empty lines between them.
    mutating func write(to out: inout [UInt8]) {
        let words = citations.words
        var isFirst = true
        citations.forEach { cited, key, entry, losses in
            if !isFirst { out.append(UInt8(ascii: "\n")) }
            isFirst = false
            let record = BibTeXRecord(cited: cited, dialect: dialect, words: words, entry: entry)
            var text = record.text(key: key)
            if isASCII { text = Self.ascii(text, words: words, losses: &losses) }
            let start = out.count
            out.append(contentsOf: text.utf8)
            EditorText.disarm(&out, from: start, colon: "{:}")
        }
    }

    private static func ascii(_ text: String, words: CitationWords, losses: inout FormatLosses) -> String {
        var letters = LaTeXLetters(symbols: words.symbols)
        let text = letters.ascii(text)
        losses.add("letters transliterated", count: letters.transliterated)
        losses.add("letters without an accent", count: letters.bared)
        losses.add("letters written as '?'", count: letters.unknown)
        return text
    }
}
