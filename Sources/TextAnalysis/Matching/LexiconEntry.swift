/// A name of a lexicon with everything that is known of it.
public struct LexiconEntry: Sendable, Hashable {
    /// The usual name, as it is to be printed.
    public var name: String
    /// Other spellings and patterns, in the notation of `AliasPattern`. The name is not among them.
    public var aliases: [String]
    /// Words about the entry, such as `framework`, `size` or `of:Google`.
    public var attributes: [String]

    /// An entry with the given parts.
    public init(name: String, aliases: [String] = [], attributes: [String] = []) {
        self.name = name
        self.aliases = aliases
        self.attributes = attributes
    }

    /// Whether the attribute is there.
    public func has(_ attribute: String) -> Bool { attributes.contains(attribute) }

    /// The value of the attribute `key:value`; nil when there is none. A `_` in the file is a space.
    public func value(of key: String) -> String? { values(of: key).first }

    /// All values of attributes `key:value`.
    public func values(of key: String) -> [String] {
        attributes.filter { $0.hasPrefix(key + ":") }
            .map { $0.dropFirst(key.utf8.count + 1).map { $0 == "_" ? " " : String($0) }.joined() }
    }
}
