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

/// A line of a lexicon file that cannot be read.
public struct LexiconProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// 1-based line.
    public let line: Int
    /// What is wrong, in lower case without a full stop.
    public let message: String

    /// `12: entry has no name`
    public var description: String { "\(line): \(message)" }
}

/// The lines of a lexicon file without comments and surrounding spaces.
struct LexiconLines: Sequence {
    /// The file.
    let bytes: [UInt8]

    /// A line that says something.
    struct Line {
        /// 1-based number.
        let number: Int
        /// The line without comment and surrounding spaces.
        let text: ArraySlice<UInt8>
    }

    func makeIterator() -> AnyIterator<Line> {
        var number = 0
        var start = 0
        return AnyIterator {
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                let text = Self.text(of: bytes[start..<end])
                number += 1
                start = end + 1
                if !text.isEmpty { return Line(number: number, text: text) }
            }
            return nil
        }
    }

    /// What a line says: no comment, no surrounding spaces.
    static func text<Line: RandomAccessCollection>(of line: Line) -> Line
    where Line.Element == UInt8, Line.Index == Int, Line.SubSequence == Line {
        trimmed(withoutComment(line))
    }

    /// The line of `file` with the byte `index`, without the end of the line.
    static func line(around index: Int, in file: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = file[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return start..<(file[index...].firstIndex(of: 0x0A) ?? file.count)
    }

    /// `#` begins a comment at the start of a line or after a space, so that `C#` is a name.
    private static func withoutComment<Line: RandomAccessCollection>(_ line: Line) -> Line
    where Line.Element == UInt8, Line.Index == Int, Line.SubSequence == Line {
        guard var start = line.firstIndex(of: 0x23) else { return line }
        while start > line.startIndex, !isBlank(line[start - 1]) {
            guard let next = line[(start + 1)...].firstIndex(of: 0x23) else { return line }
            start = next
        }
        return line[..<start]
    }

    /// The pieces of `line` between `separator`s, without surrounding spaces; empty ones are kept.
    static func pieces(of line: ArraySlice<UInt8>, by separator: UInt8) -> [ArraySlice<UInt8>] {
        line.split(separator: separator, omittingEmptySubsequences: false).map(trimmed)
    }

    /// The values of `line` between semicolons, without surrounding spaces and empty ones.
    static func values(of line: ArraySlice<UInt8>) -> [String] {
        line.withUnsafeBufferPointer { values(of: $0, most: .max) }
    }

    /// The first `most` values of `line`.
    static func values(of line: UnsafeBufferPointer<UInt8>, most: Int) -> [String] {
        var values: [String] = []
        var start = 0
        for i in 0...line.count where i == line.count || line[i] == 0x3B {
            if values.count == most { break }
            let value = UnsafeBufferPointer(rebasing: trimmed(line[start..<i]))
            if !value.isEmpty { values.append(String(decoding: value, as: UTF8.self)) }
            start = i + 1
        }
        return values
    }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

private func trimmed<Line: RandomAccessCollection>(_ line: Line) -> Line
where Line.Element == UInt8, Line.Index == Int, Line.SubSequence == Line {
    var start = line.startIndex
    var end = line.endIndex
    while start < end, isBlank(line[start]) { start += 1 }
    while end > start, isBlank(line[end - 1]) { end -= 1 }
    return line[start..<end]
}
