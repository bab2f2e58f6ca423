import ReviewModel
import ReviewParsing
import ReviewStorage

/// Puts the items of an export's pages into the library, a page at a time.
///
/// The pages are read as one source, so that a review may go on over a page's end, and kept as one source
/// each, so that lines and changes are those of a file. An item belongs to the page that it begins in.
final class PageImport {
    /// A page that was read but not stored yet.
    private struct Page {
        var path: String
        var stamp: SourceStamp
        var reviews: [Review] = []
    }

    /// How many items there are of each kind.
    private(set) var kinds: [Kind: Int] = [:]
    /// What the import did to the library.
    private(set) var outcome = ImportOutcome()

    private let store: ReviewStore?
    private var pages: [Page] = []
    private var channel: String?
    private var channelTitle: String?

    /// An import into `store`; nil for a dry run.
    init(into store: ReviewStore?) { self.store = store }

    /// Remembers that the page at `path` was read; the stamp is that of its content.
    func loaded(path: String, stamp: SourceStamp) { pages.append(Page(path: path, stamp: stamp)) }

    /// Takes the next item, whose source is one of the pages.
    func take(_ review: Review, format: String) throws {
        kinds[review.kind, default: 0] += 1
        channel = review.source.channel
        channelTitle = review.source.channelTitle
        let index = pages.firstIndex { $0.path == review.source.path } ?? 0
        guard pages.indices.contains(index) else { return }
        pages[index].reviews.append(review)
        // No later item begins on an earlier page.
        let finished = pages[..<index]
        pages.removeSubrange(..<index)
        for page in finished { try put(page, format: format) }
    }

    /// Stores what is left; the summary is that of the whole export.
    func finish(_ summary: SourceSummary) throws {
        guard let format = summary.format else { return }
        for page in pages { try put(page, format: format) }
        pages = []
    }

    private func put(_ page: Page, format: String) throws {
        let record = page.stamp.record(
            path: page.path, format: format, channel: channel, channelTitle: channelTitle)
        let done = try store?.importing(record) { writer in
            for review in page.reviews {
                try Interruption.check()
                try writer.put(review)
            }
        }
        outcome.add(done ?? ImportOutcome())
    }
}

extension ImportOutcome {
    /// Adds what another import did.
    mutating func add(_ other: ImportOutcome) {
        new += other.new
        changed += other.changed
        unchanged += other.unchanged
        gone += other.gone
    }
}
