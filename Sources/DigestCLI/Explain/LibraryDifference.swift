import ReviewModel
import ReviewStorage

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
    var summary: String {
        let counts = [(changed, "changed"), (new, "new"), (gone, "gone"), (same, "unchanged")]
        let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return words.isEmpty ? "no items" : words.joined(separator: ", ")
    }
}
