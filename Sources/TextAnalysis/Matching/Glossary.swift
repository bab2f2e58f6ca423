/// Names of one thing, in one language and the other.
///
/// In a file, one thing a line: `name; name; …`; `#` begins a comment. The names are in their usual form; which
/// forms of them count is for the user of the glossary to say. The file of a lexicon can be read as one, too.
public struct Glossary: Sendable {
    private let file: @Sendable () -> UnsafeBufferPointer<UInt8>
    private let isLexicon: Bool

    /// The glossary that `file` is, memory that is kept as long as the program runs; it is read anew
    /// whenever something is looked up, which for a few names is faster than keeping all of it.
    init(isLexicon: Bool = false, file: @escaping @Sendable () -> UnsafeBufferPointer<UInt8>) {
        self.file = file
        self.isLexicon = isLexicon
    }

    /// Lines in which one of `beginnings` stands, each with its names. A beginning is some bytes in lower
    /// case with which a word may begin; what else a line holds is to be compared by the caller.
    public func lines(with beginnings: [[UInt8]]) -> [[String]] {
        let file = file()
        let beginnings = beginnings.filter { !$0.isEmpty }
        var isFirst = [Bool](repeating: false, count: 256)
        for byte in isFirst.indices {
            isFirst[byte] = beginnings.contains { $0[0] == Self.small(UInt8(byte)) }
        }
        return isFirst.withUnsafeBufferPointer { isFirst in
            var lines: [[String]] = []
            var index = 0
            while index < file.count {
                guard isFirst[Int(file[index])], Self.isStart(index, in: file),
                    Self.stands(beginnings, at: index, in: file)
                else {
                    index += 1
                    continue
                }
                let line = Self.line(around: index, in: file)
                let names = names(of: LexiconLines.text(of: line))
                if !names.isEmpty { lines.append(names) }
                index = line.endIndex
            }
            return lines
        }
    }

    /// All lines, each with its names.
    public var lines: [[String]] {
        file().split(separator: 0x0A).map { names(of: LexiconLines.text(of: $0)) }.filter { !$0.isEmpty }
    }

    /// The names of a line; of a lexicon's, the name and its aliases.
    private func names(of line: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
        let parts = isLexicon ? line.split(separator: 0x7C, maxSplits: 2).prefix(2) : [line]
        return parts.flatMap {
            LexiconLines.values(of: UnsafeBufferPointer(rebasing: $0), most: .max) { _ in true }
        }
    }

    /// Whether a word may begin there.
    private static func isStart(_ index: Int, in file: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index > 0 else { return true }
        let before = file[index - 1]
        return before == 0x20 || before == 0x3B || before == 0x0A || before == 0x22
    }

    private static func stands(
        _ beginnings: [[UInt8]], at index: Int, in file: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        beginnings.contains { beginning in
            index + beginning.count <= file.count
                && beginning.indices.allSatisfy { small(file[index + $0]) == beginning[$0] }
        }
    }

    private static func line(
        around index: Int, in file: UnsafeBufferPointer<UInt8>
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        let start = file[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return file[start..<(file[index...].firstIndex(of: 0x0A) ?? file.count)]
    }

    private static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
