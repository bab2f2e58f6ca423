import ReviewModel
import TextAnalysis

/// Which units of a review are shown: not the best ones each for itself, but those that together say most.
struct ClaimChoice {
    /// A unit that was chosen.
    struct Chosen {
        /// Its number.
        var unit: Int
        /// How likely it is fine to show, having been chosen.
        var probability: Double
        /// What it tells.
        var kind: Claim.Kind
    }

    /// How much more the most telling units are worth than those that are fine.
    private static let tellingShare = 1.5
    /// Worth under which a unit is not shown, from 0 to 1 + `tellingShare`.
    private static let leastWorth = 0.6
    /// Worth under which even the best unit is not shown.
    private static let leastOfBest = 0.4
    /// How many claims a review has at most.
    static let most = 10
    /// How many claims a review has for each unit that is likely telling, and beside those. On sources left out, ten
    /// claims for nearly every review score .01 better and say less of which are telling.
    private static let shownOfTelling = 0.7, besideTelling = 5.3
    /// Words under which a unit is none of those that a review's length is told by.
    private static let leastWords = 5
    /// How much of a claim may stand in another one.
    private static let mostAlike = 0.6
    /// How many repeated units are passed over; a text with more says one thing again and again.
    private static let mostRepeats = 100
    /// How likely fine a unit must be that answers what a reader asks where none was chosen.
    private static let leastOfAsked = 0.5
    /// How many of those a review may have beside as many as it has to tell.
    private static let besideAsked = 1

    /// How claims are chosen of a sort of text.
    struct Manner {
        /// Of how many units that may be quoted one is shown at most, and how many claims a short text may have beside
        /// those.
        let unitsOfShown: Int, beside: Int
        /// Whether what is likely telling counts, too.
        let isByTelling: Bool
        /// What a reader asks of every paper.
        let asked: Set<Claim.Kind>
        /// What no sentence of it tells.
        let barred: Set<Claim.Kind>
        /// Whether it begins with what others have done, up to where the authors speak of themselves.
        let opensWithOthers: Bool

        /// A review, in which its reviewer has chosen already what is worth telling.
        static let review = Manner(
            unitsOfShown: 2, beside: 3, isByTelling: true,
            asked: [.contribution, .limitation, .availability, .opinion], barred: [],
            opensWithOthers: false)
        /// An abstract, of a few sentences. It says where others fail rather than where it does.
        static let abstract = Manner(
            unitsOfShown: 3, beside: 1, isByTelling: false, asked: [.contribution, .result, .availability],
            barred: [.opinion],
            opensWithOthers: true)

        /// How many claims `text` has: as many as it has to tell, `telling` being the sum of what each unit tells.
        fileprivate func most(of text: ClaimText, telling: Double) -> Int {
            let quotable = text.units.count { $0.words.count >= ClaimChoice.leastWords && !$0.isCaption }
            let most = min(ClaimChoice.most, quotable / unitsOfShown + beside)
            return isByTelling
                ? min(most, Int(ClaimChoice.shownOfTelling * telling + ClaimChoice.besideTelling + 0.5))
                : most
        }
    }

    /// The units that were chosen, in the order of the text.
    private(set) var chosen: [Chosen] = []

    private let text: ClaimText
    private let manner: Manner
    /// The first unit that may be quoted.
    private let first: Int
    /// How many claims this text has at most.
    private let most: Int
    private var repeats = 0

    /// Chooses among the units of `text`.
    init(_ text: ClaimText, as manner: Manner = .review, by model: ClaimModel = .fitted) {
        let features = text.units.indices.map { ClaimFeatures(of: $0, in: text).values }
        self.init(text, features: features, as: manner, by: model)
    }

    /// Chooses among the units of `text`, of which `features` are known.
    init(_ text: ClaimText, features: [[Double]], as manner: Manner = .review, by model: ClaimModel) {
        self.text = text
        self.manner = manner
        first = manner.opensWithOthers ? text.firstOfAuthors ?? 0 : 0
        let fine = features.map { model.fine.probability(of: $0) }
        let telling = features.map { model.telling.probability(of: $0) }
        let worth = zip(fine, telling).map { $0 + Self.tellingShare * $1 }
        most = manner.most(of: text, telling: telling.reduce(0, +))
        let kinds = model.kinds(of: text, features: features, except: manner.barred)
        let judged = { (unit: Int) in
            Chosen(unit: unit, probability: Self.sureOfChosen(fine[unit]), kind: kinds[unit])
        }
        let order = worth.indices.sorted { (worth[$0], $1) > (worth[$1], $0) }
        let passed = chooseBest(of: order, worth: worth, judged: judged)
        chooseAsked(of: passed.filter { fine[$0] >= Self.leastOfAsked }, judged: judged)
        chosen.sort { $0.unit < $1.unit }
    }

    /// How often units are right that were chosen, by how likely each is by itself: of those too that are unsure by
    /// themselves, those are chosen that are telling. Measured on sources that were left out.
    private static func sureOfChosen(_ fine: Double) -> Double { 0.7 + 0.25 * fine }

    /// Takes the units of most worth that do not repeat one another; gives those that were passed over.
    private mutating func chooseBest(of order: [Int], worth: [Double], judged: (Int) -> Chosen) -> [Int] {
        for (place, unit) in order.enumerated() {
            guard chosen.count < most, worth[unit] >= (chosen.isEmpty ? Self.leastOfBest : Self.leastWorth),
                repeats < Self.mostRepeats
            else { return Array(order[place...]) }
            if mayBeShown(unit) { chosen.append(judged(unit)) }
        }
        return []
    }

    /// Takes the best of `units` that answers what a reader asks and no chosen one does.
    private mutating func chooseAsked(of units: [Int], judged: (Int) -> Chosen) {
        var open = manner.asked.subtracting(chosen.map(\.kind))
        let most = manner.isByTelling ? min(Self.most, most + Self.besideAsked) : Self.most
        for unit in units where !open.isEmpty && chosen.count < most && repeats < Self.mostRepeats {
            let one = judged(unit)
            guard open.contains(one.kind), mayBeShown(unit) else { continue }
            open.remove(one.kind)
            chosen.append(one)
        }
    }

    /// Whether a unit may be quoted and repeats none that was chosen.
    private mutating func mayBeShown(_ unit: Int) -> Bool {
        if unit < first || text.isBarred(unit) { return false }
        guard chosen.contains(where: { text.repeats(unit, $0.unit, share: Self.mostAlike) }) else {
            return true
        }
        repeats += 1
        return false
    }
}

/// The fitted weights of `ClaimFeatures`, from `Lexicons/Words/claimweights.txt`, which the tests of `FitTests`
/// write.
struct ClaimModel: Sendable {
    /// Whether a unit is worth showing at all.
    let fine: LinearModel
    /// Whether it is among the most telling ones.
    let telling: LinearModel
    /// The kinds with how much speaks for each.
    let kinds: [(kind: Claim.Kind, weights: LinearModel)]

    /// How much a word speaks for each kind, in the order of all kinds, by its beginning.
    let words: [String: [Double]]
    /// Where each of these beginnings has its weights in `wordWeights`.
    private let wordPlaces: WordTable<Int>
    private let wordWeights: [[Double]]

    /// What was fitted.
    static let fitted = ClaimModel()

    private init() {
        let read = { LinearModel(WordFiles.claimWeights.pairs($0), features: ClaimFeatures.names) }
        var words: [String: [Double]] = [:]
        for pair in WordFiles.claimWeights.pairs("kind words") {
            words[pair.left] = TextSlice(pair.right).fields.map { Double($0.string) ?? 0 }
        }
        self.init(
            fine: read("fine"), telling: read("telling"),
            kinds: Claim.Kind.allCases.map { read("kind.\($0.rawValue)") }, words: words)
    }

    /// A model while it is being fitted; `kinds` in the order of all kinds.
    init(fine: LinearModel, telling: LinearModel, kinds: [LinearModel], words: [String: [Double]]) {
        self.fine = fine
        self.telling = telling
        self.kinds = zip(Claim.Kind.allCases, kinds).map { ($0, $1) }
        self.words = words
        let words = Array(words)
        wordPlaces = WordTable(words.indices.map { (words[$0].key, $0) })
        wordWeights = words.map(\.value)
    }

    /// The kind of each unit of `text`, of which `features` are known: what speaks for it, and what the units beside it
    /// tell, for limits stand among limits and results among results; none of `barred`.
    func kinds(of text: ClaimText, features: [[Double]], except barred: Set<Claim.Kind> = []) -> [Claim.Kind]
    {
        let units = text.units
        let odds = units.indices.map {
            self.odds(of: features[$0], words: units[$0].words, above: text.wordsAbove($0))
        }
        let leanings = odds.map(Self.leanings)
        return units.indices.map { unit in
            var sums = odds[unit]
            for other in [unit - 1, unit + 1] where units.indices.contains(other) {
                let share = Self.shareOfBeside(units[unit], units[other])
                for kind in sums.indices { sums[kind] += share * leanings[other][kind] }
            }
            return Self.likeliest(sums, except: barred)
        }
    }

    /// How much a unit tells of the kind of the one beside it; chosen once, on sources left out.
    private static func shareOfBeside(_ unit: ClaimUnit, _ other: ClaimUnit) -> Double {
        unit.section == other.section ? 0.2 : 0
    }

    /// How likely each kind is by `odds`, as logarithms that no kind falls far behind by.
    private static func leanings(_ odds: [Double]) -> [Double] {
        odds.indices.map { kind in
            let others = odds.reduce(0) { $0 + BoundedExponential.of($1 - odds[kind]) }
            return BinaryLogarithm.of(1 / others + 0.1) * BinaryLogarithm.natural
        }
    }

    private static func likeliest(_ odds: [Double], except barred: Set<Claim.Kind> = []) -> Claim.Kind {
        zip(Claim.Kind.allCases, odds).filter { !barred.contains($0.0) }.max { $0.1 < $1.1 }?.0 ?? .method
    }

    /// The kind that the features of a unit, its folded words and those `above` it most speak for.
    func kind(of features: [Double], words unit: [String], above: [String] = []) -> Claim.Kind {
        Self.likeliest(odds(of: features, words: unit, above: above))
    }

    /// How much the features of a unit, its folded words and those `above` it speak for each kind.
    private func odds(of features: [Double], words unit: [String], above: [String]) -> [Double] {
        var odds = kinds.map { $0.weights.odds(of: features) }
        // Most words have no weights: they are looked up before it is asked whether they came before.
        var seen: [Int] = []
        let weigh = { (known: Int?) in
            guard let known, !seen.contains(known) else { return }
            seen.append(known)
            for (place, weight) in zip(odds.indices, wordWeights[known]) { odds[place] += weight }
        }
        for word in unit {
            var word = word
            weigh(word.withUTF8 { word in Self.beginning(of: word).flatMap { wordPlaces[$0] } })
        }
        for var word in Self.beginnings(above: above) { weigh(word.withUTF8 { wordPlaces[$0] }) }
        return odds
    }

    /// The beginnings of the folded words of a heading and a label, a colon behind each: they tell something else than the
    /// same words of a sentence.
    static func beginnings(above words: [String]) -> [String] { beginnings(of: words).map { $0 + ":" } }

    /// The beginnings of folded words, each once, so that forms of one word are one mostly; numbers are none.
    static func beginnings(of words: [String]) -> [String] {
        var found: [String] = []
        for word in words {
            var word = word
            let beginning = word.withUTF8 { word in
                Self.beginning(of: word).map { String(decoding: $0, as: UTF8.self) }
            }
            if let beginning, !found.contains(beginning) { found.append(beginning) }
        }
        return found
    }

    /// The beginning of a folded word; nil of a number and of a single sign.
    private static func beginning(of word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        guard word.count > 1, let first = word.first, first > 0x39 else { return nil }
        return WordBeginnings.beginning(of: word)
    }
}
