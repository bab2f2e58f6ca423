import Testing

@testable import ReviewParsing

/// The arithmetic of fitting, on samples of which the answer is known.
@Suite struct RegressionTests {
    /// Samples of which the first feature tells whether something holds, three times of four.
    private static func samples() -> (features: Matrix, holds: [Bool]) {
        var features = Matrix(width: 2)
        var holds: [Bool] = []
        for number in 0..<400 {
            let isRight = number % 4 != 0
            let holdsHere = number % 2 == 0
            features.append([isRight == holdsHere ? 1 : 0, Double(number % 7)])
            holds.append(holdsHere)
        }
        return (features, holds)
    }

    @Test func probabilitiesAreShares() {
        let (features, holds) = Self.samples()
        let model = Regression.fit(features, holds: holds, penalty: 0.01, rounds: 600)
        let shown = (0..<features.count).filter { features.row($0)[0] == 1 }
        let told = shown.reduce(0) { $0 + model.probability(of: features.row($1)) } / Double(shown.count)
        let right = Double(shown.count { holds[$0] }) / Double(shown.count)
        #expect(abs(told - right) < 0.02)
        #expect(abs(model.weights[1]) < 0.1)
    }

    @Test func marksTellOutcomesApart() {
        let holds = (0..<400).map { $0 % 2 == 0 }
        let marks = Marks(width: 2, rows: holds.enumerated().map { $1 ? [0] : $0 % 3 == 0 ? [1] : [] })
        let fit = Regression.fit(
            Matrix(width: 1, values: holds.map { _ in 0 }), marks: marks,
            targets: holds.map { $0 ? [1, 0] : [0, 1] },
            penalty: 1, markPenalty: 1)
        #expect(fit.marks[0][0] > 0.5 && fit.marks[1][0] < -0.5 && fit.marks[0][1] < -0.1)
    }

    @Test func fitsAreTheSameEachTime() {
        let (features, holds) = Self.samples()
        let one = Regression.fit(features, holds: holds, penalty: 1)
        let other = Regression.fit(features, holds: holds, penalty: 1)
        #expect(one.weights == other.weights && one.bias == other.bias)
    }

    @Test func whatIsTakenOutWeighsNothing() {
        let (features, holds) = Self.samples()
        let model = Regression.fit(features.without([0]), holds: holds, penalty: 1)
        #expect(model.weights[0] == 0)
    }

    @Test func scoresAndCalibrationsAdd() {
        var scores = Scores()
        scores["a"] += .set(hits: 1, given: 2, wanted: 1)
        scores.note("a", 0.85, isRight: true)
        var sum = scores
        sum.add(scores)
        #expect(sum["a"].precision == 0.5 && sum["a"].recall == 1 && sum["a"].wanted == 2)
        #expect(sum.calibrations["a"]?.table.contains("told 0.85  right 1.00  of 2") == true)
    }
}
