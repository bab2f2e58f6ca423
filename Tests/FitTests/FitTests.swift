import Foundation
import TestSupport
import Testing
import TextAnalysis

@testable import ReviewParsing

/// Fits the weights of claims, names and topics to the labels beside the checkout and measures them on sources that
/// were left out:
///
///     make fit
///
/// writes the files of weights in `Lexicons/Words`. A fit is not taken that beats no plain rule, or that is worse than
/// the one the file holds by more than chance; `DIGEST_FIT=take` takes one of the latter, after the labels have
/// changed. Without labels nothing is fitted, and that is said.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["DIGEST_FIT"] != nil)) struct FitTests {
    @Test func fit() throws {
        guard FileManager.default.fileExists(atPath: LabelledReview.folder.path) else {
            print("fit: no labels beside the checkout, nothing is fitted")
            return
        }
        let reviews = try LabelledReview.all()
        let only = ProcessInfo.processInfo.environment["DIGEST_FIT_ONLY"]
        if only == nil || only == "names" { try run(NameFitting(reviews)) }
        if only == nil || only == "topics" { try run(TopicFitting(reviews)) }
        if only == nil || only == "claims" { try run(ClaimFitting(reviews)) }
    }

    /// How much a score may fall short of the one in the file: what a few reviews move.
    private static let margin = 0.01

    private func run(_ fitting: some Fitting) throws {
        let rows = fitting.leftOut()
        guard let all = rows.last?.scores else { return }
        print(Self.report(rows, of: fitting))
        for (field, rival) in fitting.head.rivals {
            #expect(
                all[field].f1 > all[rival].f1, "\(fitting.head.file): '\(field)' is no better than '\(rival)'"
            )
            guard all[field].f1 > all[rival].f1 else { return }
        }
        let file = Checkout.root.appendingPathComponent(
            "Sources/TextAnalysis/Lexicons/Words/\(fitting.head.file).txt")
        let there = Self.scores(in: try String(contentsOf: file, encoding: .utf8))
        for (field, _) in fitting.head.rivals {
            guard let old = there[field], ProcessInfo.processInfo.environment["DIGEST_FIT"] != "take" else {
                continue
            }
            let isWorse = all[field].f1 < old - Self.margin
            #expect(
                !isWorse, "\(fitting.head.file): '\(field)' was \(old); DIGEST_FIT=take takes the new weights"
            )
            guard !isWorse else { return }
        }
        try Data(fitting.text(scores: all).utf8).write(to: file)
    }

    /// The scores that a file of weights tells of itself.
    private static func scores(in text: String) -> [String: Double] {
        var scores: [String: Double] = [:]
        var isInside = false
        for line in text.split(separator: "\n") {
            if line.hasPrefix("[") { isInside = line == "[score]" }
            let parts = line.components(separatedBy: " = ")
            if isInside, parts.count == 2 { scores[parts[0]] = Double(parts[1]) }
        }
        return scores
    }

    private static func report(_ rows: [(name: String, scores: Scores)], of fitting: some Fitting) -> String {
        guard let all = rows.last?.scores else { return "" }
        var text = "\n\(fitting.head.subject), on sources that were left out: F1 (precision, recall)\n"
        text += pad("") + all.names.map { pad($0, 22) }.joined() + "\n"
        for (name, scores) in rows {
            text += pad(name) + all.names.map { figures(scores[$0]) }.joined() + "\n"
        }
        for (name, calibration) in all.calibrations.sorted(by: { $0.key < $1.key }) {
            text += "how sure: \(name)\n" + calibration.table
        }
        text += "fitted to a part of the other sources\n"
        for share in [0.25, 0.5, 0.75] {
            let part = fitting.leftOut(share: share).last?.scores ?? Scores()
            text += pad("  \(Int(share * 100)) %") + all.names.map { figures(part[$0]) }.joined() + "\n"
        }
        return text
    }

    private static func figures(_ score: Score) -> String {
        pad(
            Scores.three(score.f1) + " (" + Scores.two(score.precision) + " " + Scores.two(score.recall)
                + ")",
            22)
    }

    private static func pad(_ text: String, _ width: Int = 36) -> String {
        text.padding(toLength: width, withPad: " ", startingAt: 0)
    }
}
