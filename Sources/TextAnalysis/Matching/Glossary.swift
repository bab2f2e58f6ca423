/// Names of one thing, in one language and the other.
///
/// In a file, one thing a line: `name; name; …`; `#` begins a comment. The names are in their usual form; which
/// forms of them count is for the user of the glossary to say. The file of a lexicon can be read as one, too.
public struct Glossary: Sendable {
    private let file: [UInt8]
    private let isLexicon: Bool

    /// The glossary that `file` is; it is read anew whenever something is looked up, which for a few
    /// names is faster than keeping all of it.
    init(file: [UInt8], isLexicon: Bool = false) {
        self.file = file
        self.isLexicon = isLexicon
    }

    /// Lines in which one of `beginnings` stands, each with its names. A beginning is some bytes in lower
    /// case with which a word may begin; what else a line holds is to be compared by the caller.
    public func lines(with beginnings: [[UInt8]]) -> [[String]] {
        let wanted = Self.byFirst(beginnings)
        return LexiconLines(bytes: file).compactMap { line in
            Self.contains(line.text, wanted) ? names(of: line.text) : nil
        }
    }

    /// All lines, each with its names.
    public var lines: [[String]] { LexiconLines(bytes: file).map { names(of: $0.text) } }

    /// The names of a line; of a lexicon's, the name and its aliases.
    private func names(of line: ArraySlice<UInt8>) -> [String] {
        guard isLexicon else { return LexiconLines.values(of: line) }
        return LexiconLines.pieces(of: line, by: 0x7C).prefix(2).flatMap { LexiconLines.values(of: $0) }
    }

    private static func byFirst(_ beginnings: [[UInt8]]) -> [UInt8: [[UInt8]]] {
        Dictionary(grouping: beginnings.filter { !$0.isEmpty }) { $0[0] }
    }

    private static func contains(_ line: ArraySlice<UInt8>, _ wanted: [UInt8: [[UInt8]]]) -> Bool {
        var isStart = true
        for index in line.indices {
            defer { isStart = line[index] == 0x20 || line[index] == 0x3B }
            guard isStart, let beginnings = wanted[small(line[index])] else { continue }
            if beginnings.contains(where: { line[index...].lazy.map(small).starts(with: $0) }) { return true }
        }
        return false
    }

    private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
