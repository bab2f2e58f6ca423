import ReviewModel

/// The line of a section that tells where its paper was published: `*Venue* · 2021 · [arXiv:…](…) · 🏆 award`.
struct PublicationLine: Sendable {
    private var venue: String?
    private var year: Int?
    private var arxiv: String?
    private var doi: String?

    /// Whether such a line is written for `paper` at all.
    static func isWritten(for paper: Paper) -> Bool {
        paper.venue != nil || paper.year != nil || paper.arxiv != nil || paper.doi != nil || paper.url != nil
            || !paper.awards.isEmpty
    }

    /// Whether `line` is one rather than a line of names.
    static func isOne(_ text: StyledText, line: Range<Int>) -> Bool {
        if let run = text.run(at: line.lowerBound), run.link != nil || run.style.contains(.emphasis) {
            return true
        }
        return text.bytes.find("·", in: line) != nil || ParenthesisFacts.year(text.bytes, line) != nil
            || text.bytes.starts("🏆", at: line)
    }

    /// Reads the parts of `line`.
    init(_ text: StyledText, line: Range<Int>) {
        var start = line.lowerBound
        while start < line.upperBound {
            let end = text.bytes.find("·", in: start..<line.upperBound) ?? line.upperBound
            read(text, part: text.bytes.trimmed(start..<end))
            start = end + 2
        }
    }

    private mutating func read(_ text: StyledText, part: Range<Int>) {
        guard !part.isEmpty else { return }
        let words = text.words(part)
        if let link = text.link(at: part.lowerBound) {
            arxiv = arxiv ?? PaperIdentifiers.arxiv(inURL: link.url)
            if words.lowercased().hasPrefix("doi:") { doi = String(words.dropFirst(4)).lowercased() }
        } else if text.run(at: part.lowerBound)?.style.contains(.emphasis) == true {
            venue = words
        } else if let found = ParenthesisFacts.year(text.bytes, part) {
            year = found
        } else if words.lowercased().hasPrefix("arxiv:") {
            arxiv = ArxivIdentifier.first(in: Array(("/" + words.dropFirst(6)).utf8))
        } else if words.lowercased().hasPrefix("doi:") {
            doi = String(words.dropFirst(4)).lowercased()
        }
    }

    /// What it says otherwise than `paper`.
    func changes(of paper: Paper) -> [DocumentChange] {
        var changes: [DocumentChange] = []
        if venue != paper.venue.map(DocumentSection.plain) {
            changes.append(.field("venue=" + (venue ?? "")))
        }
        if year != paper.year { changes.append(.field("year=" + (year.map(String.init) ?? ""))) }
        if arxiv != paper.arxiv { changes.append(.field("arxiv=" + (arxiv ?? ""))) }
        if doi != paper.doi { changes.append(.field("doi=" + (doi ?? ""))) }
        return changes
    }
}

/// The line of a section that names the authors of its paper: `Ada One, Bob Two et al. — Lab, University`.
enum BylineChanges {
    /// What it says otherwise than `paper`.
    static func changes(_ text: StyledText, _ line: Range<Int>, of paper: Paper) -> [DocumentChange] {
        let words = text.words(line)
        let parts = halves(of: words, authors: !paper.authors.isEmpty)
        var changes: [DocumentChange] = []
        let names = items(
            parts.authors.hasSuffix(" et al.") ? String(parts.authors.dropLast(7)) : parts.authors)
        if names != items(joined(paper.authors.map(\.name))) {
            changes.append(.field("author=" + names.joined(separator: "; ")))
        }
        let places = items(parts.places)
        if places != items(joined(paper.affiliations)) {
            changes.append(.field("affiliation=" + places.joined(separator: "; ")))
        }
        return changes
    }

    /// Without authors the places stand alone.
    private static func halves(of words: String, authors: Bool) -> (authors: String, places: String) {
        if let dash = words.firstRange(of: " — ") {
            return (String(words[..<dash.lowerBound]), String(words[dash.upperBound...]))
        }
        return authors ? (words, "") : ("", words)
    }

    private static func joined(_ names: [String]) -> String {
        DocumentSection.plain(names.joined(separator: ", "))
    }

    private static func items(_ text: String) -> [String] {
        text.split(separator: ",").map { DocumentSection.plain(String($0)) }.filter { !$0.isEmpty }
    }
}
