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
