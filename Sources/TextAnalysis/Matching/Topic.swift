/// A concept that texts can be about, with the words that speak for it in both languages.
public struct Topic: Sendable, Hashable {
    /// What a phrase says about a text that has it.
    public enum Evidence: Sendable {
        /// The text is about the topic or near it.
        case strong
        /// The text may be.
        case weak
        /// The words mean something else here.
        case against
    }

    /// Identifier: `reinforcement-learning`.
    public var id: String
    /// English names.
    public var english: [String] = []
    /// Russian names.
    public var russian: [String] = []
    /// Abbreviations.
    public var abbreviations: [String] = []
    /// Ids of wider topics.
    public var parents: [String] = []
    /// Words that speak for the topic, but not surely.
    public var words: [String] = []
    /// Phrases in which names of the topic mean something else.
    public var exclusions: [String] = []

    /// A topic without any words.
    public init(id: String) { self.id = id }

    /// All its patterns as one entry of a lexicon; `evidence(ofAlias:)` tells them apart again.
    var entry: LexiconEntry {
        LexiconEntry(name: id, aliases: english + russian + abbreviations + words + exclusions)
    }

    /// What the pattern says, by its number in a `LexiconMatch`.
    public func evidence(ofAlias alias: Int) -> Evidence {
        let strong = english.count + russian.count + abbreviations.count
        if alias <= strong { return .strong }
        return alias <= strong + words.count ? .weak : .against
    }
}
