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

/// Language of a text, by its ISO 639-1 code.
public enum Language: String, Sendable, CaseIterable {
    case russian = "ru"
    case english = "en"
    case chinese = "zh"
    case ukrainian = "uk"
}

/// A model or method an item names.
public struct ModelMention: Sendable, Equatable {
    /// Whether the item is about it.
    public enum Role: String, Sendable, CaseIterable {
        case primary, mentioned
    }

    /// Usual name: `DALL·E`.
    public var name: String
    /// Other spellings, in this text or in general.
    public var aliases: [String]
    /// Whether the item is about it.
    public var role: Role
    /// How often the item names it.
    public var mentions: Int

    /// A model named `mentions` times.
    public init(name: String, aliases: [String] = [], role: Role, mentions: Int = 1) {
        self.name = name
        self.aliases = aliases
        self.role = role
        self.mentions = mentions
    }
}

/// A topic with the strength of what speaks for it.
public struct TopicScore: Sendable, Equatable {
    /// Identifier in the concept lexicon: `multimodal`.
    public var id: String
    /// From 0 to 1.
    public var score: Double

    /// A topic scored `score`.
    public init(id: String, score: Double) {
        self.id = id
        self.score = score
    }
}

/// A reaction under a post.
public struct Reaction: Sendable, Equatable {
    /// The emoji; nil where the source lost it.
    public var emoji: String?
    /// How many gave it.
    public var count: Int

    /// `count` reactions with `emoji`.
    public init(emoji: String?, count: Int) {
        self.emoji = emoji
        self.count = count
    }
}
