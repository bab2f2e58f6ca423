import Bytes
import ReviewModel
import Testing

@testable import ReviewParsing

/// The number that tells that what a post is read from is as it was.
@Suite struct PostStampTests {
    private static func post(_ change: (inout Message) -> Void = { _ in }) -> Post {
        var text = MessageText()
        text.append(
            Array("Learning Nothing\nAda One\nThe authors propose a method."[...].utf8)[...], from: 100)
        var message = Message(text: text)
        message.number = 7
        message.places = [90..<200]
        change(&message)
        return Post(kind: .review, message: message)
    }

    private static func stamp(
        _ post: Post, in channel: ChannelFacts = ChannelFacts(), reader: String = ""
    ) throws -> Int64 {
        try #require(
            PostStamp.value(
                of: post, in: channel, format: "telegram-json", reader: StableHash(of: reader.utf8)))
    }

    /// What changes the stamp: one change a property.
    private static let changes: [(property: String, change: @Sendable (inout Message) -> Void)] = [
        ("number", { $0.number = 8 }), ("date", { $0.date = Timestamp(seconds: 5) }),
        ("edited", { $0.edited = Timestamp(seconds: 5) }), ("signature", { $0.signature = "Ada" }),
        ("text", { $0.text.bytes[3] ^= 1 }),
        ("text", { $0.text.links = [.init(range: 0..<4, url: "https://example.org")] }),
        ("text", { $0.text.strong = [0..<4] }),
        ("text", { $0.text.origins[0].length -= 1 }),
        ("cards", { $0.cards = [LinkCard(url: nil, site: "GitHub", title: "", summary: "")] }),
        ("attachedTitle", { $0.attachedTitle = "Nothing" }), ("hasMedia", { $0.hasMedia = true }),
        ("replyTo", { $0.replyTo = 3 }), ("forwardedFrom", { $0.forwardedFrom = "Kettle" }),
        ("forwardedFromID", { $0.forwardedFromID = 9 }), ("kind", { $0.kind = .news }),
        ("known", { $0.known.title = "" }), ("beginsPost", { $0.beginsPost = true }),
        ("places", { $0.places[0] = 90..<201 }), ("duplicates", { $0.duplicates = [300..<400] }),
    ]

    @Test func everythingThatIsReadCounts() throws {
        var stamps: Set<Int64> = [try Self.stamp(Self.post())]
        for (property, change) in Self.changes {
            #expect(stamps.insert(try Self.stamp(Self.post(change))).inserted, "\(property)")
        }
        var channel = ChannelFacts()
        channel.handle = "kettle"
        #expect(stamps.insert(try Self.stamp(Self.post(), in: channel)).inserted)
        #expect(stamps.insert(try Self.stamp(Self.post(), reader: "another")).inserted)
        var post = Self.post()
        post.header = HeaderBlock(title: 0, authors: 1, end: 2)
        #expect(stamps.insert(try Self.stamp(post)).inserted)
        post.incomplete = true
        #expect(stamps.insert(try Self.stamp(post)).inserted)
        post.captions = [post.messages[0]]
        #expect(stamps.insert(try Self.stamp(post)).inserted)
    }

    @Test func whereItStandsAndWhatReadersThinkDoesNot() throws {
        let moved = Self.post { message in
            message.places = [1090..<1200]
            message.text.origins[0].source += 1000
            message.page = 4
            message.reactions = [Reaction(emoji: "👍", count: 3)]
        }
        #expect(try Self.stamp(moved) == Self.stamp(Self.post()))
    }

    /// A program that sets an export otherwise moves the parts of a post against each other: its places are others
    /// then, and what it says is not.
    @Test func howItIsLaidOutIsAPartOfItsOwn() throws {
        let spread = Self.post { message in
            message.places = [90..<240]
            message.text.origins[0].source += 12
        }
        let (one, other) = (try Self.stamp(Self.post()), try Self.stamp(spread))
        #expect(one != other && StampParts.haveOneContent(one, other))
        let edited = try Self.stamp(Self.post { $0.text.bytes[3] ^= 0x80 })
        #expect(!StampParts.haveOneContent(one, edited))
    }

    /// A property that is added has to be taken into the stamp, or be known to change nothing that is read.
    @Test func allPropertiesAreThoughtOf() {
        let message = Self.post().messages[0]
        let names = { (value: Any) in Set(Mirror(reflecting: value).children.compactMap(\.label)) }
        let apart: Set = ["reactions", "item", "page"]
        #expect(names(message) == Set(Self.changes.map(\.property)).union(apart))
        #expect(names(Self.post()) == ["kind", "messages", "captions", "header", "incomplete"])
        #expect(names(message.text) == ["bytes", "links", "strong", "marked", "code", "origins"])
        #expect(names(HeaderBlock(end: 1)) == ["title", "authors", "links", "end"])
        #expect(names(ChannelFacts()) == ["handle", "title", "id", "hasAddresses"])
        #expect(
            names(KnownFacts()) == [
                "title", "titlePlace", "parenthesis", "isRead", "isDescribed", "head", "label", "authors",
                "authorsTruncated", "groups",
                "affiliations", "venue", "year", "sectionYear", "arxiv", "doi", "url", "links", "keywords",
                "details", "curation", "others",
            ])
        #expect(names(KnownPaper(title: "", url: "")) == ["title", "url", "authors", "authorsTruncated"])
        #expect(
            names(LinkCard(url: nil, site: "", title: "", summary: "")) == [
                "url", "site", "title", "summary",
            ])
    }
}
