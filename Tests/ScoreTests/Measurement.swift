import Foundation
import TestSupport

/// What the scoring program says of one labelled document.
struct Measurement: Decodable {
    /// One field of it.
    struct Field: Decodable {
        /// Harmonic mean of precision and recall.
        var f1: Double
        /// Share of what was read that is right.
        var precision: Double
        /// Share of what is there that was read.
        var recall: Double
        /// How many values were read.
        var predicted: Int
    }

    /// Fields by name.
    var fields: [String: Field]
    /// Mean of `f1` over the fields.
    var mean: Double

    /// Reads the labelled document with the number `document` and scores what was read.
    init(ofDocument document: String) throws {
        let seeds = Checkout.shared.appendingPathComponent("seeds")
        guard let name = Checkout.files(under: seeds).first(where: { $0.hasPrefix(document) }) else {
            throw CocoaError(.fileNoSuchFile)
        }
        let gold = Checkout.shared.appendingPathComponent("gold/\(document).json")
        try self.init(of: seeds.appendingPathComponent(name), labels: gold)
    }

    /// Reads `source`, or `bytes` in its stead, and scores what was read by `labels`.
    init(of source: URL, bytes: [UInt8]? = nil, labels: URL) throws {
        self = try Scorer.answer(
            of: "score.py", to: bytes ?? Checkout.bytes(of: source), named: source.lastPathComponent,
            labels: labels, options: ["--source", source.path])
    }
}
