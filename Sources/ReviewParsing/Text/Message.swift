import ReviewModel

/// A message as a source shows it: one bubble of a channel, one section of a digest.
struct Message: Sendable {
    /// Its number in the channel.
    var number: Int?
    /// When it was posted.
    var date: Timestamp?
    /// When it was last edited.
    var edited: Timestamp?
    /// Who signed it.
    var signature: String?
    /// Its words.
    var text: MessageText
    /// Reactions under it.
    var reactions: [Reaction] = []
    /// Link cards under it.
    var cards: [LinkCard] = []
    /// The title that a PDF under it is named after.
    var attachedTitle: String?
    /// Whether it carries a picture, a video or a file.
    var hasMedia = false
    /// Number of the message it answers.
    var replyTo: Int?
    /// Name of the channel or person it was forwarded from.
    var forwardedFrom: String?
    /// Number of the channel it was forwarded from, where the source tells it.
    var forwardedFromID: Int?
    /// The kind, where the format itself tells it.
    var kind: Kind?
    /// What a digest's table of contents or headings say of it.
    var known = KnownFacts()
    /// The whole item, where the format holds it ready.
    var item: Review?
    /// Whether it begins a post for certain (true), continues one (false), or the text must tell (nil).
    var beginsPost: Bool?
    /// Which file of a source of several files it stands in, from 0.
    var page = 0
    /// Bytes of the source it takes up, with cards, reactions and blank lines.
    var places: [Range<Int>] = []
    /// Bytes of the source that only repeat it.
    var duplicates: [Range<Int>] = []

    init(text: MessageText) { self.text = text }
}

/// What a format knows of a message beside its text.
struct KnownFacts: Sendable {
    /// Title from a heading or a table of contents.
    var title: String?
    /// Where the title stands in the source.
    var titlePlace: Range<Int>?
    /// What stands in parentheses after the title in a table of contents.
    var parenthesis: String?
    /// Whether the format read the head itself, so that the text need not be searched for one.
    var isRead = false
    /// Places in the text that hold no prose: title, authors, links.
    var head: [Range<Int>] = []
    /// The name of a model in brackets before the title.
    var label: String?
    /// Whether the title describes what the item tells of, and is not what the paper is called.
    var isDescribed = false
    /// Authors in order.
    var authors: [String] = []
    /// Authors that the format marks as groups.
    var groups: Set<String> = []
    /// Whether the source cuts the authors short.
    var authorsTruncated = false
    /// Organisations of the authors, as written.
    var affiliations: [String] = []
    /// Conference or journal, as written.
    var venue: String?
    /// Year of the paper.
    var year: Int?
    /// Year of the heading or column that the paper stands under, which may be that of reading it.
    var sectionYear: Int?
    /// arXiv identifier, where a field gives one.
    var arxiv: String?
    /// DOI, where a field gives one.
    var doi: String?
    /// Address to read the paper at, where no link of it is known to be a paper.
    var url: String?
    /// Links in the order of the source.
    var links: [KnownLink] = []
    /// Tags and keywords.
    var keywords: [String] = []
    /// What else the entry of a bibliography states, by the names of BibTeX.
    var details: [KnownDetail] = []
    /// What the owner of a note says of it: status, rating, tags.
    var curation: Curation?
    /// Papers beside the first.
    var others: [KnownPaper] = []
}

/// Something that the entry of a bibliography states and nothing here reads.
struct KnownDetail: Sendable, Equatable {
    /// Name of the field in BibTeX.
    var name: String
    /// Value as plain text.
    var value: String
}

/// Another paper of the same item.
struct KnownPaper: Sendable, Equatable {
    /// Title as written.
    var title: String
    /// Address of it.
    var url: String
    /// Its own authors in order; empty where what is said of the first paper is said of it too.
    var authors: [String] = []
    /// Whether the source cuts them short.
    var authorsTruncated = false
}

/// A link whose label the layout of a format tells.
struct KnownLink: Sendable, Equatable {
    /// Address as written.
    var url: String
    /// Words that say what it is.
    var label: String?
}

/// The preview card of a link under a message.
struct LinkCard: Sendable {
    /// Address; nil where only the words survived.
    var url: String?
    /// Name of the site: `GitHub`.
    var site: String
    /// Title of the page.
    var title: String
    /// Description, often cut short.
    var summary: String
}

/// What a source tells of its channel or digest.
struct ChannelFacts: Sendable, Equatable {
    /// Username, without `@`.
    var handle: String?
    /// Name as shown.
    var title: String?
    /// Number by which Telegram knows it.
    var id: Int?
    /// Whether its messages have addresses, if only for its members: those of a person or a small
    /// group have none.
    var hasAddresses = true

    /// What stands for the channel in the addresses and keys of its posts: its username, else its
    /// number, as in https://t.me/c/1234567890/12.
    var path: String? { handle ?? id.map { (hasAddresses ? "c/" : "chat/") + String($0) } }

    /// Address of the message `number`; nil where it has none.
    func address(of number: Int) -> String? {
        guard hasAddresses, number > 0 else { return nil }
        return path.map { TelegramAddress.url(path: $0, message: number) }
    }
}
