import ReviewModel
import TextAnalysis

/// A stretch of lines that a layout made something of.
struct MarkdownRecord: Sendable {
    /// Its lines, from 0.
    var lines: Range<Int>
    /// What it makes.
    var kind: Kind
    /// Its words.
    var text: MessageText
    /// What the layout says of the paper.
    var known = KnownFacts()
    /// When it was written or read.
    var date: Timestamp?
    /// Whether a field states its title.
    var isTitleStated = false
    /// Whether it is cited for a measurement; such a paper is listed once a document.
    var isCited = false

    /// Whether one of its links leads to a paper.
    var linksPaper: Bool {
        known.links.contains { link in
            PaperAddress.key(of: link.url) != nil
                || LinkRoles.role(label: link.label, url: link.url) == .paper
        }
    }

    /// How many characters of description make a review of what would be an entry.
    enum Threshold: Int, Sendable {
        /// Of a line in a list or table: more than fits on one line.
        case line = 160
        /// Of a section or file given to the paper alone: a sentence.
        case section = 60
    }

    /// The record of a paper: a review when it has something to say, else an entry.
    init(
        lines: Range<Int>, facts: EntryFacts, title: String, text: BlockText, trail: HeadingTrail,
        threshold: Threshold, others: [KnownPaper] = []
    ) {
        self.lines = lines
        kind = facts.prose >= threshold.rawValue ? .review : .entry
        self.text = text.text
        let words = WikiLink.plain(facts.title ?? title)
        known = facts.known(title: TitleGate.refuses(words) ? "" : words)
        isTitleStated = facts.title != nil
        known.head = text.head
        known.others = others
        known.sectionYear = trail.date.flatMap { $0.month == nil ? $0.year : nil }
        date = (facts.date ?? trail.date)?.timestamp
    }
}

/// A part of what a layout was given: a record, or blocks it left alone.
enum LayoutPart: Sendable {
    case record(MarkdownRecord)
    case rest(lines: Range<Int>, blocks: [MarkdownBlock])

    /// The record that it is.
    var record: MarkdownRecord? {
        if case .record(let record) = self { record } else { nil }
    }

    /// Its lines, from 0.
    var lines: Range<Int> {
        switch self {
        case .record(let record): record.lines
        case .rest(let lines, _): lines
        }
    }
}

/// What a layout made of the blocks from some index on.
struct LayoutMatch: Sendable {
    /// Index of the first block behind it.
    var end: Int
    /// What it is made of, in order.
    var parts: [LayoutPart]
}
