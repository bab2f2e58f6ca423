import ReviewModel
import TextAnalysis

/// How many words of each sort a unit has.
struct WordTally: Sendable {
    /// Words at the beginning of a unit that count as early.
    private static let early = 6

    /// Words that say nothing of what the unit is about, and those that point at what was said before.
    private(set) var empty = 0, pointers = 0
    /// Whether the first word points at the sentence before it, and the second one anywhere.
    private(set) var isPointing = false, isSecondPointing = false
    /// How often phrases of each group of `ClaimWords.counter` stand in it, and among its first words.
    private(set) var counts = ClaimWords.counter.none
    private(set) var earlyCounts = ClaimWords.counter.none

    /// A unit without words.
    init() {}

    /// The words of `unit`, which is cut out of the text of `draft`.
    init(_ unit: ClaimUnit, in draft: DraftWords) {
        for at in unit.words.indices {
            if at == Self.early { earlyCounts = counts }
            take(unit, at: at, in: draft)
        }
        if unit.words.count <= Self.early { earlyCounts = counts }
    }

    private mutating func take(_ unit: ClaimUnit, at: Int, in draft: DraftWords) {
        let marks = unit.marks(at, in: draft)
        if marks.contains(.empty) { empty += 1 }
        if marks.contains(.pointer) { pointers += 1 }
        if at == 0 { isPointing = marks.contains(.firstPointer) }
        if at == 1 { isSecondPointing = marks.contains(.pointer) }
        let count = { (cue: PhraseCounter.Beginning, counts: inout [Int]) in
            if ClaimWords.counter.stands(cue, at: at, in: unit.words) { counts[Int(cue.group)] += 1 }
        }
        if unit.places[at] >= 0 {
            draft.forEachCue(of: Int(unit.places[at])) { count($0, &counts) }
        } else {
            for cue in ClaimWords.counter.beginnings(of: unit.words[at]) { count(cue, &counts) }
        }
    }
}
