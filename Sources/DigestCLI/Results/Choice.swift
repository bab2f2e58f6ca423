import ReviewModel
import ReviewRendering
import ReviewStorage

/// One of several items, chosen by the user.
struct Choice {
    private let items: [LibraryItem]

    init(_ items: [LibraryItem]) { self.items = items }

    /// Lets the user choose and prints all of what was chosen.
    func show(in session: Session, from store: ReviewStore) throws -> ExitStatus {
        guard !items.isEmpty else { return session.status(printed: 0) }
        guard let index = try chosen(in: session) else { return .nothingMatched }
        var printer = try ItemPrinter(.text, options: session.rendering(.full), in: session)
        printer.followed = FollowedLists(store)
        guard case .one(let item) = try store.item(idPrefix: items[index].review.id) else {
            return .nothingMatched
        }
        try printer.print(item)
        try printer.end()
        return .done
    }

    /// The place of the chosen item; nil when the user chose none.
    private func chosen(in session: Session) throws -> Int? {
        let lines = items.map { "\($0.review.id)  \(SafeText.line($0.review.title))" }
        if session.environment.terminal != nil, let finder = FuzzyFinder() {
            let line = try finder.choose(from: lines)
            return line.flatMap { lines.firstIndex(of: $0) }
        }
        for (index, line) in lines.enumerated() {
            session.tell("\(Count.aligned(index + 1, to: 3))  \(line)")
        }
        session.tell("number:")
        let answer = session.environment.line()?.filter { !$0.isWhitespace } ?? ""
        return Int(answer).flatMap { items.indices.contains($0 - 1) ? $0 - 1 : nil }
    }
}
