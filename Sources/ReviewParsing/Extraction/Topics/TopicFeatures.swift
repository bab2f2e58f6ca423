/// What is looked at to tell whether a review is about a topic. The weights in `topicweights.txt` go by the names of
/// the features.
enum TopicFeatures {
    typealias Table = FeatureTable<Among<TopicEvidence, TopicSurroundings>>

    /// The features, each from 0 to 1.
    static let table = Table([
        Table.flag("title-name") { $0.topic.titleNames > 0 },
        Table.flag("title-word") { $0.topic.titleWords > 0 },
        Table.flag("title-abbreviation") { $0.topic.titleAbbreviations > 0 },
        Table.count("opening") { $0.topic.openingNames },
        Table.count("names") { $0.topic.names },
        Table.count("different-names") { $0.topic.differentNames.count },
        Table.count("abbreviations") { $0.topic.abbreviations },
        Table.count("words") { $0.topic.words.count },
        Table.count("lines") { $0.topic.lines.count },
        Table.count("against") { $0.topic.against },
        Table.flag("tagged") { $0.topic.isTagged },
        Table.flag("named-once") { $0.topic.names == 1 && $0.topic.titleNames == 0 },
        Table.flag("words-only") {
            !$0.topic.isNamed && $0.topic.abbreviations == 0 && !$0.topic.words.isEmpty
        },
        ("weight", { max(0, min(1, $0.topic.weight / 8)) }),
        ("share", { max(0, $0.topic.weight / max(2, $0.all.most)) }),
        Table.flag("first") { $0.rank == 0 },
        Table.flag("first-three") { $0.rank < 3 },
        Table.flag("first-six") { $0.rank < 6 },
        Table.flag("broad") { $0.topic.parents.isEmpty },
        Table.flag("child-in-title") { $0.children.contains { $0.titleNames > 0 } },
        Table.flag("child-is-more") { view in view.children.contains { $0.weight > view.topic.weight } },
        Table.count("children") { $0.children.count { $0.isNamed } },
        Table.flag("parent-in-title") { $0.all.titled.contains(where: $0.topic.parents.contains) },
        Table.flag("inferred") { $0.topic.lines.isEmpty && !$0.topic.isTagged && $0.topic.titleNames == 0 },
    ])
}

extension Among where Thing == TopicEvidence, Surroundings == TopicSurroundings {
    fileprivate var topic: TopicEvidence { thing }
    fileprivate var children: [TopicEvidence] { all.children[topic.id] ?? [] }
    fileprivate var rank: Int { all.rank[topic.id] ?? 0 }
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
