import ReviewModel
import TextAnalysis
import Wording

/// A work as programs that keep literature exchange it.
struct Citation: Sendable {
    /// Title.
    var title = ""
    /// Authors in order, first names first.
    var authors: [String] = []
    /// Authors that the format marks as groups.
    var groups: Set<String> = []
    /// Whether the list of authors is cut short.
    var isCutShort = false
    /// Editors in order, first names first.
    var editors: [String] = []
    /// Translators in order, first names first.
    var translators: [String] = []
    /// What sort of thesis it is, in words.
    var kindOfThesis = ""
    /// Journal, or book of the conference.
    var venue: String?
    /// Year.
    var year: Int?
    /// arXiv identifier, where a field of its own gives one.
    var arxiv: String?
    /// DOI, address that holds one, or words with one in them.
    var doi: String?
    /// Address to read the work at.
    var url: String?
    /// Other words in which an identifier may stand.
    var numbers: [String] = []
    /// Abstract and notes.
    var notes: [String] = []
    /// Keywords.
    var keywords: [String] = []
    /// What else is stated, by the names of BibTeX: `key`, `type`, `pages`, …
    var details: [KnownDetail] = []
    /// Bytes of the source that hold it.
    var place: Range<Int>

    /// A work of which only the place is known.
    init(place: Range<Int>) { self.place = place }

    /// Takes a note without what this program has written into it: of a list of authors that is cut short, and
    /// where the work is reviewed.
    ///
    /// `mark` stands between it and the notes before it.
    mutating func note(_ text: String, joinedBy mark: String = "; ") {
        var rest = text[...]
        let lead = BibliographyEntry.reviewLead
        if rest.hasPrefix(lead) { rest = "" }
        if let reviews = rest.firstRange(of: "; " + lead) { rest = rest[..<reviews.lowerBound] }
        let cut = BibliographyEntry.cutListNote
        if rest.hasSuffix(cut) {
            isCutShort = true
            rest = rest.dropLast(cut.count)
            if rest.hasSuffix("; ") { rest = rest.dropLast(2) }
        }
        guard !rest.isEmpty else { return }
        if let known = details.firstIndex(where: { $0.name == "note" }) {
            details[known].value += mark + rest
        } else {
            details.append(KnownDetail(name: "note", value: String(rest)))
        }
    }

    /// Takes the month of a field, else that of `date`, `2015-03-12`, with its day.
    mutating func date(_ month: String, of date: String) {
        let parts = date.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
        let figures = parts.map { $0.utf8.count <= 2 ? Int($0) : nil }
        let number = BibliographyEntry.month(month) ?? (parts.count > 1 ? figures[1] : nil)
        guard let number, (1...12).contains(number) else {
            return details.append(KnownDetail(name: "month", value: month))
        }
        details.append(KnownDetail(name: "month", value: String(number)))
        if parts.count > 2, let day = figures[2], (1...31).contains(day) {
            details.append(KnownDetail(name: "day", value: String(day)))
        }
    }

    /// A day with two figures for month and day: `2021-01-02` of `2021-1-2`.
    static func day(_ text: String) -> String {
        text.split { $0 == "-" || $0 == "/" }.prefix(3).map { $0.utf8.count == 1 ? "0\($0)" : String($0) }
            .joined(separator: "-")
    }

    /// Calls the publisher of a thesis its school, that of a report its institution, as BibTeX does.
    mutating func nameHouse() {
        let type = details.first { $0.name == "type" }?.value
        let name = ["phdthesis": "school", "mastersthesis": "school", "techreport": "institution"][type ?? ""]
        if type == "phdthesis", kindOfThesis.lowercased().contains("master"),
            let index = details.firstIndex(where: { $0.name == "type" })
        {
            details[index].value = "mastersthesis"
        }
        // The words that exports have for it say no more than the sort.
        details.removeAll { $0.name == "genre" && $0.value == BibliographyEntry.genreOfMasters }
        guard let name else { return }
        for index in details.indices where details[index].name == "publisher" { details[index].name = name }
    }

    /// "One, Ada" and "One, Ada, Jr." with the first name first.
    static func turned(_ name: String) -> String {
        let pieces = name.split(separator: ",").map { piece in
            piece.split(separator: " ").joined(separator: " ")
        }
        switch pieces.count {
        case 2: return Author.name(given: pieces[1], family: pieces[0])
        case 3: return Author.name(given: pieces[1], family: pieces[0]) + " " + pieces[2]
        default: return pieces.joined(separator: ", ")
        }
    }

    /// The first year of four digits in a date, however it is written.
    static func year(in date: String) -> Int? {
        date.split { !$0.isASCII || !$0.isNumber }.compactMap {
            [4, 8].contains($0.count) ? Int($0.prefix(4)) : nil
        }.first {
            PlausibleYear.stated.contains($0)
        }
    }

    /// What BibTeX calls the sort of works that another format calls `name`, by a list of pairs.
    static func type(_ name: String, in list: String) -> String {
        WordFiles.writing.pairs(list).first { $0.left.lowercased() == name.lowercased() }?.right ?? name
    }

    /// What it states; its title is the first line of its text.
    private var facts: KnownFacts {
        var facts = KnownFacts()
        facts.isRead = true
        facts.head = [0..<title.utf8.count]
        facts.title = title
        facts.titlePlace = place
        let (names, isCut) = MoreAuthors.cut(authors.filter { !$0.isEmpty })
        facts.authors = names
        facts.groups = groups
        facts.authorsTruncated = isCut || isCutShort
        facts.venue = venue.flatMap { Paper.isArchive($0) ? nil : $0 }
        facts.year = year.flatMap { PlausibleYear.stated.contains($0) ? $0 : nil }
        facts.doi = foundDOI
        facts.arxiv = arxiv ?? foundArxiv
        facts.url = url
        facts.keywords = keywords
        facts.details = (details + [KnownDetail(name: "editor", value: editors.joined(separator: " and "))])
            .filter { !$0.value.isEmpty }
        if !translators.isEmpty {
            facts.details.append(
                KnownDetail(name: "translator", value: translators.joined(separator: " and ")))
        }
        if !keywords.isEmpty {
            var curation = Curation()
            curation.tags = keywords
            facts.curation = curation
        }
        return facts
    }

    /// What tells it from other works of its title and its people.
    private var stated: StatedWork {
        let value = { (name: String) in details.first { $0.name == name }?.value }
        let isThesis = value("type").map { BibliographyEntry.theses.contains($0.lowercased()) } ?? false
        return StatedWork(isThesis: isThesis, edition: value("edition"))
    }

    /// Works of more kinds than that, `Editorial`, are not compared with each other.
    private static let mostOfOneTitle = 64

    /// Entries of a work that others are compared with.
    private static let mostOfOneWork = 8

    /// Keys of works of one title that are taken for one, those of each work in the order of the works.
    static func joinedKeys(of works: [Citation]) -> [[String]] {
        var groups: [String: [[(work: Citation, paper: Paper, key: String)]]] = [:]
        var titles: [String] = []
        for work in works {
            guard let key = work.details.first(where: { $0.name == "key" })?.value, !key.isEmpty else {
                continue
            }
            let paper = work.paper
            let title = paper.identity.title
            guard !title.isEmpty, groups[title, default: []].count < mostOfOneTitle else { continue }
            if groups[title] == nil { titles.append(title) }
            let place = groups[title, default: []].firstIndex { group in
                group.prefix(mostOfOneWork).contains { other in
                    !other.paper.identity.contradicts(paper.identity)
                        && PaperRecord.mayBeOne(other.paper, paper, isGroup: GroupNames.isGroup)
                        && !PaperRecord.areTwoWorks(
                            other.paper, as: other.work.stated, paper, asOther: work.stated)
                }
            }
            if let place {
                groups[title]?[place].append((work, paper, key))
            } else {
                groups[title, default: []].append([(work, paper, key)])
            }
        }
        return titles.flatMap { groups[$0] ?? [] }.map { group in
            var known: Set<String> = []
            return group.map(\.key).filter { known.insert($0).inserted }
        }.filter { $0.count > 1 }
    }

    /// Tells of fields that nothing reads, by their names and how many there are; nil where there are none.
    static func unkept(_ counts: [String: Int], in path: String) -> Diagnostic? {
        guard !counts.isEmpty else { return nil }
        let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
        return Diagnostic(.note, path: path, message: "fields that are not kept: \(names)")
    }

    /// What tells the paper from others.
    var paper: Paper {
        let facts = facts
        var paper = Paper(title: title)
        paper.authors = facts.authors.map { Author(name: $0, isGroup: facts.groups.contains($0)) }
        paper.authorsTruncated = facts.authorsTruncated
        paper.year = facts.year
        paper.venue = facts.venue
        paper.doi = facts.doi
        paper.arxiv = facts.arxiv ?? facts.doi.flatMap(DOI.arxiv(of:))
        return paper
    }

    private var foundArxiv: String? {
        let isArchived = venue.map(Paper.isArchive) ?? false
        for text in [foundDOI, url, venue, doi].compactMap({ $0 }) + numbers {
            if let found = ArxivIdentifier.inAddress(text) { return found }
            let folded = text.lowercased()
            guard folded.contains("arxiv") || isArchived && folded.contains("abs/") else { continue }
            if let found = ArxivIdentifier.first(in: text) { return found }
        }
        return nil
    }

    private var foundDOI: String? {
        if let stated = doi.flatMap(DOI.inWords) { return stated }
        if let url, let found = DOI.inAddress(url) { return found }
        return numbers.lazy.filter { $0.lowercased().contains("doi") }.compactMap {
            DOI.inWords($0)
        }.first
    }

    /// The work as a message that takes up `place`: it is listed and not discussed.
    func message(at place: Range<Int>) -> Message {
        var text = MessageText()
        text.append(Array(([title] + notes).joined(separator: "\n\n").utf8)[...], from: self.place.lowerBound)
        var message = Message(text: text)
        message.kind = .entry
        message.beginsPost = true
        message.known = facts
        message.places = [place]
        return message
    }
}

extension Transcript {
    /// The works of `source`; what stands between two goes with the later one.
    init(_ works: [Citation], of source: SourceText, report: (Diagnostic) -> Void) {
        let groups = Citation.joinedKeys(of: works)
        if !groups.isEmpty {
            let words = groups.map { $0.joined(separator: " + ") }.joined(separator: ", ")
            report(
                Diagnostic(
                    .warning, path: source.path,
                    message:
                        "entries of one title that are taken for one work, which exports have once: \(words)")
            )
        }
        let works = works.filter { !$0.title.isEmpty }.map { work in
            var work = work
            work.title = TeXText.plainFormulas(in: work.title)
            return work
        }
        var start = 0
        for (index, work) in works.enumerated() {
            let end = index + 1 < works.count ? works[index + 1].place.lowerBound : source.bytes.count
            messages.append(work.message(at: start..<max(start, end)))
            start = max(start, end)
        }
        if works.isEmpty {
            report(
                Diagnostic(
                    .warning, path: source.path, message: "the bibliography holds no entry with a title"))
        }
    }
}

/// Titles and names as web services write them: with tags of HTML and XML for how they are set, and with
/// entities.
enum MarkupText {
    private static let tags: Set<String> = [
        "i", "b", "em", "strong", "u", "s", "sub", "sup", "span", "sc", "scp", "tt", "p", "br", "title",
        "inf", "italic",
        "bold", "monospace", "small", "a", "div",
    ]
    /// The words of `text`, with single spaces.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 <= 0x20 })
        else {
            return text
        }
        var output = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "<") {
            output += rest[..<mark]
            rest = rest[mark...]
            if let end = tagEnd(rest) { rest = rest[end...] } else { output.append(rest.removeFirst()) }
        }
        let words = CharacterReference.resolved(Array((output + rest).utf8)[...])
        return words.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }

    /// The end of the tag that `text` begins with, if it is one that only sets type.
    private static func tagEnd(_ text: Substring) -> String.Index? {
        guard let close = text.prefix(200).firstIndex(of: ">") else { return nil }
        let inside = text[text.index(after: text.startIndex)..<close]
        let name = inside.drop { $0 == "/" }.prefix { $0.isLetter || $0 == ":" }
        let rest = inside.drop { $0 == "/" }.dropFirst(name.count)
        // "<S, A, R>" is a tuple.
        let isTag = rest.isEmpty || rest == "/" || rest == " /" || rest.first == " " && rest.contains("=")
        let folded = name.lowercased()
        let isKnown = tags.contains(folded) || folded.hasPrefix("jats:") || folded.hasPrefix("mml:")
        return isTag && isKnown ? text.index(after: close) : nil
    }
}
