import Foundation
import TestSupport

/// A review of a collection beside the checkout that was labelled for this project, before any rule was run
/// on it; the labels are in the form of those of the shared documents.
struct OwnLabels: Sendable {
    /// Name of the file with the labels.
    var name: String
    /// The labelled document, under the shared folder.
    var document: String
    /// Address of the paper, where the document gives none.
    var paper: String?
    /// Measured F1 of fields; it must not fall by more than the margin of `Floors`.
    var measured: [String: Double]

    /// The labels.
    var labels: URL { Self.folder.appendingPathComponent("\(name).json") }

    /// The document.
    var source: URL { Checkout.shared.appendingPathComponent("corpora/markdown/\(document)") }

    /// Whether there is something to measure, and something to measure it with.
    static var arePossible: Bool {
        Scorer.isPossible && all.allSatisfy { FileManager.default.fileExists(atPath: $0.source.path) }
    }

    /// The document with the address of its paper in the blank line behind the title, so that lines keep
    /// their numbers.
    func bytesWithPaper() throws -> [UInt8] {
        let bytes = try Checkout.bytes(of: source)
        guard let paper, let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return bytes }
        return bytes[...end] + Array("[paper](\(paper))".utf8) + bytes[(end + 1)...]
    }

    /// The folder of the labels.
    static let folder = Checkout.root.appendingPathComponent("Tests/ScoreTests/Labels")

    /// Those there are.
    static let all = [
        OwnLabels(
            name: "scene-graph-reasoning",
            document: "weekly-arxiv-review-ru/2025__week-36__summary.md",
            paper: "https://arxiv.org/abs/2502.03450",
            measured: [
                "reviews found": 1, "claims quoted to the letter": 1, "paper titles": 1,
                "models named": 0.727,
                "topics": 0.667, "key claims": 0.3, "kind of a claim": 0.6, "quantities in found claims": 1,
            ]),
        OwnLabels(
            name: "toolformer",
            document: "shagunsodhani-papers-i-read/_posts/"
                + "2023-02-10-Toolformer - Language Models Can Teach Themselves to Use Tools.md",
            measured: [
                "reviews found": 1, "claims quoted to the letter": 1, "paper titles": 1, "links": 1,
                "models the review is about": 1, "models named": 1, "datasets": 0.8, "topics": 1,
                "key claims": 0.8, "kind of a claim": 1, "quantities in found claims": 1,
            ]),
    ]
}
