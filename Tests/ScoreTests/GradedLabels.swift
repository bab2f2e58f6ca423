import Foundation
import TestSupport

/// Counts of the reviews graded by hand beside the checkout, over all documents: what was read right, what was
/// read, and what there was to read.
struct GradedLabels {
    /// How many were right, read and wanted.
    struct Count {
        var right = 0
        var read = 0
        var wanted = 0

        /// Share of what was read that is right.
        var precision: Double { Double(right) / Double(max(1, read)) }
        /// Share of what there is that was read.
        var recall: Double { Double(right) / Double(max(1, wanted)) }
        /// Harmonic mean of precision and recall of a field whose values are right or wrong.
        var f1: Double { 2 * Double(right) / Double(max(1, read + wanted)) }
    }

    private struct Answer: Decodable {
        var counts: [String: [Int]]
    }

    private(set) var counts: [String: Count] = [:]

    /// The folder of the labels; it may be absent.
    static let folder = Checkout.shared.appendingPathComponent("labels/graded")

    /// Whether there is something to measure, and something to measure it with.
    static var isPossible: Bool { Scorer.isPossible && FileManager.default.fileExists(atPath: folder.path) }

    /// Reads every labelled document and scores what was read.
    init() throws {
        for name in Checkout.files(under: Self.folder) where name.hasSuffix(".json") {
            let labels = Self.folder.appendingPathComponent(name)
            guard let source = try Self.document(of: labels) else { continue }
            let answer: Answer = try Scorer.answer(
                of: "labels_score.py", to: Checkout.bytes(of: source), named: source.lastPathComponent,
                labels: labels)
            for (field, figures) in answer.counts where figures.count == 3 {
                counts[field, default: Count()].right += figures[0]
                counts[field, default: Count()].read += figures[1]
                counts[field, default: Count()].wanted += figures[2]
            }
        }
    }

    /// The document that a file of labels is about, if it is there.
    private static func document(of labels: URL) throws -> URL? {
        struct Header: Decodable { var document: String }
        let header = try JSONDecoder().decode(Header.self, from: Data(contentsOf: labels))
        let file = Checkout.shared.appendingPathComponent(header.document)
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }

    /// The figures that the scoring program prints of all documents together.
    var figures: [String: Double] {
        func count(_ field: String) -> Count { counts[field] ?? Count() }
        let precision = count("precision").precision
        let recall = count("recall").recall
        return [
            "reviews found": count("found").recall, "claims precision": precision, "claims recall": recall,
            "claims F1": 2 * precision * recall / max(0.001, precision + recall),
            "kind of a claim": count("kind").recall, "models the review is about": count("primary").f1,
            "models named": count("models").f1, "datasets": count("datasets").f1,
            "topics": count("topics").f1,
        ]
    }
}
