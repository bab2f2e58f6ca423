import Foundation
import TestSupport
import Testing

@testable import ReviewParsing

/// Fits the weights of claims to the labels beside the checkout and measures them on sources that were left out:
///
///     make fit
///
/// writes `Lexicons/Words/claimweights.txt` where the fit is better than the longest units and than TextRank of
/// equal number. Without those labels nothing is fitted, and that is said.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["DIGEST_FIT"] != nil)) struct ClaimFitTests {
    @Test func fit() throws {
        guard FileManager.default.fileExists(atPath: LabelledReview.folder.path) else {
            print("fit: no labels beside the checkout, nothing is fitted")
            return
        }
        let samples = Samples(try LabelledReview.all())
        if let path = ProcessInfo.processInfo.environment["DIGEST_FIT_TABLE"] { try write(samples, to: path) }
        let report = LeftOut(samples)
        print(report.table)
        let all = report.all
        #expect(all.digest.f1 > all.longest.f1)
        #expect(all.digest.f1 > all.textRank.f1)
        guard all.digest.f1 > max(all.longest.f1, all.textRank.f1) else { return }
        let fit = ClaimFit(samples, indices: samples.indices { _ in true })
        let file = Checkout.root.appendingPathComponent(
            "Sources/TextAnalysis/Lexicons/Words/claimweights.txt")
        try Data(fit.file(head: report.head).utf8).write(to: file)
    }

    /// Features and labels as a table, for experiments.
    private func write(_ samples: Samples, to path: String) throws {
        var text = "source\treview\tgrade\tkind\tkinds\t" + ClaimFeatures.names.joined(separator: "\t") + "\n"
        for (row, label) in samples.labels.enumerated() {
            let review = samples.owners[row]
            let values = (0..<samples.features.width).map {
                samples.features.values[row * samples.features.width + $0]
            }
            text +=
                "\(samples.reviews[review].source)\t\(review)\t\(label?.grade ?? 0)\t\(label?.kind ?? "")\t"
            text += (label?.kinds.joined(separator: ",") ?? "") + "\t"
            text += values.map { "\($0)" }.joined(separator: "\t") + "\n"
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
}

/// What was chosen in each source by a fit to the others, and by plain rules as many.
struct LeftOut {
    /// Counts of the fit and of the plain rules.
    struct Row {
        var digest = ClaimCounts(), longest = ClaimCounts(), textRank = ClaimCounts()

        mutating func add(_ review: Samples.Review, chosen: [(unit: Int, kind: String)]) {
            digest.add(review, chosen: chosen)
            longest.add(review, chosen: Baselines.longest(review, count: chosen.count))
            textRank.add(review, chosen: Baselines.textRank(review, count: chosen.count))
        }
    }

    private(set) var rows: [(name: String, row: Row)] = []
    private(set) var all = Row()
    private let samples: Samples

    init(_ samples: Samples) {
        self.samples = samples
        var english = Row(), russian = Row(), found = Row()
        for source in samples.sources {
            let fit = ClaimFit(samples, indices: samples.indices { $0.source != source })
            var row = Row()
            for review in samples.reviews where review.source == source {
                let chosen = fit.chosen(in: review, of: samples)
                row.add(review, chosen: chosen)
                all.add(review, chosen: chosen)
                if review.isRussian {
                    russian.add(review, chosen: chosen)
                } else {
                    english.add(review, chosen: chosen)
                }
                if review.isFound { found.add(review, chosen: chosen) }
            }
            rows.append((source, row))
        }
        rows += [
            ("English", english), ("Russian", russian), ("told apart by the program", found), ("all", all),
        ]
    }

    /// The comment at the head of the file of weights.
    var head: String {
        let figures = all.digest
        return """
            # Weights of the ranker of claims and of the classifier of their kinds, by the names of features
            # (ClaimFeatures.swift). Written by `make fit`; not to be edited by hand.
            #
            # Fitted to \(samples.labels.count) units of \(samples.reviews.count) reviews from \
            \(samples.sources.count) sources, graded by hand. On sources that were left out: claims
            # F1 \(Self.two(figures.f1)), precision \(Self.two(figures.precision)), recall of the most telling \
            \(Self.two(figures.recall)), kinds \(Self.two(figures.kinds)); the longest units F1 \
            \(Self.two(all.longest.f1)), TextRank \(Self.two(all.textRank.f1)).

            """
    }

    /// A line a source.
    var table: String {
        var text =
            "left out".padding(toLength: 40, withPad: " ", startingAt: 0)
            + "F1   prec rec  kind shown longest textrank\n"
        for (name, row) in rows {
            text += name.padding(toLength: 40, withPad: " ", startingAt: 0)
            text += [row.digest.f1, row.digest.precision, row.digest.recall, row.digest.kinds].map(Self.two)
                .joined(separator: " ")
            text += " \(row.digest.shown) \(Self.two(row.longest.f1)) \(Self.two(row.textRank.f1))\n"
        }
        return text
    }

    private static func two(_ value: Double) -> String { String(format: "%.2f", value) }
}
