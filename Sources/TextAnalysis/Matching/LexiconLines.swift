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
                let text = trimmed(withoutComment(bytes[start..<end]))
                number += 1
                start = end + 1
                if !text.isEmpty { return Line(number: number, text: text) }
            }
            return nil
        }
    }

    /// `#` begins a comment at the start of a line or after a space, so that `C#` is a name.
    private func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = line.indices.first {
            line[$0] == 0x23 && ($0 == line.startIndex || isBlank(line[$0 - 1]))
        }
        return line[..<(start ?? line.endIndex)]
    }

    /// The pieces of `line` between `separator`s, without surrounding spaces; empty ones are kept.
    static func pieces(of line: ArraySlice<UInt8>, by separator: UInt8) -> [ArraySlice<UInt8>] {
        line.split(separator: separator, omittingEmptySubsequences: false).map(trimmed)
    }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let tail = line.drop(while: isBlank)
    guard let last = tail.lastIndex(where: { !isBlank($0) }) else { return [] }
    return tail[...last]
}
