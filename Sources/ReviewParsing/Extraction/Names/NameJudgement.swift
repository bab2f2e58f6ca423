import TextAnalysis

/// What the candidates of a review turn out to be.
struct NameJudgement: Sendable {
    /// A candidate with how likely it is what it is taken for.
    struct Name: Sendable {
        let candidate: NameCandidate
        /// Whether the review is about it.
        var isPrimary: Bool
        /// How likely it is the name of a model, or for a primary one what the review is about.
        var confidence: Double
    }

    /// The names to be shown: primary ones first, each part in the order of first mentions.
    let names: [Name]

    /// Judges `candidates` by weights that were fitted to labelled reviews.
    init(_ candidates: [NameCandidate], by models: Models = .fitted) {
        let all = NameSurroundings(candidates)
        let judged = candidates.map { candidate in
            let values = NameFeatures.table.values(of: Among(candidate, in: all))
            return (
                candidate: candidate, primary: models.primary.probability(of: values),
                named: models.named.probability(of: values)
            )
        }
        // Where nothing is surely what the review is about, the likeliest may be.
        let best = judged.max { $0.primary < $1.primary }
        let isSure = (best?.primary ?? 0) >= Self.leastPrimary
        var primary: [Name] = []
        var mentioned: [Name] = []
        for name in judged {
            let isPrimary =
                isSure
                ? name.primary >= Self.leastPrimary
                : name.primary >= Self.leastAlone && name.candidate.key == best?.candidate.key
                    && name.candidate.isEvident
            if isPrimary {
                primary.append(Name(candidate: name.candidate, isPrimary: true, confidence: name.primary))
            } else if name.named >= Self.leastNamed, !name.candidate.signs.contains(.isDataset),
                // What a review is about may be a benchmark; what else is called as one is data.
                name.candidate.isKnown || !ModelNameCues.endsAsData(name.candidate.name)
            {
                mentioned.append(Name(candidate: name.candidate, isPrimary: false, confidence: name.named))
            }
        }
        names = primary + mentioned
    }

    /// What tells whether a review is about a candidate, and whether it is the name of a model.
    struct Models: Sendable {
        let primary: LinearModel
        let named: LinearModel

        /// The weights that come with the program.
        static let fitted = Models(
            primary: NameFeatures.table.model(WordFiles.nameWeights.pairs("primary")),
            named: NameFeatures.table.model(WordFiles.nameWeights.pairs("named")))
    }

    /// The probabilities from which on a name is shown. In between, the scores on sources that were left out hardly
    /// change.
    private static let leastNamed = 0.4, leastPrimary = 0.45, leastAlone = 0.15
}

/// What is looked at to tell whether a candidate is the name of a model, and whether the review is about it. The
/// weights in `nameweights.txt` go by the names of the features.
enum NameFeatures {
    typealias Table = FeatureTable<Among<NameCandidate, NameSurroundings>>

    /// A feature of signs, and one of them on a new name.
    private static func signs(_ name: String, signs: NameCandidate.Signs, alsoNew: Bool = false)
        -> [Table.Feature]
    {
        let sign = Table.flag(name) { $0.has(signs) }
        return alsoNew ? [sign, Table.flag("new-" + name) { $0.isNew && $0.has(signs) }] : [sign]
    }

    /// The features, most of them 0 or 1.
    static let table = Table(spelling + mentions + titles + words)

    private static let spelling: [Table.Feature] = [
        Table.flag("known") { $0.name.isKnown },
        Table.flag("family") { $0.isOf("family") },
        Table.flag("method") { $0.isOf("method") },
        Table.flag("size") { $0.isOf("size") },
        Table.flag("component") { $0.isComponent },
        Table.flag("mixed") { $0.isMixed },
        Table.flag("camel") { $0.isMixed && NameRun.hasCapitalsInside($0.name.name) },
        Table.flag("parts") { $0.isMixed && $0.name.name.utf8.contains(UInt8(ascii: "-")) },
        Table.flag("number") {
            $0.isMixed && $0.name.key.utf8.last.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
        },
        Table.flag("short") { $0.isNew && $0.name.key.utf8.count <= 3 },
        Table.flag("capitals") { $0.isNew && $0.name.shape == .capitals },
        Table.flag("words") { $0.isNew && $0.hasBlank },
        Table.flag("capitalised") { $0.isCapitalised },
        Table.flag("sentence-start") { $0.isCapitalised && !$0.has(.inside) },
        Table.flag("titled-task") {
            $0.has(.concept) && $0.isComponent && $0.has([.title, .titleLead, .titlePhrase, .titleTail])
        },
        Table.flag("concept") { $0.has(.concept) && ($0.isOf("method") || $0.isComponent) },
        Table.flag("new-concept") { $0.isNew && $0.has(.concept) },
        Table.flag("joined") { $0.isCapitalised && !$0.has(.apart) },
        Table.flag("known-small") { $0.name.isKnown && !$0.has(.spelt) },
        Table.flag("small-too") { $0.isCapitalised && $0.has(.isSmallToo) },
    ]

    private static let mentions: [Table.Feature] = [
        Table.flag("once-new") { $0.isNew && $0.name.count <= 1 },
        Table.flag("once-known") { !$0.isNew && $0.name.count <= 1 },
        ("count", { 1 - 1 / Double(max(1, $0.name.count)) }),
        ("share", { Double($0.name.count) / Double(max(1, $0.all.most, $0.name.count)) }),
        ("baseline", { Double($0.name.baselines) / Double(max(1, $0.name.count)) }),
        Table.flag("top") { $0.isTop },
        Table.flag("top-alone") { $0.isTop && !$0.all.haveSubject },
        Table.flag("dominant") { $0.isTop && $0.all.second * 2 <= $0.all.most },
    ]

    private static let titles: [Table.Feature] =
        [
            Table.flag("subject") { $0.has([.label, .titleLead]) },
            Table.flag("titled") { $0.has([.titleTail, .titlePhrase]) },
            Table.flag("coined-alone") { $0.has(.coined) && !$0.all.haveSubject },
            Table.flag("early-alone") { $0.has(.early) && !$0.all.haveSubject },
        ] + signs("title", signs: .title, alsoNew: true)

    private static let words: [Table.Feature] =
        signs("introduced", signs: .introduced, alsoNew: true) + signs("coined", signs: .coined)
        + signs("acts", signs: .acts, alsoNew: true)
        + signs("expanded", signs: .expanded, alsoNew: true) + signs("defined", signs: .defined)
        + signs("listed", signs: .listed, alsoNew: true) + signs("beside", signs: .beside)
        + signs("data", signs: .data)
        + signs("opening", signs: .opening, alsoNew: true) + signs("early", signs: .early)
        + signs("anchored", signs: .anchored, alsoNew: true)
        + signs("heads-line", signs: .headsLine, alsoNew: true)
        + signs("inner", signs: .inner) + signs("compound", signs: .compound)
        + signs("linked", signs: .linked)
        + signs("dataset", signs: .isDataset)
}

extension Among where Thing == NameCandidate, Surroundings == NameSurroundings {
    fileprivate var name: NameCandidate { thing }
    /// Whether no lexicon has it.
    fileprivate var isNew: Bool { !name.isKnown && !name.signs.contains(.isDataset) }
    fileprivate var isMixed: Bool { isNew && name.shape == .mixed }
    fileprivate var hasBlank: Bool { name.name.utf8.contains(0x20) }
    /// Whether nothing but a capital tells it from an ordinary word.
    fileprivate var isCapitalised: Bool {
        isNew && name.shape == .capitalised && !hasBlank && !has([.label, .titleLead])
    }
    fileprivate var isTop: Bool { name.isPlausible && name.count == all.most && name.count >= 2 }

    fileprivate func has(_ signs: NameCandidate.Signs) -> Bool { !name.signs.isDisjoint(with: signs) }
    fileprivate var isComponent: Bool { isOf("component") || isOf("framework") || isOf("optimizer") }
    fileprivate func isOf(_ attribute: String) -> Bool { name.attributes.contains(attribute) }
}

/// What all candidates of a review have in common.
struct NameSurroundings: Sendable {
    /// How often the one that is named most is named; kinds of networks and ordinary words aside.
    let most: Int
    /// How often the next one is.
    let second: Int
    /// Whether the title or a label names one of them outright.
    let haveSubject: Bool

    /// The surroundings that `names` are to each other.
    init(_ names: [NameCandidate]) {
        let counts = names.filter(\.isPlausible).map(\.count).sorted(by: >)
        most = counts.first ?? 1
        second = counts.dropFirst().first ?? 0
        haveSubject = names.contains {
            !$0.signs.isDisjoint(with: [.label, .titleLead, .titlePhrase, .titleTail])
        }
    }
}

extension NameCandidate {
    /// Whether more than its spelling says that a review is about it: the title, the head or a definition, or that it is
    /// named in several places. A kind of network is used by all.
    fileprivate var isEvident: Bool {
        if !signs.isDisjoint(with: Self.telling) { return true }
        let isRepeated = count >= 3 || count == 2 && signs.contains(.early)
        return isRepeated && !attributes.contains("family") && baselines * 2 < count
    }

    private static let telling: Signs = [
        .label, .titleLead, .title, .titleTail, .titlePhrase, .coined, .expanded, .linked, .opening,
        .headsLine,
        .anchored, .compound, .introduced, .defined, .acts,
    ]

    /// Whether it is worth being compared with: no kind of network, no ordinary word, no data.
    fileprivate var isPlausible: Bool {
        if isKnown { return !attributes.contains("family") && !attributes.contains("method") }
        return !signs.contains(.isDataset) && shape >= .capitals
    }
}
