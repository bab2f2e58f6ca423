import Foundation
import ReviewModel
import TestSupport
import TextAnalysis

@testable import ReviewParsing

/// A file of graded labels beside the checkout.
struct LabelFile: Decodable {
    struct Labels: Decodable {
        var title: String
        var claims: [Label]
        var primary: [String]?
        var mentioned: [String]?
        var neutral: [String]?
        /// Other spellings by names.
        var aka: [String: [String]]?
        var datasets: [String]?
        var otherDatasets: [String]?
        var topics: [String]?
        var otherTopics: [String]?

        private enum CodingKeys: String, CodingKey {
            case title, claims, primary, mentioned, neutral, aka, datasets, topics
            case otherDatasets = "datasets_neutral"
            case otherTopics = "topics_secondary"
        }
    }

    struct Label: Decodable {
        var text: String
        var kind: String
        var alternatives: [String]?
        var grade: Int

        /// All kinds that are right.
        var kinds: [String] { [kind] + (alternatives ?? []) }

        private enum CodingKeys: String, CodingKey {
            case text, kind, grade
            case alternatives = "kind_alt"
        }
    }

    var document: String
    var reviews: [Labels]
}

/// A file of key claims of the documents that were labelled first, each as telling as any.
private struct KeyClaims: Decodable {
    struct Review: Decodable {
        var claims: [Claim]

        private enum CodingKeys: String, CodingKey { case claims = "key_claims" }
    }

    struct Claim: Decodable {
        var text: String
        var kind: String
        var alternatives: [String]?

        private enum CodingKeys: String, CodingKey {
            case text, kind
            case alternatives = "kind_alt"
        }
    }

    var reviews: [Review]

    /// Those of the document `name`, a file of labels called `seeds__` and its number.
    static func of(_ name: String) -> [LabelFile.Label] {
        let number = name.dropFirst("seeds__".count).prefix { $0.isNumber }
        let file = Checkout.shared.appendingPathComponent("gold/\(number).json")
        guard name.hasPrefix("seeds__"), let data = try? Data(contentsOf: file),
            let claims = try? JSONDecoder().decode(KeyClaims.self, from: data)
        else { return [] }
        return claims.reviews.flatMap(\.claims).map {
            LabelFile.Label(text: $0.text, kind: $0.kind, alternatives: $0.alternatives, grade: 2)
        }
    }
}

/// A labelled review with the draft that the program makes of it.
struct LabelledReview {
    /// What it was taken from: reviews of one source are all left out together.
    var source: String
    /// Whether the program told the review apart by itself.
    var isFound: Bool
    /// What was labelled.
    var labels: LabelFile.Labels
    /// Key claims of its document by another labelling, which is fitted to and not measured by.
    var others: [LabelFile.Label] = []
    /// What the program makes of it.
    var draft: ReviewDraft

    /// The folder of the labels.
    static let folder = Checkout.shared.appendingPathComponent("labels/graded")

    /// All that are there, in order.
    static func all() throws -> [LabelledReview] {
        var all: [LabelledReview] = []
        for name in Checkout.files(under: folder) where name.hasSuffix(".json") {
            let file = try JSONDecoder().decode(
                LabelFile.self, from: Data(contentsOf: folder.appendingPathComponent(name)))
            let document = Checkout.shared.appendingPathComponent(file.document)
            guard let bytes = try? Checkout.bytes(of: document) else { continue }
            let parts = name.components(separatedBy: "__")
            let source = parts[0] == "seeds" ? name : parts[0]
            let drafts = drafts(of: bytes, path: document.lastPathComponent)
            let others = KeyClaims.of(name)
            for labels in file.reviews {
                guard var review = review(labels, of: file, drafts: drafts, bytes: bytes, source: source)
                else { continue }
                review.others = others
                all.append(review)
            }
        }
        return all
    }

    /// A review as the program found it, else the lines from its first to its last claim read as a note.
    private static func review(
        _ labels: LabelFile.Labels, of file: LabelFile, drafts: [ReviewDraft], bytes: [UInt8], source: String
    ) -> LabelledReview? {
        let own = labels.claims.map { Letters($0.text) }
        let others = file.reviews.filter { $0.title != labels.title }.flatMap {
            $0.claims.map { Letters($0.text) }
        }
        let found = drafts.first { draft in
            let text = Letters(draft.bytes)
            return [.review, .entry].contains(draft.post.kind)
                && 2 * own.count { text.find($0) != nil } > own.count
                && others.count { text.find($0) != nil } <= 2
        }
        if let found { return LabelledReview(source: source, isFound: true, labels: labels, draft: found) }
        let text = Letters(bytes)
        let places = own.compactMap { text.find($0) }
        guard let low = places.map(\.lowerBound).min(), let high = places.map(\.upperBound).max() else {
            return nil
        }
        let start = bytes[..<text.places[low]].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = bytes[text.places[high - 1]...].firstIndex(of: 0x0A) ?? bytes.count
        let head = "# \(labels.title)\n\n[paper](https://arxiv.org/abs/2101.00001)\n\n"
        let made = Self.drafts(of: Array(head.utf8) + bytes[start..<end], path: "note.md")
        return made.max { $0.bytes.count < $1.bytes.count }.map {
            LabelledReview(source: source, isFound: false, labels: labels, draft: $0)
        }
    }

    static func drafts(of bytes: [UInt8], path: String) -> [ReviewDraft] {
        var reader = SourceReader()
        let keeper = DraftKeeper()
        reader.extractor.rules.append(keeper)
        _ = try? reader.read(SourceFile(path: path, bytes: bytes), into: { _ in }, report: { _ in })
        return keeper.drafts
    }
}

/// A rule that reads nothing and keeps the drafts that it sees.
///
/// Unchecked, since a reader works with its rules on one thread at a time and is done when it returns.
private final class DraftKeeper: ExtractionRule, @unchecked Sendable {
    let name = "keeper"
    let examples: [RuleExample] = []
    private(set) var drafts: [ReviewDraft] = []

    func apply(to draft: inout ReviewDraft) { drafts.append(draft) }
}

extension FittedReview {
    init(_ review: LabelledReview) {
        self.init(
            source: review.source, isFound: review.isFound,
            isRussian: review.draft.review.language == .russian)
    }
}
