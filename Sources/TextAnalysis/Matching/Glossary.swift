/// Names of one thing, in one language and the other.
///
/// In a file, one thing a line: `name; name; …`; `#` begins a comment. The names are in their usual form; which
/// forms of them count is for the user of the glossary to say.
public struct Glossary: Sendable {
    private let file: [UInt8]

    /// The glossary that `file` is; it is read anew whenever something is looked up, which for a few
    /// names is faster than keeping all of it.
    init(file: [UInt8]) { self.file = file }

    /// Lines in which one of `beginnings` stands, each with its names. A beginning is some bytes in lower
    /// case with which a word may begin; what else a line holds is to be compared by the caller.
    public func lines(with beginnings: [[UInt8]]) -> [[String]] {
        let wanted = Self.byFirst(beginnings)
        return LexiconLines(bytes: file).compactMap { line in
            Self.contains(line.text, wanted)
                ? LexiconLines.values(of: line.text) : nil
        }
    }

    /// All lines, each with its names.
    public var lines: [[String]] { LexiconLines(bytes: file).map { LexiconLines.values(of: $0.text) } }

    private static func byFirst(_ beginnings: [[UInt8]]) -> [UInt8: [[UInt8]]] {
        Dictionary(grouping: beginnings.filter { !$0.isEmpty }) { $0[0] }
    }

    private static func contains(_ line: ArraySlice<UInt8>, _ wanted: [UInt8: [[UInt8]]]) -> Bool {
        var isStart = true
        for index in line.indices {
            defer { isStart = line[index] == 0x20 || line[index] == 0x3B }
            guard isStart, let beginnings = wanted[line[index]] else { continue }
            if beginnings.contains(where: { line[index...].starts(with: $0) }) { return true }
        }
        return false
    }
}
