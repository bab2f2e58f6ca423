import ReviewModel
import TextAnalysis

/// What is counted in a document to tell a note on a paper from any other page.
struct NoteFigures: Sendable {
    /// Headings in order: level, words, index of the block.
    private(set) var headings: [(level: Int, text: StyledText, block: Int)] = []
    /// Bold words that paragraphs and items open with, folded: headings in their way.
    private(set) var leads: [String] = []
    /// Words of sentences: paragraphs, items, quotes.
    private(set) var words = 0
    /// Words that speak of a paper, of its authors, of what it does.
    private(set) var paperWords = 0
    private(set) var authorWords = 0
    private(set) var deedWords = 0
    /// Lines of prose and items, and how many of them are nothing but a link.
    private(set) var lines = 0
    private(set) var linkLines = 0
    /// Links to other places than papers.
    private(set) var links = 0
    /// Bytes of code.
    private(set) var code = 0
    /// Addresses of papers by identifier or address, in order, with the block they stand in.
    private(set) var papers: [(key: String, url: String, block: Int)] = []
    /// The keys of `papers`.
    private var keys: Set<String> = []
    /// Tables of measurements, each with the paper it is from.
    private(set) var results = 0

    /// Whether it speaks of one paper and its authors all the time, and links no other.
    var speaksOfPaper: Bool {
        papers.count <= 1 && authorWords > 0 && paperWords > 1
            && (paperWords + authorWords) * 100 >= words * 3
    }

    /// Counts in the blocks of `page`.
    init(_ page: MarkdownPage) {
        for (index, block) in page.blocks.enumerated() {
            if let level = block.headingLevel { headings.append((level, block.text, index)) }
            block.forEach { count($0, at: index) }
        }
    }

    private mutating func count(_ block: MarkdownBlock, at index: Int) {
        switch block.kind {
        case .code: code += block.text.bytes.count
        case .table: if TableColumns.holdsResults(block) { results += 1 }
        case .paragraph, .cell, .html, .heading:
            countWords(of: block.text, at: index, isHeading: block.headingLevel != nil)
        default: break
        }
    }

    private mutating func countWords(of text: StyledText, at index: Int, isHeading: Bool) {
        readLinks(of: text, at: index)
        guard !isHeading else { return }
        if let lead = text.stretch(of: .strong, at: 0), lead.count <= 60 {
            leads.append(text.slice(lead).foldedPhrase)
        }
        for line in text.lines where !line.isEmpty {
            lines += 1
            if isLink(text, line: line) { linkLines += 1 }
        }
        for word in text.bytes.foldedWords(text.range) {
            words += 1
            if NoteWords.paper.matches(word) { paperWords += 1 }
            if NoteWords.authors.matches(word) { authorWords += 1 }
            if NoteWords.deeds.contains(word) { deedWords += 1 }
        }
    }

    /// Whether a line is a link, or a link of a wiki, and no more.
    private func isLink(_ text: StyledText, line: Range<Int>) -> Bool {
        let slice = text.slice(line)
        if slice.hasPrefix("[["), slice.hasSuffix("]]") { return true }
        let linked = text.links.reduce(0) { $0 + $1.range.clamped(to: line).count }
        return linked > 0 && linked * 10 >= line.count * 8
    }

    private mutating func readLinks(of text: StyledText, at index: Int) {
        for link in text.links { add(link.url, at: index) }
        let linked = Set(text.links.lazy.map(\.url))
        for place in WebAddress.find(in: text.all) {
            let url = text.bytes.string(place)
            if !linked.contains(url) { add(url, at: index) }
        }
        // A file that is shown or linked: "![[2001.00001.pdf]]".
        var rest = text.slice(text.range)
        while let open = rest.find("[["), let close = rest.from(open).find(".pdf") {
            let name = rest.before(close).from(open + 2)
            if name.count <= 40, let number = FileTitle(path: name.string + ".pdf").arxiv {
                add(ArxivIdentifier.address(of: number), at: index)
            }
            rest = rest.from(close + 4)
        }
        for number in ArxivNumbers.find(in: text.slice(text.range)) {
            add(ArxivIdentifier.address(of: number.identifier), at: index)
        }
    }

    private mutating func add(_ url: String, at index: Int) {
        guard url.holds("://") else { return }
        guard let key = PaperAddress.key(of: url) else {
            links += 1
            return
        }
        if keys.insert(key).inserted { papers.append((key, url, index)) }
    }
}
