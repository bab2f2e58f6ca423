/// The blocks of a file of topics: an identifier in brackets, then lines of a key and its values.
struct TopicBlocks {
    let file: UnsafeBufferPointer<UInt8>

    private static let bracket = UInt8(ascii: "[")

    /// Whether the line with the byte `place` says names of a topic. By its first letter: `#`, `words`, `not`
    /// say none, and parents are names of others.
    func saysName(at place: Int) -> Bool {
        switch line(around: place).first.map({ file[$0] }) {
        case TopicBlocks.bracket, UInt8(ascii: "e"), UInt8(ascii: "r"), UInt8(ascii: "a"): true
        default: false
        }
    }

    /// From the identifier at or before `place` to the next one.
    func block(around place: Int) -> Range<Int>? {
        var start = place
        while file[start] != TopicBlocks.bracket || start > 0 && file[start - 1] != 0x0A {
            guard start > 0 else { return nil }
            start -= 1
        }
        let next = BeginningSearch([[TopicBlocks.bracket]]).next(in: file, from: place + 1)
        return start..<(next ?? file.count)
    }

    /// The topic of a block, with its names and parents only; of each sort of names the first `leading`.
    func topic(in block: Range<Int>, leading: Int) -> Topic {
        var topic = Topic(id: id(ofBlock: block.lowerBound))
        var start = block.lowerBound
        while start < block.upperBound {
            let line = line(around: start)
            switch line.first.map({ file[$0] }) {
            case UInt8(ascii: "e"): topic.english += values(of: line, most: leading)
            case UInt8(ascii: "r"): topic.russian += values(of: line, most: leading)
            case UInt8(ascii: "a"): topic.abbreviations += values(of: line, most: leading)
            case UInt8(ascii: "p"): topic.parents += values(of: line, most: .max)
            default: break
            }
            start = line.upperBound + 1
        }
        return topic
    }

    /// Every topic that has parents.
    func parents() -> [(id: String, parents: [String])] {
        let search = BeginningSearch([[TopicBlocks.bracket], Array("parents:".utf8)])
        var all: [(id: String, parents: [String])] = []
        var block = 0
        var index = 0
        while let place = search.next(in: file, from: index) {
            if file[place] == TopicBlocks.bracket {
                block = place
            } else {
                all.append((id(ofBlock: block), values(of: line(around: place), most: .max)))
            }
            index = place + 1
        }
        return all
    }

    /// The line with the byte `place`, from its first letter on.
    private func line(around place: Int) -> Range<Int> {
        var line = LexiconLines.line(around: place, in: file)
        while let first = line.first, file[first] <= 0x20 { line = line.dropFirst() }
        return line
    }

    private func id(ofBlock start: Int) -> String {
        let line = LexiconLines.text(of: file[line(around: start)])
        return String(decoding: line.dropFirst().dropLast(), as: UTF8.self)
    }

    /// The values behind the colon.
    private func values(of line: Range<Int>, most: Int) -> [String] {
        guard let colon = line.first(where: { file[$0] == 0x3A }) else { return [] }
        let text = LexiconLines.text(of: file[(colon + 1)..<line.upperBound])
        return LexiconLines.values(of: UnsafeBufferPointer(rebasing: text), most: most)
    }
}
