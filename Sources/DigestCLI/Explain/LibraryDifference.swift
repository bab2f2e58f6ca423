import ReviewModel
import ReviewStorage
import Wording

/// What importing a source changed in a library, item by item. Corrections are left out of account on
/// both sides: they hold anyway.
final class LibraryDifference {
    private let before: ReviewStore
    private let after: ReviewStore
    private let session: Session
    private var new = 0
    private var changed = 0
    private var gone = 0
    private var same = 0

    /// The difference from `before` to `after`.
    init(from before: ReviewStore, to after: ReviewStore, _ session: Session) {
        self.before = before
        self.after = after
        self.session = session
    }

    /// Prints what is other in the items of the source at `path`.
    func print(source path: String) throws {
        var former: [String: String] = [:]
        let old = try before.keys(ofSource: path)
        for key in old { former[try after.presentKey(of: key) ?? key] = key }
        let present = try after.keys(ofSource: path)
        for key in present {
            guard let review = try after.reviewAsRead(key: key) else { continue }
            try tell(review, from: try before.reviewAsRead(key: former[key] ?? key))
        }
        let kept = Set(present.map { former[$0] ?? $0 })
        for key in old where !kept.contains(key) {
            guard let review = try before.reviewAsRead(key: key) else { continue }
            gone += 1
            try session.output.line("- \(LibraryDifference.name(review))")
        }
    }

    private func tell(_ review: Review, from before: Review?) throws {
        guard let before else {
            new += 1
            return try session.output.line("+ \(LibraryDifference.name(review))")
        }
        let lines = ReviewValues(before).differences(to: ReviewValues(review))
        guard !lines.isEmpty else {
            same += 1
            return
        }
        changed += 1
        try session.output.line("~ \(LibraryDifference.name(before))")
        for line in lines { try session.output.line("    " + SafeText.line(line)) }
    }

    private static func name(_ review: Review) -> String { "\(review.id)  \(SafeText.line(review.title))" }

    /// `3 changed, 1 new, 40 unchanged`.
    var summary: Phrase {
        let counts = Count.list([
            (changed, "changed"), (new, "new"), (gone, "gone"), (same, "unchanged"),
        ])
        return counts.isEmpty ? "no items" : counts
    }
}

/// The values that the rules read of an item, field by field, in words that can be compared.
struct ReviewValues {
    /// A field with its values in their order.
    struct Field: Equatable {
        var name: String
        var values: [String]
    }

    /// Fields in the order of the JSON; empty ones are there.
    let fields: [Field]

    /// The values of `review`.
    init(_ review: Review) {
        var fields = [
            Field("kind", value: review.kind.rawValue), Field("title", value: review.title),
            Field("label", value: review.label),
        ]
        let papers = review.papers
        fields += [
            Field(name: "papers", values: papers.count > 1 ? papers.map(\.title) : []),
            Field(name: "authors", values: papers.flatMap { $0.authors.map(\.name) }),
            Field(name: "affiliations", values: papers.flatMap(\.affiliations)),
            Field(name: "venue", values: papers.compactMap(\.venue)),
            Field(name: "year", values: papers.compactMap { $0.year.map(String.init) }),
            Field(name: "awards", values: papers.flatMap(\.awards)),
            Field(name: "arxiv", values: papers.compactMap(\.arxiv)),
            Field(name: "doi", values: papers.compactMap(\.doi)),
            Field(name: "url", values: papers.compactMap(\.url)),
        ]
        fields += [
            Field(name: "links", values: review.links.map(ReviewValues.words)),
            Field("reviewer", value: review.reviewer?.name),
            Field(
                name: "models", values: review.models.map { $0.role == .primary ? "*\($0.name)" : $0.name }),
            Field(name: "datasets", values: review.datasets),
            Field(name: "topics", values: review.topics.map(\.id)),
            Field(name: "claims", values: review.claims.map { "\($0.kind.rawValue): \($0.text)" }),
            Field("language", value: review.language?.rawValue), Field("date", value: review.date?.iso8601),
            Field(name: "text", values: [ReviewValues.size(of: review.text)]),
        ]
        self.fields = fields
    }

    private static func words(_ link: Link) -> String {
        "\(link.role.rawValue) \(link.url ?? link.label ?? "")"
    }

    /// Texts are too long to be told, so their lengths and a sum of their bytes stand for them.
    private static func size(of text: String) -> String {
        let sum = text.utf8.reduce(0 as UInt16) { $0 &* 31 &+ UInt16($1) }
        return "\(text.utf8.count) bytes, sum \(sum)"
    }

    /// Lines that tell what is other in `new`: `models  + BERT  - Bert`.
    func differences(to new: ReviewValues) -> [String] {
        zip(fields, new.fields).compactMap { old, new in
            guard old != new else { return nil }
            return "\(old.name): " + ReviewValues.words(old.values, now: new.values)
        }
    }

    private static func words(_ old: [String], now new: [String]) -> String {
        let gone = old.filter { !new.contains($0) }
        let come = new.filter { !old.contains($0) }
        if gone.count == 1, come.count == 1, old.count == 1, new.count == 1 {
            return "\(gone[0]) → \(come[0])"
        }
        let changes = gone.map { "- \($0)" } + come.map { "+ \($0)" }
        return changes.isEmpty ? "other order" : changes.joined(separator: "  ")
    }
}

extension ReviewValues.Field {
    fileprivate init(_ name: String, value: String?) {
        self.init(name: name, values: value.map { [$0] } ?? [])
    }
}
