import ReviewModel
import ReviewRendering
import ReviewStorage

/// Prints the answers of a search.
struct SearchPrinter {
    private let format: SearchFormat
    private let end: [UInt8]

    /// Prints in `format`; `end` comes after each id.
    init(_ format: SearchFormat, end: [UInt8] = [0x0A]) {
        self.format = format
        self.end = end
    }

    /// Prints `items` in their order.
    func print(_ items: [LibraryItem], from store: ReviewStore, in session: Session) throws {
        guard let results = ResultFormat(rawValue: format.rawValue) else {
            for item in items { try session.output.write(Array(item.review.id.utf8) + end) }
            return
        }
        var rendering = session.rendering(.list)
        rendering.scores = true
        rendering.idPrefixes = try store.shortestPrefixes(of: items.map(\.review.id))
        var printer = try ItemPrinter(results, options: rendering, in: session)
        if results != .text { printer.followed = FollowedLists(store) }
        for item in items { try printer.print(item) }
        try printer.end()
    }
}
