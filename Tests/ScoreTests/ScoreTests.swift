import TestSupport
import Testing

/// Scores on the labelled documents beside the checkout must not fall below a floor. Without those
/// documents, or without Python, nothing is measured, and that is said.
@Suite struct ScoreTests {
    @Test(
        .enabled(if: Scorer.isPossible, "no labelled documents beside the checkout, or no python3"),
        arguments: Floors.all)
    func document(_ floors: Floors) throws {
        let measurement = try Measurement(ofDocument: floors.document)
        #expect(measurement.mean >= floors.mean - Floors.margin, "mean of the fields")
        for (name, floor) in floors.fields.sorted(by: { $0.key < $1.key }) {
            let field = try #require(measurement.fields[name], "no field '\(name)'")
            #expect(field.f1 >= floor, "\(name): precision \(field.precision), recall \(field.recall)")
        }
        let claims = try #require(measurement.fields["key claims"])
        let reviews = try #require(measurement.fields["reviews found"]).predicted
        #expect(claims.predicted <= 10 * reviews)
    }
}
