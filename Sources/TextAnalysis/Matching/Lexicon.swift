import CLexicons

/// Names to look for, with their spellings.
///
/// In a file, one entry a line: `Name | alias; alias; … | attribute attribute`. The second and third parts may be
/// absent; `#` begins a comment.
public struct Lexicon: Sendable, Equatable {
    /// The entries, in the order of the file.
    public var entries: [LexiconEntry]
    /// Whether each entry is looked for on its own, so that places of different entries may overlap. Otherwise
    /// a place belongs to one entry, that of the longest spelling.
    public var allowsOverlaps: Bool

    /// Whether the name of an entry is looked for as well as its aliases.
    public var matchesNames: Bool

    /// A lexicon of `entries`.
    public init(entries: [LexiconEntry] = [], allowsOverlaps: Bool = false, matchesNames: Bool = true) {
        self.entries = entries
        self.allowsOverlaps = allowsOverlaps
        self.matchesNames = matchesNames
    }

    /// Reads a file of one entry a line. Lines with a problem are left out and told of; a name met
    /// again adds to its first entry.
    public static func parse(_ bytes: [UInt8]) -> (Lexicon, [LexiconProblem]) {
        var entries: [LexiconEntry] = []
        var problems: [LexiconProblem] = []
        for line in LexiconLines(bytes: bytes) {
            do throws(LexiconProblem) {
                entries.append(try entry(line))
            } catch {
                problems.append(error)
            }
        }
        return (Lexicon().merging(Lexicon(entries: entries)), problems)
    }

    /// This lexicon with the entries of `other`: an entry of the same name gets its aliases and attributes as
    /// well, the rest come after.
    public func merging(_ other: Lexicon) -> Lexicon {
        var merged = self
        var places: [String: Int] = [:]
        for (index, entry) in entries.enumerated() { places[entry.name] = index }
        for entry in other.entries {
            if let place = places[entry.name] {
                merged.entries[place].add(entry)
            } else {
                places[entry.name] = merged.entries.count
                merged.entries.append(entry)
            }
        }
        return merged
    }

    private static func entry(_ line: LexiconLines.Line) throws(LexiconProblem) -> LexiconEntry {
        let parts = LexiconLines.pieces(of: line.text, by: 0x7C)
        guard parts.count <= 3 else {
            throw LexiconProblem(line: line.number, message: "more than three parts between '|'")
        }
        guard !Tokenizer.tokens(in: Array(parts[0])).isEmpty else {
            throw LexiconProblem(line: line.number, message: "entry has no name")
        }
        let attributes = parts.count > 2 ? parts[2].split(separator: 0x20) : []
        return LexiconEntry(
            name: String(decoding: parts[0], as: UTF8.self),
            aliases: parts.count > 1 ? LexiconLines.values(of: parts[1]) : [],
            attributes: attributes.map { String(decoding: $0, as: UTF8.self) })
    }
}

extension LexiconEntry {
    /// Takes over aliases and attributes that are new.
    fileprivate mutating func add(_ other: LexiconEntry) {
        aliases += other.aliases.filter { !aliases.contains($0) }
        attributes += other.attributes.filter { !attributes.contains($0) }
    }
}

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
