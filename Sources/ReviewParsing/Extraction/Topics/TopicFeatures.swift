/// What is looked at to tell whether a review is about a topic.
///
/// `names` and `values` are of one order; the weights in `topicweights.txt` go by the names.
struct TopicFeatures {
    /// One number a feature, from 0 to 1.
    let values: [Double]

    /// The features of `topic`, one of those that something speaks for.
    init(of topic: TopicEvidence, among all: TopicSurroundings) {
        let view = View(topic: topic, all: all)
        values = TopicFeatures.table.map { $0.value(view) }
    }

    /// The names of the features.
    static let names = table.map(\.name)

    /// A topic as the features see it.
    private struct View {
        let topic: TopicEvidence
        let all: TopicSurroundings

        var children: [TopicEvidence] { all.children[topic.id] ?? [] }
        var rank: Int { all.rank[topic.id] ?? 0 }
    }

    private typealias Feature = (name: String, value: @Sendable (View) -> Double)

    /// A feature that is there or not.
    private static func flag(_ name: String, _ holds: @escaping @Sendable (View) -> Bool) -> Feature {
        (name, { holds($0) ? 1 : 0 })
    }

    /// A count that matters less the larger it is.
    private static func count(_ name: String, _ count: @escaping @Sendable (View) -> Int) -> Feature {
        (name, { 1 - 1 / Double(1 + max(0, count($0))) })
    }

    private static let table: [Feature] = [
        flag("title-name") { $0.topic.titleNames > 0 },
        flag("title-word") { $0.topic.titleWords > 0 },
        flag("title-abbreviation") { $0.topic.titleAbbreviations > 0 },
        count("opening") { $0.topic.openingNames },
        count("names") { $0.topic.names },
        count("different-names") { $0.topic.differentNames.count },
        count("abbreviations") { $0.topic.abbreviations },
        count("words") { $0.topic.words.count },
        count("lines") { $0.topic.lines.count },
        count("against") { $0.topic.against },
        flag("tagged") { $0.topic.isTagged },
        flag("named-once") { $0.topic.names == 1 && $0.topic.titleNames == 0 },
        flag("words-only") { !$0.topic.isNamed && $0.topic.abbreviations == 0 && !$0.topic.words.isEmpty },
        ("weight", { max(0, min(1, $0.topic.weight / 8)) }),
        ("share", { max(0, $0.topic.weight / max(2, $0.all.most)) }),
        flag("first") { $0.rank == 0 },
        flag("first-three") { $0.rank < 3 },
        flag("first-six") { $0.rank < 6 },
        flag("broad") { $0.topic.parents.isEmpty },
        flag("child-in-title") { $0.children.contains { $0.titleNames > 0 } },
        flag("child-is-more") { view in view.children.contains { $0.weight > view.topic.weight } },
        count("children") { $0.children.count { $0.isNamed } },
        flag("parent-in-title") { $0.all.titled.contains(where: $0.topic.parents.contains) },
        flag("inferred") { $0.topic.lines.isEmpty && !$0.topic.isTagged && $0.topic.titleNames == 0 },
    ]
}

/// What all topics of a review have in common.
struct TopicSurroundings: Sendable {
    /// The greatest weight.
    let most: Double
    /// Places in the order of weights, from 0 on.
    let rank: [String: Int]
    /// Topics by their parents.
    let children: [String: [TopicEvidence]]
    /// Topics that the title names.
    let titled: [String]

    /// The surroundings that `topics` are to each other.
    init(_ topics: [TopicEvidence]) {
        let sorted = topics.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }
        most = sorted.first?.weight ?? 0
        rank = Dictionary(
            sorted.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var children: [String: [TopicEvidence]] = [:]
        for topic in topics {
            for parent in topic.parents { children[parent, default: []].append(topic) }
        }
        self.children = children
        titled = topics.filter { $0.titleNames > 0 }.map(\.id)
    }
}
