/// The file of a `TopicLexicon` where it lies in memory, for the few topics that a question names: to read all
/// of them takes many times longer than the answer.
public struct TopicFile: Sendable {
    private typealias Line = Range<Int>
    private let file: @Sendable () -> UnsafeBufferPointer<UInt8>

    /// The topics of `file`, memory that is kept as long as the program runs; lines with a problem are
    /// passed over.
    public init(file: @escaping @Sendable () -> UnsafeBufferPointer<UInt8>) { self.file = file }

    /// Topics that one of `words`, which are folded, may be the first of a name of, in full or by its
    /// beginning; whether it is one is to be compared by the caller. Names after the first `leading` of each
    /// sort are left out, and so are the words that speak for a topic or against it.
    public func topics(nameableBy words: [[UInt8]], leading: Int = .max) -> [Topic] {
        let file = file()
        let search = BeginningSearch(words.flatMap(Self.beginnings))
        var topics: [Topic] = []
        var index = 0
        while let place = search.next(in: file, from: index) {
            index = place + 1
            guard words.contains(where: { Self.isFirstWord(at: place, of: file, like: $0) }) else { continue }
            let line = Self.line(around: place, in: file)
            guard Self.saysName(line, file), let block = Self.block(around: place, in: file) else { continue }
            topics.append(Self.topic(in: block, leading, file))
            index = block.upperBound
        }
        return topics
    }

    /// How names whose first word is like a folded one are spelt: its first letters, or fewer cut short by
    /// `*`; abbreviations in Russian letters have capitals.
    private static func beginnings(of word: [UInt8]) -> [[UInt8]] {
        guard let first = word.first else { return [] }
        let letter = first < 0x80 ? 1 : 2
        let most = first < 0x80 ? 4 : 3
        let star = UInt8(ascii: "*")
        let cut = (2..<most).filter { $0 * letter <= word.count }.map { word.prefix($0 * letter) + [star] }
        var capital: [UInt8] = []
        if first >= 0x80 {
            UTF8Scanner.append(FoldingTable.capital(UTF8Scanner.scalar(word, 0).0), to: &capital)
        }
        return [Array(word.prefix(most * letter)), capital] + cut.map { Array($0) }
    }

    /// Whether a name begins at `place` and the folded `word` may be its first word, or one of them the
    /// beginning of the other.
    private static func isFirstWord(
        at place: Int, of file: UnsafeBufferPointer<UInt8>, like word: [UInt8]
    ) -> Bool {
        let before = file[..<place].last { $0 != 0x20 }
        guard before == 0x3B || before == 0x3A || before == bracket else { return false }
        for (index, byte) in word.enumerated() where place + index < file.count {
            let known = file[place + index]
            // Another word, the end of the name, or a capital that only folding compares.
            if !isLetterOrDigit(known) || known >= 0x80 && byte >= 0x80 && known != byte && index < 2 {
                return true
            }
            if known | 0x20 != byte | 0x20 { return false }
        }
        return true
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    /// `topics` and all topics whose parents are among them, and so on, in the order they are found.
    public func below(_ topics: [String]) -> [String] {
        let all = parents()
        var found: [String] = []
        var seen: Set<String> = []
        var waiting = topics
        while let topic = waiting.first {
            waiting.removeFirst()
            guard seen.insert(topic).inserted else { continue }
            found.append(topic)
            waiting += all.filter { $0.parents.contains(topic) }.map(\.id)
        }
        return found
    }

    /// Every topic that has parents.
    private func parents() -> [(id: String, parents: [String])] {
        let file = file()
        let search = BeginningSearch([[Self.bracket], Array("parents:".utf8)])
        var all: [(id: String, parents: [String])] = []
        var block = 0
        var index = 0
        while let place = search.next(in: file, from: index) {
            if file[place] == Self.bracket {
                block = place
            } else {
                let line = Self.line(around: place, in: file)
                all.append((Self.id(ofBlock: block, file), Self.values(of: line, .max, file)))
            }
            index = place + 1
        }
        return all
    }
}

// MARK: - Blocks

extension TopicFile {
    private static let bracket = UInt8(ascii: "[")

    /// The line with the byte `place`, from its first letter on.
    private static func line(around place: Int, in file: UnsafeBufferPointer<UInt8>) -> Line {
        var line = LexiconLines.line(around: place, in: file)
        while let first = line.first, file[first] <= 0x20 { line = line.dropFirst() }
        return line
    }

    /// By the first letter: `#`, `words`, `not` say no names, and parents are names of others.
    private static func saysName(_ line: Line, _ file: UnsafeBufferPointer<UInt8>) -> Bool {
        switch line.first.map({ file[$0] }) {
        case bracket, UInt8(ascii: "e"), UInt8(ascii: "r"), UInt8(ascii: "a"): true
        default: false
        }
    }

    /// From the identifier at or before `place` to the next one.
    private static func block(around place: Int, in file: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var start = place
        while file[start] != bracket || start > 0 && file[start - 1] != 0x0A {
            guard start > 0 else { return nil }
            start -= 1
        }
        return start..<(BeginningSearch([[bracket]]).next(in: file, from: place + 1) ?? file.count)
    }

    private static func topic(
        in block: Range<Int>, _ leading: Int, _ file: UnsafeBufferPointer<UInt8>
    ) -> Topic {
        var topic = Topic(id: id(ofBlock: block.lowerBound, file))
        var start = block.lowerBound
        while start < block.upperBound {
            let line = line(around: start, in: file)
            switch line.first.map({ file[$0] }) {
            case UInt8(ascii: "e"): topic.english += values(of: line, leading, file)
            case UInt8(ascii: "r"): topic.russian += values(of: line, leading, file)
            case UInt8(ascii: "a"): topic.abbreviations += values(of: line, leading, file)
            case UInt8(ascii: "p"): topic.parents += values(of: line, .max, file)
            default: break
            }
            start = line.upperBound + 1
        }
        return topic
    }

    private static func id(ofBlock start: Int, _ file: UnsafeBufferPointer<UInt8>) -> String {
        let line = LexiconLines.text(of: file[line(around: start, in: file)])
        return String(decoding: line.dropFirst().dropLast(), as: UTF8.self)
    }

    /// The values behind the colon.
    private static func values(
        of line: Line, _ most: Int, _ file: UnsafeBufferPointer<UInt8>
    ) -> [String] {
        guard let colon = line.first(where: { file[$0] == 0x3A }) else { return [] }
        let text = LexiconLines.text(of: file[(colon + 1)..<line.upperBound])
        return LexiconLines.values(of: UnsafeBufferPointer(rebasing: text), most: most)
    }
}
