internal import ReviewModel

/// A paper as an entry of a BibTeX file.
struct BibTeXEntry {
    let paper: Paper
    let review: Review

    /// The entry called `key`, with an empty line after it.
    func text(key: String) -> String {
        let lines = fields.map { "  \($0.name) = {\($0.value)},\n" }.joined()
        return "@\(kind.rawValue){\(key),\n\(lines)}\n"
    }

    private enum Kind: String {
        case article, inproceedings, misc
    }

    private var kind: Kind {
        guard let venue, !isPreprint(venue) else { return .misc }
        return BibTeXEntry.isConference(venue) ? .inproceedings : .article
    }

    private var venue: String? {
        paper.venue.map(PlainText.line).flatMap { $0.isEmpty ? nil : $0 }
    }

    private func isPreprint(_ venue: String) -> Bool { venue.lowercased().contains("arxiv") }

    private var fields: [(name: String, value: String)] {
        var fields: [(String, String?)] = [
            ("title", LaTeXText.title(paper.title)), ("author", authors), venueField,
            ("year", paper.year.map(String.init)),
        ]
        if let arxiv = paper.arxiv {
            fields += [("eprint", WebAddress.encoded(arxiv)), ("archivePrefix", "arXiv")]
        }
        fields += [("doi", paper.doi.map(WebAddress.encodedDOI)), ("url", url), ("note", note)]
        return fields.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    private var venueField: (String, String?) {
        switch kind {
        case .article: ("journal", venue.map(LaTeXText.escaped))
        case .inproceedings: ("booktitle", venue.map(LaTeXText.escaped))
        case .misc: ("howpublished", nil)
        }
    }

    private var authors: String {
        let names = paper.authors.map { BibTeXEntry.author($0.name) }.filter { !$0.isEmpty }
        return (names + (paper.authorsTruncated ? ["others"] : [])).joined(separator: " and ")
    }

    private var url: String? {
        paper.url.flatMap(WebAddress.followable)
            ?? paper.arxiv.map { "https://arxiv.org/abs/\(WebAddress.encoded($0))" }
    }

    /// Where the paper is reviewed.
    private var note: String {
        let title = review.title == paper.title ? nil : LaTeXText.escaped(review.title)
        let place = (review.source.channelTitle ?? review.source.channel).map(LaTeXText.escaped)
        let link = review.source.url.flatMap(WebAddress.followable).map { "\\url{\($0)}" }
        let parts = [title, review.reviewer.map { LaTeXText.escaped($0.name) }, place, link].compactMap { $0 }
        return parts.isEmpty ? "" : "Review: " + parts.joined(separator: ", ")
    }

    /// A name; in braces where BibTeX would take it apart wrongly, surname first where it has a suffix.
    private static func author(_ name: String) -> String {
        let words = PlainText.line(name).split(separator: " ").map(String.init)
        let isOne = words.contains { $0.lowercased() == "and" } || name.utf8.contains(UInt8(ascii: ","))
        if isOne { return "{\(LaTeXText.escaped(words.joined(separator: " ")))}" }
        guard words.count > 2, let suffix = words.last, suffixes.contains(suffix) else {
            return LaTeXText.escaped(words.joined(separator: " "))
        }
        let given = words.dropLast(2).prefix { $0.first?.isLowercase != true }
        let surname = words.dropLast().dropFirst(given.count)
        let parts = [surname.joined(separator: " "), suffix, given.joined(separator: " ")]
        return LaTeXText.escaped(parts.joined(separator: ", "))
    }

    private static let suffixes: Set<String> = ["Jr.", "Jr", "Sr.", "II", "III", "IV"]

    private static func isConference(_ venue: String) -> Bool {
        let words = venue.lowercased().split { !$0.isLetter }
        return words.contains { conferences.contains(String($0)) }
    }

    /// Words that tell a conference from a journal.
    private static let conferences: Set<String> = [
        "conference", "proceedings", "workshop", "symposium", "neurips", "nips", "iclr", "icml", "cvpr",
        "iccv",
        "eccv", "wacv", "bmvc", "acl", "emnlp", "naacl", "eacl", "coling", "aaai", "ijcai", "kdd", "sigir",
        "www",
        "recsys", "interspeech", "icassp", "ismir", "aistats", "colt", "uai", "icra", "iros", "corl", "rss",
        "miccai",
        "siggraph", "chi", "osdi", "sosp", "usenix", "ndss", "colm", "icdm", "wsdm", "cikm", "midl", "isca",
        "mlsys",
    ]
}
