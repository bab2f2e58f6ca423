import ReviewModel
import ReviewRendering
import ReviewStorage

/// How a query is understood, part by part, with what each part finds.
struct QueryExplanation {
    private let answer: SearchAnswer
    private let query: ParsedQuery

    init(_ answer: SearchAnswer, of query: ParsedQuery) {
        self.answer = answer
        self.query = query
    }

    /// Prints the query as read, then a line a part: how many items it finds, the part, other names.
    func print(in session: Session) throws -> ExitStatus {
        try session.output.line(SafeText.line(query.description))
        let width = answer.parts.map { String($0.count).utf8.count }.max() ?? 0
        for part in answer.parts { try session.output.line(line(of: part, width)) }
        let total = answer.total ?? answer.items.count
        try session.output.line("\(Count.of(total, "item")) in all")
        return total == 0 ? .nothingMatched : .done
    }

    private func line(of part: SearchPart, _ width: Int) -> String {
        let indent = String(repeating: "  ", count: part.depth)
        let related = part.related.isEmpty ? "" : "  also: " + part.related.joined(separator: ", ")
        return "  \(Count.aligned(part.count, width))  \(indent)\(SafeText.line(part.text + related))"
    }
}
