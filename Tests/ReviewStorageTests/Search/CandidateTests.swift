import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct CandidateTests {
    private func candidate(
        _ number: Int64, _ score: Double, date: Int64 = 0, phrases: Int64 = 0, nearness: Int64 = 0
    )
        -> Candidate
    {
        var candidate = Candidate(number: number, score: score, date: date)
        candidate.phrases = phrases
        candidate.nearness = nearness
        return candidate
    }

    @Test func theBestComesFirstThenTheNewestThenTheFirst() {
        let candidates = Candidates([
            candidate(1, 2), candidate(2, 3), candidate(4, 2, date: 9), candidate(3, 2),
        ])
        #expect(candidates.ranked.map(\.number) == [2, 4, 1, 3])
    }

    @Test func whatIsThereIsNotAddedAgain() {
        var candidates = Candidates([candidate(2, 1)])
        candidates.add(Candidates([candidate(1, 5), candidate(2, 9)]))
        #expect(candidates.ranked.map(\.number) == [1, 2])
        #expect(candidates.ranked.map(\.score) == [5 * Candidate.least, 1 * Candidate.least])
    }

    @Test func theWordItselfCountsMoreThanOtherNames() {
        var candidates = Candidates([
            candidate(1, 1, phrases: 0b01), candidate(2, 1, phrases: 0b10), candidate(3, 1),
        ])
        candidates.raise(having: 0b10, by: 1)
        candidates.raise([3, 7], by: 0.5)
        #expect(candidates.ranked.map(\.number) == [2, 3, 1])
        #expect(candidates.ranked.first?.score == 1)
    }

    @Test func nearerIsBetter() {
        var candidates = Candidates((0...2).map { candidate($0, 1, nearness: $0) })
        candidates.raise(nearness: 1, by: 0.3)
        candidates.raise(nearness: 2, by: 0.3)
        #expect(candidates.ranked.map(\.number) == [2, 1, 0])
        var all = Candidates([candidate(1, 1)])
        all.raiseAll(by: 1)
        #expect(all.ranked[0].score == 1)
    }

    @Test(arguments: Kind.allCases) func namesOfKindsWeighAsTheKinds(_ kind: Kind) {
        var name = kind.rawValue
        #expect(name.withUTF8(Candidate.factor(named:)) == Candidate.factor(kind))
        #expect(Candidate.factor(kind) <= Candidate.factor(.review))
    }
}

@Suite struct CoverageTests {
    @Test func itemsWithTheMostComeFirst() {
        var coverage = Coverage()
        coverage.add([1, 2], weight: 1)
        coverage.add([2, 3], weight: 2)
        coverage.add([4], weight: 0.5)
        #expect(coverage.best(10) == [2, 3])
        #expect(coverage.best(1) == [2])
        #expect(Coverage().best(10).isEmpty)
    }

    @Test func theWordItselfAndTheKindDecideBetweenEquals() {
        var coverage = Coverage()
        coverage.add([1, 2, 3], weight: 1)
        coverage.favour([2], weight: 1)
        #expect(coverage.ranked([1, 2, 3], scores: [3: 1], factors: [:]).map(\.number) == [2, 3, 1])
        #expect(coverage.ranked([1, 2], scores: [:], factors: [2: 0.5]).map(\.number) == [1, 2])
        #expect(coverage.ranked([2, 1], scores: [:], factors: [2: 0.8]).map(\.number) == [1, 2])
    }
}
