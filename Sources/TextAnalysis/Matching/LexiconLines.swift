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

    /// The values of `line` between semicolons, without surrounding spaces and empty ones; the first `most`
    /// of them.
    static func values(of line: ArraySlice<UInt8>, most: Int = .max) -> [String] {
        line.withUnsafeBufferPointer { text in
            var values: [String] = []
            var start = 0
            for i in 0...text.count where i == text.count || text[i] == 0x3B {
                if values.count == most { break }
                var end = i
                while start < end, isBlank(text[start]) { start += 1 }
                while end > start, isBlank(text[end - 1]) { end -= 1 }
                let value = UnsafeBufferPointer(rebasing: text[start..<end])
                if !value.isEmpty { values.append(String(decoding: value, as: UTF8.self)) }
                start = i + 1
            }
            return values
        }
    }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let tail = line.drop(while: isBlank)
    guard let last = tail.lastIndex(where: { !isBlank($0) }) else { return [] }
    return tail[...last]
}
