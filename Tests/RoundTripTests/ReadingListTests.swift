import ReviewModel
import ReviewParsing
import ReviewRendering
import TestSupport
import Testing

/// Reading lists in Markdown: what is written is read back, and what is edited comes back as an edit.
@Suite struct ReadingListTests {
    @Test(arguments: UInt64(0)..<12)
    func whatIsWrittenIsReadBack(seed: UInt64) throws {
        var random = RandomItem(seed: seed)
        let items = (1...6).map { random.item($0) }
        let document = try #require(Self.read(Self.written(items)))
        #expect(document.items.map { Self.placeless($0.review) } == items.map { Self.placeless($0.review) })
        #expect(document.items.map(\.curation) == items.map(\.curation))
        #expect(document.items.allSatisfy { $0.changes.isEmpty })
    }

    /// An editor may tidy white space, and a file may come from a system with other line ends.
    @Test(arguments: UInt64(0)..<4)
    func whiteSpaceIsNoEdit(seed: UInt64) throws {
        var random = RandomItem(seed: seed)
        let text = String(decoding: Self.written((1...4).map { random.item($0) }), as: UTF8.self)
        let tidied = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var line = line
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\r\n")
        let document = try #require(Self.read(Array(tidied.utf8)))
        #expect(document.items.count == 4)
        #expect(document.items.allSatisfy { $0.changes.isEmpty })
        #expect(DocumentSeal.isIntact(Array(tidied.utf8)))
    }

    private static let edits: [(from: String, to: String, change: DocumentChange)] = [
        ("Small Nets Learn Too", "Small Nets Learn, Too", .field("title=Small Nets Learn, Too")),
        ("[Lab SmallNet] ", "[Lab TinyNet] ", .field("label=Lab TinyNet")),
        ("Ada One, Bob Two", "Ada One, Bob B. Two", .field("author=Ada One; Bob B. Two")),
        (" — Lab", " — Lab, University", .field("affiliation=Lab; University")),
        ("*ICML*", "*NeurIPS*", .field("venue=NeurIPS")),
        (" · 2020 · ", " · 2021 · ", .field("year=2021")),
        (
            "[arXiv:2001.00001](https://arxiv.org/abs/2001.00001)", "arXiv:2002.00002",
            .field("arxiv=2002.00002")
        ),
        ("#nlp, #to-read", "#to-read", .removeTag("nlp")),
        ("#nlp, #to-read", "#nlp, #to-read, #rl", .addTag("rl")),
        ("Status: reading", "Status: read", .status(.read)),
        ("Status: reading", "", .status(.unread)),
        ("Rating: 4/5", "Rating: 5", .rating(5)),
        ("Rating: 4/5", "", .rating(nil)),
        ("Lists: club", "", .removeFromList("club")),
        ("Lists: club", "Lists: club, other", .addToList("other")),
        ("> A *note*.", "> A *longer* note.", .note("A *longer* note.")),
        ("> A *note*.", "", .note(nil)),
        ("> A *note*.", "A note\n\nof my own", .note("A note\n\nof my own")),
    ]

    @Test(arguments: edits)
    func anEditComesBack(from: String, to: String, change: DocumentChange) throws {
        let text = String(decoding: Self.written([Self.item]), as: UTF8.self)
        let parts = text.split(separator: "<!-- digest.item/1", maxSplits: 1)
        let body = try #require(parts.first)
        let place = try #require(body.firstRange(of: from))
        let edited =
            body[..<place.lowerBound] + to + body[place.upperBound...] + "<!-- digest.item/1" + parts[1]
        let document = try #require(Self.read(Array(String(edited).utf8)))
        #expect(document.items.map(\.changes) == [[change]])
        #expect(!DocumentSeal.isIntact(Array(String(edited).utf8)))
    }

    @Test func aSectionWithoutItsItemIsToldOf() throws {
        let text = String(decoding: Self.written([Self.item]), as: UTF8.self)
        let edited = text.replacing("Item: \(Self.item.review.id)", with: "")
        var diagnostics: [Diagnostic] = []
        _ = try SourceReader().read(
            SourceFile(path: "list.md", bytes: Array(edited.utf8)), into: { _ in },
            report: { diagnostics.append($0) })
        #expect(diagnostics.map(\.severity) == [.warning])
        #expect(diagnostics.first?.line == 8)
    }

    @Test func aListOfAPersonIsNoReadingList() {
        #expect(!DocumentSeal.isIntact(Array("# My papers\n\n- one\n".utf8)))
        #expect(DocumentSeal.isIntact(Self.written([])))
    }

    private static let item: LibraryItem = {
        var review = Review(
            kind: .review, title: "Small Nets Learn Too", text: "They do.",
            source: SourceReference(path: "x", format: "telegram-text"))
        review.key = "channel/7"
        review.id = ReviewIdentity.id(forKey: review.key)
        review.label = "Lab SmallNet"
        var paper = Paper(title: review.title)
        paper.authors = [Author(name: "Ada One"), Author(name: "Bob Two")]
        paper.affiliations = ["Lab"]
        paper.venue = "ICML"
        paper.year = 2020
        paper.arxiv = "2001.00001"
        review.papers = [paper]
        var item = LibraryItem(review: review)
        item.curation.tags = ["nlp", "to-read"]
        item.curation.status = .reading
        item.curation.rating = 4
        item.curation.lists = ["club"]
        item.curation.notes = "A *note*."
        return item
    }()

    private static func written(_ items: [LibraryItem]) -> [UInt8] {
        guard let format = ExportFormats.named("markdown") else { return [] }
        return format.export(items, options: RenderingOptions())
    }

    private static func read(_ bytes: [UInt8]) -> DigestDocument? {
        try? SourceReader().read(SourceFile(path: "list.md", bytes: bytes), into: { _ in }, report: { _ in })
            .document
    }

    /// The review without what tells where it was read.
    private static func placeless(_ review: Review) -> Review {
        var review = review
        review.source.path = ""
        review.source.format = ""
        review.source.lines = []
        review.source.bytes = []
        return review
    }
}
