/// The file of a `TopicLexicon` where it lies in memory, for the few topics that a question names: to read all
/// of them takes many times longer than the answer.
public struct TopicFile: Sendable {
    private let file: @Sendable () -> UnsafeBufferPointer<UInt8>

    /// The topics of `file`, memory that is kept as long as the program runs; lines with a problem are
    /// passed over.
    public init(file: @escaping @Sendable () -> UnsafeBufferPointer<UInt8>) { self.file = file }

    /// Topics of whose names one begins like `words`, which are folded and of which the last may be the
    /// beginning of one; whether it does is to be compared by the caller.
    public func topics(beginningWith words: [[UInt8]]) -> [Topic] {
        topics(nameableBy: [words], leading: .max) { $0.mayBegin(with: $1, at: $2) }
    }

    /// Topics that one of `names`, each some folded words, may be a name of; whether it is one is to be
    /// compared by the caller. Names after the first `leading` of each sort are left out, and so are the
    /// words that speak for a topic or against it.
    public func topics(named names: [[[UInt8]]], leading: Int = .max) -> [Topic] {
        topics(nameableBy: names, leading: leading) { $0.mayBe($1, at: $2) }
    }

    private func topics(
        nameableBy names: [[[UInt8]]], leading: Int, mayBe: (TopicNameReader, [[UInt8]], Int) -> Bool
    ) -> [Topic] {
        let file = file()
        let (reader, blocks) = (TopicNameReader(file: file), TopicBlocks(file: file))
        var beginnings: [[UInt8]] = []
        for beginning in names.compactMap(\.first).flatMap(TopicNameReader.beginnings)
        where !beginnings.contains(beginning) {
            beginnings.append(beginning)
        }
        let search = BeginningSearch(beginnings)
        var topics: [Topic] = []
        var index = 0
        while let place = search.next(in: file, from: index) {
            index = place + 1
            guard reader.isName(at: place), names.contains(where: { mayBe(reader, $0, place) }),
                blocks.saysName(at: place), let block = blocks.block(around: place)
            else { continue }
            topics.append(blocks.topic(in: block, leading: leading))
            index = block.upperBound
        }
        return topics
    }

    /// `topics` and all topics whose parents are among them, and so on, in the order they are found.
    public func below(_ topics: [String]) -> [String] {
        let all = TopicBlocks(file: file()).parents()
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
}

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

/// Compares names in a file of topics with folded words, as far as bytes tell.
struct TopicNameReader {
    let file: UnsafeBufferPointer<UInt8>

    private static let star = UInt8(ascii: "*")

    /// How names whose first word is like a folded one are spelt: its first letters, or fewer cut short by
    /// `*`; abbreviations in Russian letters have capitals.
    static func beginnings(of word: [UInt8]) -> [[UInt8]] {
        guard let first = word.first else { return [] }
        let letter = first < 0x80 ? 1 : 2
        let most = first < 0x80 ? 4 : 3
        let cut = (2..<most).filter { $0 * letter <= word.count }.map { word.prefix($0 * letter) + [star] }
        var capital: [UInt8] = []
        if first >= 0x80 {
            UTF8Scanner.append(FoldingTable.capital(UTF8Scanner.scalar(in: word, at: 0).0), to: &capital)
        }
        return [Array(word.prefix(most * letter)), capital] + cut.map { Array($0) }
    }

    /// Whether a name begins at `place`, where a word does.
    func isName(at place: Int) -> Bool {
        let before = file[..<place].last { $0 != 0x20 }
        return before == UInt8(ascii: ";") || before == UInt8(ascii: ":") || before == UInt8(ascii: "[")
    }

    /// Whether the name at `place` may be made of `words`.
    func mayBe(_ words: [[UInt8]], at place: Int) -> Bool {
        var index = place
        for word in words {
            guard let end = end(of: word, at: index) else { return false }
            index = end
            if index < file.count, file[index] == 0x20 || file[index] == 0x2D { index += 1 }
        }
        // Another word follows unless something that ends a name does.
        return index == file.count || !TopicNameReader.isOfWord(file[index])
    }

    /// Whether the name at `place` may begin with `words`: only the first one is looked at.
    func mayBegin(with words: [[UInt8]], at place: Int) -> Bool {
        guard let word = words.first else { return false }
        let isHere = file[place...].prefix(word.count).elementsEqual(word) { $0 | 0x20 == $1 | 0x20 }
        return isHere || end(of: word, at: place) != nil
    }

    /// Where the folded `word`, or what it begins with before `*`, ends; nil when another word is there.
    /// What only folding compares, such as capitals of other letters than Latin ones, counts as the same.
    private func end(of word: [UInt8], at place: Int) -> Int? {
        var index = place
        var isSure = true
        while index < file.count, TopicNameReader.isOfWord(file[index]) {
            let offset = index - place
            if offset >= word.count || file[index] | 0x20 != word[offset] | 0x20 {
                guard file[index] >= 0x80 else { return nil }
                isSure = false
            }
            index += 1
        }
        let isCut = index < file.count && file[index] == TopicNameReader.star
        while index < file.count, file[index] == TopicNameReader.star { index += 1 }
        return isCut || !isSure || index - place == word.count ? index : nil
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
}
