// ReviewModel: the words the whole program speaks: a review, its papers, links, claims,
// the query that asks for them, and what went wrong in a source. Values only: nothing here
// reads a file, knows a format or speaks SQL.

/// One item of a source: a review of a paper, or anything else a channel or digest carries.
///
/// The field names are those of the schema `digest.item/1`.
public struct Review: Sendable, Equatable {
    /// Short name of the item, made from `key`: lower-case letters and digits, the same wherever
    /// the same post is imported.
    public var id: String
    /// What makes the item the same one after a re-import: channel and message number, else
    /// channel and paper, else channel and the beginning of the text. Never a row or a line.
    public var key: String
    /// What sort of item it is.
    public var kind: Kind
    /// Title to show: the paper's, or the first line where there is no paper.
    public var title: String
    /// The `[Org Model]` tag before a title, without brackets.
    public var label: String?
    /// Papers the item reviews, in the order it names them. Papers merely cited are not here.
    public var papers: [Paper]
    /// Links in the order of the text.
    public var links: [Link]
    /// Who wrote the review, where the source says so.
    public var reviewer: Reviewer?
    /// Models and methods named, the ones it is about first.
    public var models: [ModelMention]
    /// Data sets and benchmarks named.
    public var datasets: [String]
    /// Topics, best first.
    public var topics: [TopicScore]
    /// Key claims to the letter, in the order of the text.
    public var claims: [Claim]
    /// Captions of the item's pictures.
    public var captions: [String]
    /// Reactions as shown under the post.
    public var reactions: [Reaction]
    /// Main language of the text.
    public var language: Language?
    /// When it was posted.
    public var date: Timestamp?
    /// When it was last edited.
    public var edited: Timestamp?
    /// The whole post as plain text, without the copies, cards and reactions of its source.
    public var text: String
    /// Whether the source is cut off in the middle of it.
    public var incomplete: Bool
    /// Where it was read.
    public var source: SourceReference
    /// How each extracted value came about.
    public var evidence: [Evidence]

    /// An item of `kind` with nothing extracted yet.
    public init(kind: Kind, title: String, text: String, source: SourceReference) {
        self.id = ""
        self.key = ""
        self.kind = kind
        self.title = title
        self.label = nil
        self.papers = []
        self.links = []
        self.reviewer = nil
        self.models = []
        self.datasets = []
        self.topics = []
        self.claims = []
        self.captions = []
        self.reactions = []
        self.language = nil
        self.date = nil
        self.edited = nil
        self.text = text
        self.incomplete = false
        self.source = source
        self.evidence = []
    }
}
