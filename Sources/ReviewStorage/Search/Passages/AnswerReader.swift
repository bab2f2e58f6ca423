internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// Reads the items of an answer, as much of them as is asked for, with the passages that answer it.
final class AnswerReader {
    private let database: Database
    private let detail: ItemDetail
    private let reader: () throws -> ItemReader
    private lazy var summaries = Result { try SummaryReader(database) }
    private lazy var text = Result {
        try database.prepare("SELECT text FROM review_text WHERE review = ?")
    }
    private var snippets: SnippetMaker
    private let noted: Set<Int64>

    /// Reads answers to `plan`; where all of an item is asked for, through `reader`.
    init(
        _ database: Database, plan: SearchPlan, detail: ItemDetail,
        reader: @escaping @autoclosure () throws -> ItemReader
    ) {
        self.database = database
        self.detail = detail
        self.reader = reader
        snippets = SnippetMaker(plan)
        noted = Set(plan.noted)
    }

    /// The item; nil when there is no such row. Where its text has no passage, one of its note is taken.
    func item(number: Int64, withSnippet: Bool) throws -> LibraryItem? {
        var item = try read(number: number, withSnippet: withSnippet)
        guard withSnippet, detail != .heading, noted.contains(number), item?.snippet == nil,
            let key = item?.review.key
        else { return item }
        let sql = "SELECT text FROM note WHERE key = ?"
        item?.snippet =
            try database.first(sql, with: [.text(key)]) { row in
                row.withText(0) { snippets.snippet(ofNote: $0) }
            } ?? nil
        return item
    }

    private func read(number: Int64, withSnippet: Bool) throws -> LibraryItem? {
        switch detail {
        case .heading: return try heading(number: number)
        case .summary: return try summary(number: number, withSnippet: withSnippet)
        case .everything:
            guard var item = try reader().item(number: number) else { return nil }
            if withSnippet { item.snippet = snippets.snippet(of: item.review) }
            return item
        }
    }

    private func summary(number: Int64, withSnippet: Bool) throws -> LibraryItem? {
        guard var item = try summaries.get().item(number: number) else { return nil }
        guard withSnippet else { return item }
        let text = try text.get()
        text.bind(number)
        // What SQLite holds is looked at where it is.
        let review = item.review
        try text.each { row in
            item.snippet = row.withText(0) { snippets.snippet(of: review, in: $0) }
        }
        return item
    }

    private func heading(number: Int64) throws -> LibraryItem? {
        let sql = "SELECT kind, title, id, key, label FROM review WHERE number = ?"
        return try database.first(sql, with: [.integer(number)]) {
            LibraryItem(review: SummaryReader.heading($0))
        }
    }
}

/// The lines at the beginning of a review's text that say what the passage would only repeat: title,
/// authors, links.
enum ReviewHead {
    /// More lines than these are no head.
    private static let mostLines = 16

    /// Where the text goes on after its head, in bytes; 0 when it has none, or is nothing else.
    static func end(of review: Review, in text: UnsafeBufferPointer<UInt8>) -> Int {
        let known = words(of: review)
        var start = 0
        for _ in 0..<mostLines {
            guard start < text.count else { return 0 }
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            guard isHead(UnsafeBufferPointer(rebasing: text[start..<end]), known: known) else { break }
            start = end + 1
        }
        return start < text.count ? start : 0
    }

    /// Those of the title and of what says which papers they are.
    private static func words(of review: Review) -> WordHashes {
        var words = WordHashes()
        add(review.title, to: &words)
        if let label = review.label { add(label, to: &words) }
        for paper in review.papers {
            add(paper.title, to: &words)
            for author in paper.authors { add(author.name, to: &words) }
        }
        return words
    }

    private static func add(_ name: String, to words: inout WordHashes) {
        var name = name
        name.withUTF8 { bytes in
            var reader = WordReader(bytes)
            while let word = reader.next() { words.insert(UnsafeBufferPointer(rebasing: bytes[word.range])) }
        }
    }

    /// Whether a line is empty, an address, or made mostly of words of the title and the authors.
    private static func isHead(_ line: UnsafeBufferPointer<UInt8>, known: WordHashes) -> Bool {
        if line.count < 300, isAddressed(line) { return true }
        var words = 0
        var others = 0
        var reader = WordReader(line)
        while let word = reader.next() {
            words += 1
            guard !known.contains(UnsafeBufferPointer(rebasing: line[word.range])) else { continue }
            others += 1
            // No more words can follow than every other byte one.
            if others * 4 > words + (line.count - reader.position + 1) / 2 { return false }
        }
        return others * 4 <= words
    }

    /// Whether `://` stands in a line.
    private static func isAddressed(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at + 2 < line.count {
            if line[at] == UInt8(ascii: ":"), line[at + 1] == 0x2F, line[at + 2] == 0x2F { return true }
            at += 1
        }
        return false
    }
}
