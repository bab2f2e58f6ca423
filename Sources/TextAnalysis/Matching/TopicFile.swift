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
        topics(nameableBy: [words], .max) { $0.mayBegin(with: $1, at: $2) }
    }

    /// Topics that one of `names`, each some folded words, may be a name of; whether it is one is to be
    /// compared by the caller. Names after the first `leading` of each sort are left out, and so are the
    /// words that speak for a topic or against it.
    public func topics(named names: [[[UInt8]]], leading: Int = .max) -> [Topic] {
        topics(nameableBy: names, leading) { $0.mayBe($1, at: $2) }
    }

    private func topics(
        nameableBy names: [[[UInt8]]], _ leading: Int, _ mayBe: (TopicNameReader, [[UInt8]], Int) -> Bool
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
