import ReviewModel

/// Items as text to be read and compared: one line a value, absent values left out.
struct ReviewDump {
    private(set) var lines: [String] = []

    /// The dump of `items`.
    static func text(of items: [Review]) -> String {
        items.map { item in
            var dump = ReviewDump()
            dump.write(item)
            return dump.lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    private mutating func write(_ item: Review) {
        lines.append("\(item.kind.rawValue) \(quoted(item.title))")
        write("key", item.key)
        write("label", item.label)
        for (index, paper) in item.papers.enumerated() { write(paper, number: index + 1) }
        for link in item.links { write("link", describe(link)) }
        write("reviewer", item.reviewer.map(describe))
        write("models", item.models.map(describe).joined(separator: "; "))
        write("datasets", item.datasets.joined(separator: "; "))
        write("topics", item.topics.map(\.id).joined(separator: " "))
        for claim in item.claims { write("claim", describe(claim)) }
        for caption in item.captions { write("caption", quoted(caption)) }
        write("reactions", item.reactions.map { ($0.emoji ?? "?") + String($0.count) }.joined(separator: " "))
        write("language", item.language?.rawValue)
        write("date", item.date.map { "\($0)" })
        write("incomplete", item.incomplete ? "yes" : nil)
        write("messages", item.source.messages.map(String.init).joined(separator: " "))
        write("lines", describe(item.source.lines))
        write("duplicates", describe(item.source.duplicates))
        write("text", "\(item.text.utf8.count) bytes")
    }

    private mutating func write(_ paper: Paper, number: Int) {
        lines.append("  paper \(number) \(quoted(paper.title))")
        let authors = paper.authors.map(\.name).joined(separator: "; ")
        write("  authors", authors + (paper.authorsTruncated ? " [cut short]" : ""))
        write("  affiliations", paper.affiliations.joined(separator: "; "))
        write("  venue", paper.venue)
        write("  year", paper.year.map { "\($0) (\(paper.yearSource?.rawValue ?? "?"))" })
        write("  awards", paper.awards.joined(separator: "; "))
        write("  arxiv", paper.arxiv)
        write("  doi", paper.doi)
        write("  url", paper.url)
    }

    private mutating func write(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        lines.append("  \(name) \(value)")
    }
}

private extension ReviewDump {
    func describe(_ link: Link) -> String {
        [
            link.role.rawValue, link.placement.rawValue, link.official ? nil : "unofficial",
            link.paper.map { "of paper \($0 + 1)" }, link.label.map(quoted), link.url,
        ].compactMap { $0 }.joined(separator: " ")
    }

    func describe(_ reviewer: Reviewer) -> String {
        let handles = reviewer.handles.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let notes = handles + [reviewer.affiliation].compactMap { $0 }
        return notes.isEmpty ? reviewer.name : "\(reviewer.name) (\(notes.joined(separator: ", ")))"
    }

    func describe(_ model: ModelMention) -> String {
        (model.role == .primary ? "*" : "") + model.name + (model.mentions > 1 ? " ×\(model.mentions)" : "")
    }

    func describe(_ claim: Claim) -> String {
        let quantities = claim.quantities.map { "\($0.value) \($0.unit)".trimmingSpaces }
        let numbers = quantities.isEmpty ? "" : " {\(quantities.joined(separator: "; "))}"
        return "\(claim.kind.rawValue) \(quoted(claim.text))\(numbers)"
    }

    func describe(_ ranges: [ClosedRange<Int>]) -> String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: " ")
    }

    func quoted(_ text: String) -> String { "\"" + text.replacing("\n", with: "⏎") + "\"" }
}

private extension String {
    var trimmingSpaces: String { hasSuffix(" ") ? String(dropLast()) : self }
}
