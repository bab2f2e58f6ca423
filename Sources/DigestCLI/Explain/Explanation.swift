import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// One value of an item with what it rests on.
struct Explanation {
    /// What the value rests on.
    let evidence: Evidence
    /// 1-based line of the source, where it is known.
    let line: Int?
    /// The line with the words; nil where the value was inferred.
    let passage: MarkedLine?
    /// Path of the source, where the line is one of it.
    let path: String?

    /// What `evidence` says, with its words in `original`.
    init(_ evidence: Evidence, in original: OriginalText) {
        self.evidence = evidence
        guard let place = original.place(of: evidence) else {
            (line, passage, path) = (nil, nil, nil)
            return
        }
        let index = original.line(at: place.lowerBound)
        let line = original.range(ofLine: index)
        let mark = place.clamped(to: line)
        let shifted = mark.lowerBound - line.lowerBound..<mark.upperBound - line.lowerBound
        self.line = original.isSource ? index + 1 : nil
        passage = MarkedLine(text: Array(original.bytes[line]), marks: [shifted])
        path = original.path
    }

    /// Fields in the order of the JSON; others come after.
    private static let order = [
        "kind", "title", "label", "authors", "affiliations", "venue", "year", "awards", "arxiv", "doi", "url",
        "links", "reviewer", "models", "datasets", "topics", "claims", "abstract_claims",
        "language",
    ]

    /// What every value of `review` rests on, field by field; only that of `field` where one is given.
    static func all(of review: Review, field: String?, in original: OriginalText) -> [Explanation] {
        let place = { (name: String) in order.firstIndex(of: name) ?? order.count }
        let isWanted = { (name: String) in
            field == nil || name == field || field == "claims" && name == "abstract_claims"
        }
        let wanted = review.evidence.filter { isWanted($0.field) }
        return wanted.enumerated().sorted {
            (place($0.element.field), $0.offset) < (place($1.element.field), $1.offset)
        }
        .map { Explanation($0.element, in: original) }
    }

    /// Name of the field that a user calls `name`.
    static func field(named name: String) throws(CommandError) -> String {
        let name = name.lowercased()
        if let field = CorrectableField(named: name)?.evidenceField ?? order.first(where: { $0 == name }) {
            return field
        }
        throw .unknownField(name, expected: order)
    }

    /// The value with its rule, and under it the line that it came from.
    func lines(width: Int, in session: Session) -> [String] {
        let head = session.fitted(
            "\(evidence.field): \(shownValue)  (\(session.catalogue.text(origin)))", indent: 4)
        guard let passage else { return [head] }
        let place = path.map { "\(SafeText.line($0)):\(line ?? 0): " } ?? ""
        let indent = "    "
        // A long path would push the words off the screen, so it has a line of its own.
        let room = width - indent.utf8.count
        return [head] + (place.isEmpty ? [] : [indent + place.dropLast(2)])
            + passage.rendered(width: room, color: session.usesColor).map { indent + $0 }
    }

    /// The value on one line; a sentence that is underlined below need not be repeated as a whole.
    private var shownValue: String {
        let value = SafeText.line(evidence.value)
        guard passage != nil, evidence.field == "claims", value.count > 48 else { return value }
        return value.prefix(47) + "…"
    }

    private var origin: Phrase {
        if evidence.rule == Correction.rule { return "corrected by hand" }
        let rule: Phrase = "rule \(evidence.rule), \(Explanation.hundredths(evidence.confidence))"
        return passage == nil ? rule + ", inferred" : rule
    }

    private static func hundredths(_ number: Double) -> String {
        let value = number.isFinite ? Int(min(max(number, 0), 1) * 100 + 0.5) : 0
        return value == 100 ? "1.00" : value < 10 ? "0.0\(value)" : "0.\(value)"
    }

    /// The members of an object.
    func write(to json: inout JSONWriter) {
        json.field("field", is: evidence.field)
        json.field("value", is: evidence.value)
        json.field("rule", is: evidence.rule)
        json.field("confidence", is: evidence.confidence)
        json.field("path", is: path)
        json.field("line", is: line)
        json.field("text", is: passage.map { String(decoding: $0.text, as: UTF8.self) })
        json.field("start", is: passage?.marks.first?.lowerBound)
        json.field("end", is: passage?.marks.first?.upperBound)
    }
}

/// What is said of findings of one kind.
enum FindingWords {
    /// What was found.
    static func what(_ kind: LibraryFinding.Kind) -> Phrase {
        switch kind {
        case .damage: "the file is damaged"
        case .changed:
            "what no command has written: bits of the file have turned, or another program wrote to it"
        case .value: "values that no command writes"
        case .derived: "what is made from the rest and does not agree with it"
        case .stranger: "what another program has put into the file"
        case .twice: "the source has the post twice; id of the other one behind the title"
        case .noPaper: "reviews of which no paper is known"
        case .noAuthors: "papers of which no authors are known"
        case .futureYear: "years that are still to come"
        case .contradiction: "papers of which items say what cannot both be right"
        case .wrongPaper: "items whose number is that of another paper, as its archive states it"
        case .sameTitle: "papers of one title with different arXiv identifiers"
        case .samePaper: "papers that may be one, by their titles and authors; the other one behind"
        case .unsure: "values that the rules were not sure of, with their confidence"
        }
    }

    /// What to do about it, for the item `id`.
    static func advice(_ kind: LibraryFinding.Kind, id: String) -> Phrase {
        switch kind {
        case .damage: "restore a backup, or import the sources into a new library"
        case .changed, .value:
            "restore a backup, or read the sources again by digest import --force; look at what you wrote"
        case .derived: "digest check --repair"
        case .stranger: "digest check --repair, which removes it"
        case .twice: "digest show \(id) --source"
        case .noPaper: "digest edit \(id) arxiv=…, or digest edit \(id) kind=essay"
        case .noAuthors: "digest edit \(id) author='…; …'"
        case .futureYear: "digest edit \(id) year=…"
        case .contradiction: "digest why \(id), and digest edit \(id) FIELD=VALUE"
        case .wrongPaper: "digest edit \(id) arxiv=…, or title='…' where the number is right"
        case .sameTitle: "digest edit \(id) arxiv=…"
        case .samePaper: "digest check --join \(id) OTHER, or digest check --apart \(id) OTHER"
        case .unsure: "digest why \(id), and digest edit \(id) FIELD=VALUE"
        }
    }
}
