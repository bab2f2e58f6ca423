import ReviewModel

/// A work as programs that keep literature exchange it.
struct Citation: Sendable {
    /// Title.
    var title = ""
    /// Authors in order, first names first.
    var authors: [String] = []
    /// Journal, or book of the conference.
    var venue: String?
    /// Year.
    var year: Int?
    /// DOI or address that holds one.
    var doi: String?
    /// Address to read the work at.
    var url: String?
    /// Other words in which an arXiv identifier may stand.
    var numbers: [String] = []
    /// Abstract and notes.
    var notes: [String] = []
    /// Keywords.
    var keywords: [String] = []
    /// Bytes of the source that hold it.
    var place: Range<Int>

    /// A work of which only the place is known.
    init(place: Range<Int>) { self.place = place }

    /// "One, Ada" and "One, Ada, Jr." with the first name first.
    static func turned(_ name: String) -> String {
        let pieces = name.split(separator: ",").map { piece in
            piece.split(separator: " ").joined(separator: " ")
        }
        switch pieces.count {
        case 2: return pieces[1] + " " + pieces[0]
        case 3: return pieces[1] + " " + pieces[0] + " " + pieces[2]
        default: return pieces.joined(separator: ", ")
        }
    }

    /// What it states; its title is the first line of its text.
    private var facts: KnownFacts {
        var facts = KnownFacts()
        facts.isRead = true
        facts.head = [0..<title.utf8.count]
        facts.title = title
        facts.titlePlace = place
        facts.authors = authors.filter { !$0.isEmpty }
        facts.venue = venue.flatMap { $0.lowercased().contains("arxiv") ? nil : $0 }
        facts.year = year.flatMap { PlausibleYear.stated.contains($0) ? $0 : nil }
        facts.arxiv = arxiv
        facts.doi = doi.flatMap {
            PaperIdentifiers.doi(inURL: $0.contains("doi.org") ? $0 : "https://doi.org/" + $0)
        }
        facts.url = url
        facts.keywords = keywords
        return facts
    }

    private var arxiv: String? {
        for text in [url, venue, doi].compactMap({ $0 }) + numbers where text.lowercased().contains("arxiv") {
            if let found = ArxivIdentifier.first(in: Array(text.utf8)) { return found }
        }
        return nil
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
        let works = works.filter { !$0.title.isEmpty }
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
