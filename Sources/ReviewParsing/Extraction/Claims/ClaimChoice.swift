import ReviewModel

/// Which units of a review are shown: not the best ones each for itself, but those that together say most.
struct ClaimChoice {
    /// A unit that was chosen.
    struct Chosen {
        /// Its number.
        var unit: Int
        /// How likely it is fine to show.
        var probability: Double
        /// What it tells.
        var kind: Claim.Kind
    }

    /// How much more the most telling units are worth than those that are fine.
    static let tellingShare = 1.5
    /// Worth under which a unit is not shown, from 0 to 1 + `tellingShare`.
    static let leastWorth = 0.7
    /// Worth under which even the best unit is not shown.
    static let leastOfBest = 0.4
    /// How many claims a review has at most.
    static let most = 10
    /// How much of a claim may stand in another one.
    static let mostAlike = 0.6
    /// How many repeated units are passed over; a text with more says one thing again and again.
    private static let mostRepeats = 100

    /// The units that were chosen, in the order of the text.
    private(set) var chosen: [Chosen] = []

    /// Chooses among the units of `text`.
    init(_ text: ClaimText, by model: ClaimModel = .fitted) {
        let features = text.units.indices.map { ClaimFeatures(of: $0, in: text) }
        let fine = features.map { model.fine.probability(of: $0.values) }
        let worth = zip(fine, features).map { fine, features in
            fine + Self.tellingShare * model.telling.probability(of: features.values)
        }
        for unit in Self.chosen(text, worth: worth) {
            chosen.append(
                Chosen(
                    unit: unit, probability: fine[unit],
                    kind: model.kind(of: features[unit].values, words: text.units[unit].words)))
        }
    }

    /// The numbers of the units of most worth that do not repeat one another, in the order of the text.
    static func chosen(_ text: ClaimText, worth: [Double]) -> [Int] {
        var chosen: [Int] = []
        var repeats = 0
        let order = worth.indices.sorted { (worth[$0], $1) > (worth[$1], $0) }
        for unit in order {
            guard chosen.count < most, worth[unit] >= (chosen.isEmpty ? leastOfBest : leastWorth) else {
                break
            }
            if text.isBarred(unit) { continue }
            if chosen.contains(where: { text.repeats(unit, $0, share: mostAlike) }) {
                repeats += 1
                if repeats < mostRepeats { continue } else { break }
            }
            chosen.append(unit)
        }
        return chosen.sorted()
    }
}
