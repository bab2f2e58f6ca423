/// The file of a `TopicLexicon` where it lies in memory, for the few topics that a question names: to read all
/// of them takes many times longer than the answer.
public struct TopicFile: Sendable {
    private typealias Line = Range<Int>
    private let file: @Sendable () -> UnsafeBufferPointer<UInt8>

    /// The topics of `file`, memory that is kept as long as the program runs; lines with a problem are
    /// passed over.
    public init(file: @escaping @Sendable () -> UnsafeBufferPointer<UInt8>) { self.file = file }

    /// Topics of whose names one begins like `words`, which are folded and of which the last may be the
    /// beginning of one; whether it does is to be compared by the caller.
    public func topics(beginningWith words: [[UInt8]]) -> [Topic] {
        topics(nameableBy: [words], .max) { Self.reads($0, asBeginningAt: $1, of: $2) }
    }

    /// Topics that one of `names`, each some folded words, may be a name of; whether it is one is to be
    /// compared by the caller. Names after the first `leading` of each sort are left out, and so are the
    /// words that speak for a topic or against it.
    public func topics(named names: [[[UInt8]]], leading: Int = .max) -> [Topic] {
        topics(nameableBy: names, leading) { Self.reads($0, at: $1, of: $2) }
    }

    private func topics(
        nameableBy names: [[[UInt8]]], _ leading: Int,
        _ reads: ([[UInt8]], Int, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> [Topic] {
        let file = file()
        var beginnings: [[UInt8]] = []
        for beginning in names.compactMap(\.first).flatMap(Self.beginnings)
        where !beginnings.contains(beginning) {
            beginnings.append(beginning)
        }
        let search = BeginningSearch(beginnings)
        var topics: [Topic] = []
        var index = 0
        while let place = search.next(in: file, from: index) {
            index = place + 1
            guard Self.isName(at: place, of: file), names.contains(where: { reads($0, place, file) }) else {
                continue
            }
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

    /// Whether a name begins at `place`, where a word does.
    private static func isName(at place: Int, of file: UnsafeBufferPointer<UInt8>) -> Bool {
        let before = file[..<place].last { $0 != 0x20 }
        return before == 0x3B || before == 0x3A || before == bracket
    }

    /// Whether what stands from `place` on may be the name made of `words`.
    private static func reads(
        _ words: [[UInt8]], at place: Int, of file: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var index = place
        for word in words {
            guard let end = end(of: word, at: index, of: file) else { return false }
            index = end
            if index < file.count, file[index] == 0x20 || file[index] == 0x2D { index += 1 }
        }
        // Another word follows unless something that ends a name does.
        return index == file.count || !isOfWord(file[index])
    }

    /// Whether what stands from `place` on may begin with `words`: only the first one is looked at.
    private static func reads(
        _ words: [[UInt8]], asBeginningAt place: Int, of file: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard let word = words.first else { return false }
        let isHere = file[place...].prefix(word.count).elementsEqual(word) { $0 | 0x20 == $1 | 0x20 }
        return isHere || end(of: word, at: place, of: file) != nil
    }

    /// Where the folded `word`, or what it begins with before `*`, ends in the file; nil when another word is
    /// there. What only folding compares, such as capitals of other letters than Latin ones, counts as the
    /// same.
    private static func end(of word: [UInt8], at place: Int, of file: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = place
        var isSure = true
        while index < file.count, isOfWord(file[index]) {
            let offset = index - place
            let isSame = offset < word.count && (file[index] | 0x20 == word[offset] | 0x20)
            if !isSame {
                guard file[index] >= 0x80 else { return nil }
                isSure = false
            }
            index += 1
        }
        let isCut = index < file.count && file[index] == UInt8(ascii: "*")
        while index < file.count, file[index] == UInt8(ascii: "*") { index += 1 }
        return isCut || !isSure || index - place == word.count ? index : nil
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
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
