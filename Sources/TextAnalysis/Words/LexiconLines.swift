import CLexicons

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

/// A line of a lexicon file that cannot be read.
public struct LexiconProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// 1-based line.
    public let line: Int
    /// What is wrong, in lower case without a full stop.
    public let message: String

    /// `12: entry has no name`
    public var description: String { "\(line): \(message)" }
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
