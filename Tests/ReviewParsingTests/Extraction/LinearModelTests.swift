import Testing

@testable import ReviewParsing

@Suite struct LinearModelTests {
    @Test(arguments: [(0.0, 0.5), (2.0, 0.881), (-2.0, 0.119), (1000.0, 1.0), (-1000.0, 0.0)])
    func oddsBecomeProbabilities(odds: Double, probability: Double) {
        let model = LinearModel(bias: odds, weights: [])
        #expect(abs(model.probability(of: []) - probability) < 0.01)
    }

    @Test func weightsGoByNames() {
        let model = LinearModel(
            [("b", "2"), ("bias", "-1"), ("unknown", "7"), ("a", "x")], features: ["a", "b"])
        let one = model.probability(of: [1, 1]), other = LinearModel(bias: 1, weights: []).probability(of: [])
        #expect(one == other)
    }

    @Test func tablesNameWhatTheyLookAt() {
        typealias Table = FeatureTable<Int>
        let table = Table([
            Table.flag("even") { $0 % 2 == 0 }, Table.count("many") { $0 }, ("itself", Double.init),
        ])
        #expect(table.names == ["even", "many", "itself"])
        #expect(table.values(of: 1) == [0, 0.5, 1] && table.values(of: 4) == [1, 0.8, 4])
    }
}
