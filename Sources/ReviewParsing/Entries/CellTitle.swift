import ReviewModel
import TextAnalysis

/// The title in a cell, with a summary that may follow it.
struct CellTitle: Sendable {
    /// The title.
    let words: String
    /// What the cell says besides.
    let facts: EntryFacts
    /// Whether it is a title that links its paper, not a name or a citation.
    var isCited: Bool { facts.linksPaper && isLinked }
    /// Whether it has a link, whatever that leads to, and is neither a name nor a citation.
    var isLinked: Bool {
        let words = TitleWords(words).words
        let isNamed = words.contains("et") && words.contains("al")
        return !facts.links.isEmpty && words.count >= 2 && !(isNamed && words.count <= 8)
    }
    /// Whether it is more than a name, no address, and no label such as "SmallNet paper".
    var isSpelt: Bool {
        let bytes = Array(words.utf8)
        return TitleWords(words).words.count >= 2 && !LinkLabel.isLabel(TextSlice(bytes))
            && WebAddress.find(in: TextSlice(bytes)).isEmpty
    }
    /// Other papers beside it.
    var others: [KnownPaper] { head.map { $0.twins.map { KnownPaper(title: $0.title, url: $0.url) } } ?? [] }
    private let head: EntryHead?
    private let text: StyledText

    /// The title in `text`; nil when the cell is empty.
    init?(_ text: StyledText) {
        guard !text.bytes.isEmpty, !Self.isHeading(text) else { return nil }
        self.text = text
        let found = EntryHead(text)
        if let found, found.title.isMarked || !Self.isWhole(text) {
            let authored = found.title.isMarked ? nil : AuthoredTitle(text, in: found.title.range)
            words =
                authored.map {
                    let end = EntryWords.titleEnd(text.bytes.slice($0.title))
                    return text.words(EntryWords.trimmed(text.bytes.slice($0.title.lowerBound..<end)))
                } ?? found.titleWords
            var facts = found.facts
            if let authored { facts.add(authored.names) }
            self.facts = facts
            head = found
        } else {
            let range = LeadingMarks(text, in: text.range).end..<text.bytes.count
            let authored = AuthoredTitle(text, in: range)
            let titled = authored?.title ?? range
            let end = EntryWords.titleEnd(text.bytes.slice(titled))
            words = text.words(EntryWords.trimmed(text.bytes.slice(titled.lowerBound..<end)))
            var facts = EntryFacts()
            if let authored { facts.add(authored.names) }
            if let year = VenueText(
                text.bytes.slice(
                    EntryWords.trimmed(
                        text.bytes.slice(LineCut.withoutLead(text.bytes.slice(end..<range.upperBound))))))
            {
                facts.add(year)
            }
            for link in text.links { facts.add(link: link.url, label: nil) }
            self.facts = facts
            head = nil
        }
        // A row that was left to be filled in holds the name of its column.
        let bytes = Array(words.utf8)
        if words.isEmpty || FieldName(label: TextSlice(bytes)) == .title && facts.links.isEmpty {
            return nil
        }
    }

    /// Whether a cell stands over the rows below it: words in the letters of code and nothing else.
    private static func isHeading(_ text: StyledText) -> Bool {
        text.links.isEmpty && EntryWords.count(text.all) >= 2
            && text.runs.allSatisfy { $0.style.contains(.code) || text.bytes.trimmed($0.range).isEmpty }
    }

    /// Whether all words of the cell are the title: one short line, and its links are words of it.
    private static func isWhole(_ text: StyledText) -> Bool {
        text.bytes.count <= 200 && !text.bytes.contains(UInt8(ascii: "\n"))
            && text.bytes.find("  ", in: text.range) == nil
            && !text.links.contains { LinkLabel.isLabel($0, in: text) && !$0.range.isEmpty }
            && EntryWords.titleEnd(text.all) == text.bytes.count
    }

    /// Writes the cell, its summary on lines of its own.
    func write(to lines: inout BlockText) {
        if let head { head.write(to: &lines) } else { lines.line(text, in: text.range, isHead: true) }
    }
}

/// A title with its authors in front: "Ada One, Bob Two. Small Nets Learn Too".
struct AuthoredTitle: Sendable {
    /// Names of the authors.
    let names: NameList
    /// Where the title stands.
    let title: Range<Int>

    /// Reads `range` of `text`; nil where no names stand in front, or only one and no year behind.
    init?(_ text: StyledText, in range: Range<Int>) {
        guard let stop = EntryWords.sentenceEnd(text.bytes.slice(range)) else { return nil }
        let names = NameList(text.bytes.slice(range.lowerBound..<stop)), title = stop + 1..<range.upperBound
        guard names.isConvincing,
            EntryWords.count(text.bytes.slice(title)) >= (names.names.count >= 2 ? 2 : 3),
            names.names.count >= 2 || names.truncated
                || PartialDate.find(in: text.bytes.slice(title.lowerBound..<text.bytes.count)) != nil
        else { return nil }
        self.names = names
        self.title = title
    }
}
