/// Reading just what a few words may be names of.
extension TopicLexicon {
    private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

    /// The topics of a file without problems, with those of their names only whose first byte `isWanted`.
    /// Of each line, names after `leading` are left out.
    static func parse(
        _ file: UnsafeBufferPointer<UInt8>, leading: Int, startingWith isWanted: (UInt8) -> Bool
    ) -> TopicLexicon {
        var topics: [Topic] = []
        var start = 0
        while start < file.count {
            while start < file.count, file[start] <= 0x20 { start += 1 }
            let end = file[start...].firstIndex(of: 0x0A) ?? file.count
            read(file[start..<end], leading, isWanted, into: &topics)
            start = end
        }
        return TopicLexicon(topics: topics)
    }

    private static func read(
        _ line: Line, _ leading: Int, _ isWanted: (UInt8) -> Bool, into topics: inout [Topic]
    ) {
        // By the first letter: `#`, `words`, `not` say nothing here, and parents are no names.
        switch line.first {
        case UInt8(ascii: "["):
            let id = LexiconLines.text(of: line).dropFirst().dropLast()
            topics.append(Topic(id: String(decoding: id, as: UTF8.self)))
        case UInt8(ascii: "p"): add(line, to: \.parents, of: &topics, .max) { _ in true }
        case UInt8(ascii: "e"): add(line, to: \.english, of: &topics, leading, isWanted)
        case UInt8(ascii: "r"): add(line, to: \.russian, of: &topics, leading, isWanted)
        case UInt8(ascii: "a"): add(line, to: \.abbreviations, of: &topics, leading, isWanted)
        default: break
        }
    }

    private static func add(
        _ line: Line, to path: WritableKeyPath<Topic, [String]>, of topics: inout [Topic],
        _ most: Int, _ isWanted: (UInt8) -> Bool
    ) {
        guard !topics.isEmpty, let colon = line.firstIndex(of: 0x3A) else { return }
        let values = UnsafeBufferPointer(rebasing: LexiconLines.text(of: line[(colon + 1)...]))
        topics[topics.count - 1][keyPath: path] += LexiconLines.values(
            of: values, most: most, startingWith: isWanted)
    }
}
