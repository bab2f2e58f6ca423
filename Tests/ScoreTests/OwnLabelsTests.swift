import Foundation
import TestSupport
import Testing

/// Scores on reviews labelled for this project must not fall below what was seen. Without the shared
/// documents nothing is measured, and that is said.
@Suite struct OwnLabelsTests {
    @Test(
        .enabled(if: OwnLabels.arePossible, "no labelled documents beside the checkout, or no python3"),
        arguments: OwnLabels.all)
    func document(_ own: OwnLabels) throws {
        let measurement = try Measurement(of: own.source, bytes: own.bytesWithPaper(), labels: own.labels)
        for (name, measured) in own.measured.sorted(by: { $0.key < $1.key }) {
            let field = try #require(measurement.fields[name], "no field '\(name)'")
            #expect(
                field.f1 >= measured - Floors.margin,
                "\(name): precision \(field.precision), recall \(field.recall)")
        }
    }

    @Test func everyFileOfLabelsIsMeasured() {
        let names = Checkout.files(under: OwnLabels.folder).filter { $0.hasSuffix(".json") }
        #expect(names == OwnLabels.all.map { "\($0.name).json" })
    }

    @Test(.enabled(if: OwnLabels.arePossible, "no labelled documents beside the checkout, or no python3"))
    func reviewWithoutAddressOfItsPaper() throws {
        let own = try #require(OwnLabels.all.first { $0.paper != nil })
        let measurement = try Measurement(of: own.source, labels: own.labels)
        #expect(measurement.fields["reviews found"]?.f1 == 1)
    }
}
