internal import Bytes
internal import ReviewModel

/// Cards for Anki: a claim each, as text that its import reads (https://docs.ankiweb.net/importing/text-files.html).
/// A card keeps its name when it is exported again, so that what was learned of it stays.
struct AnkiFormat: ExportFormat {
    static let name = "anki"
    static let summary = "cards for Anki, one a key claim"
    static let fileExtension = "anki.txt"

    init(options: RenderingOptions) {}

    mutating func begin(_ out: inout [UInt8]) {
        out +=
            "#separator:tab\n#html:true\n#notetype:Basic\n#deck:Papers\n#guid column:1\n#tags column:4\n".utf8
    }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        let review = item.review
        let facts = ItemFacts(item).published.map(Markup.line).joined(separator: ", ")
        let people = review.papers.first.map { Markup.line(AuthorNames.summary($0)) } ?? ""
        let head = [people, facts].filter { !$0.isEmpty }.joined(separator: " · ")
        let tags = review.topics.map { $0.id.filter { $0 != " " } }.joined(separator: " ")
        for claim in review.claims {
            let text = PlainText.line(claim.text)
            let guid = "\(PlainText.line(review.id))-\(String(StableHash(of: text.utf8).value, radix: 36))"
            let front =
                "<b>\(Markup.line(review.title))</b><br>\(head)<br><i>\(AnkiFormat.question(claim.kind))</i>"
            out += "\(guid)\t\(front)\t\(Markup.line(text))\t\(PlainText.line(tags))\n".utf8
        }
    }

    private static func question(_ kind: Claim.Kind) -> String {
        switch kind {
        case .contribution: "What is new in it?"
        case .method: "How does it do it?"
        case .result: "What came of it?"
        case .resource: "What does it give to others?"
        case .limitation: "Where does it end?"
        case .opinion: "What does the reviewer think?"
        case .availability: "What can be had, and where?"
        }
    }
}
