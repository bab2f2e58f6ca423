internal import CLexicons

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
        let search = BeginningSearch(beginnings)
        var lines: [[String]] = []
        var index = 0
        while let place = search.next(in: file, from: index) {
            let line = LexiconLines.line(around: place, in: file)
            let names = names(of: LexiconLines.text(of: file[line]))
            if !names.isEmpty { lines.append(names) }
            index = line.upperBound
        }
        return lines
    }

    /// All lines, each with its names.
    public var lines: [[String]] {
        file().split(separator: 0x0A).map { names(of: LexiconLines.text(of: $0)) }.filter { !$0.isEmpty }
    }

    /// The names of a line; of a lexicon's, the name and its aliases.
    private func names(of line: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
        guard isLexicon, let bar = line.firstIndex(of: 0x7C) else { return Self.values(of: line) }
        let rest = line[(bar + 1)...]
        let end = rest.firstIndex(of: 0x7C) ?? rest.endIndex
        return Self.values(of: line[..<bar]) + Self.values(of: rest[..<end])
    }

    private static func values(of part: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
        LexiconLines.values(of: UnsafeBufferPointer(rebasing: part), most: .max)
    }
}

/// Finds where in the file of a lexicon words begin in one of several ways.
struct BeginningSearch {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// A search for words that begin with one of `beginnings`, in small letters; empty ones are left out.
    init(_ beginnings: [[UInt8]]) {
        for beginning in beginnings where !beginning.isEmpty {
            bytes += beginning
            ends.append(bytes.count)
        }
    }

    /// The first such place in `file` at `start` or later.
    func next(in file: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = file.baseAddress, start < file.count else { return nil }
        let place = digest_lexicon_find(
            digest_lexicon(bytes: base, count: file.count), start, bytes, ends, ends.count)
        return place < file.count ? place : nil
    }
}
