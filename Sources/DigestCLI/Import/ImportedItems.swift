import ReviewModel
import ReviewParsing
import ReviewStorage

/// Takes the items of one source into the library, and counts them.
final class ImportedItems: ItemTaker {
    /// How many there were of each kind.
    private(set) var kinds: [Kind: Int] = [:]
    private let writer: ReviewWriter
    private let list: DocumentReturn
    private let isForced: Bool
    private let home: (Review) -> Review
    private let tick: () -> Void

    /// Takes items for `writer`, those of a reading list that came back as `list` says. `isForced` tells to read what
    /// has not changed; `home` gives an item the whole path of its file, and `tick` is called for each.
    init(
        _ writer: ReviewWriter, from list: DocumentReturn, isForced: Bool, home: @escaping (Review) -> Review,
        tick: @escaping () -> Void
    ) {
        self.writer = writer
        self.list = list
        self.isForced = isForced
        self.home = home
        self.tick = tick
    }

    func take(_ item: Review, stamp: Int64?) throws {
        try Interruption.check()
        if try list.takesIn(item) { try writer.receive(home(item), stamp: stamp) }
        count(item)
    }

    func knows(_ outline: Review, stamp: Int64) throws -> Bool {
        try !isForced && writer.knows(outline, stamp: stamp)
    }

    func takeAgain(_ outline: Review, stamp: Int64) throws -> Bool {
        try Interruption.check()
        guard try writer.takeAgain(home(outline), stamp: stamp) else { return false }
        count(outline)
        return true
    }

    private func count(_ item: Review) {
        kinds[item.kind, default: 0] += 1
        tick()
    }
}
