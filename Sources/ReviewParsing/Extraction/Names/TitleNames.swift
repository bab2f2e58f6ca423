import ReviewModel
import TextAnalysis

/// What a title calls the thing that the paper proposes: "Time-Aware User Embeddings as a Service",
/// "Masked Autoencoders Are Scalable Vision Learners".
enum TitleNames {
    /// Words that a proposed thing is called by.
    private static let things = Set(WordFiles.names.values("title.thing"))

    /// Words that end the name: what follows tells what it is good for.
    private static let ends = Set(WordFiles.names.values("title.end"))

    /// Words that any title may have and that make no name.
    private static let common = Set(WordFiles.names.values("title.common"))

    /// Adds the name to `names`, where the review names no model by which it could be known.
    static func read(_ draft: ReviewDraft, _ names: inout [String: ModelName]) {
        guard draft.post.kind == .review, draft.review.label == nil,
            !names.values.contains(where: { $0.isCoined || $0.isKnown && isInTitle($0, draft) })
        else { return }
        for paper in draft.review.papers {
            guard let name = name(in: paper.title), names[ModelNames.tight(name)] == nil else { continue }
            let key = ModelNames.tight(name)
            let place = draft.bytes.find(name, in: 0..<draft.bytes.count).map { $0..<$0 + name.utf8.count }
            names[key] = ModelName(
                key: key, name: name, isKnown: true, shape: .mixed, count: 1, place: place ?? 0..<0)
        }
    }

    /// The words at the beginning of `title` that name a thing; nil where they are too few, too common
    /// or something else.
    static func name(in title: String) -> String? {
        let words = title.split(separator: " ")
        var count = 0
        while count < words.count, !ends.contains(words[count].lowercased()) {
            count += 1
            if let last = words[count - 1].utf8.last, ":,.;?!".utf8.contains(last) { break }
        }
        guard (2...5).contains(count), count < words.count, !words[0].hasSuffix("ing") else { return nil }
        let name = words[..<count].joined(separator: " ").trimmingSuffix { ":,.;?!".contains($0) }
        let parts = name.split { $0 == " " || $0 == "-" }.map { singular($0.lowercased()) }
        guard let thing = parts.last, things.contains(thing),
            words[..<count].allSatisfy({ $0.first?.isUppercase == true }),
            parts.dropLast().contains(where: { !common.contains($0) })
        else { return nil }
        return name
    }

    private static func singular(_ word: String) -> String {
        word.hasSuffix("s") && !word.hasSuffix("ss") && word.count > 4 ? String(word.dropLast()) : word
    }

    private static func isInTitle(_ name: ModelName, _ draft: ReviewDraft) -> Bool {
        guard !name.attributes.contains("family") else { return false }
        return draft.review.papers.contains { ModelNames.tight($0.title).contains(name.key) }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isDropped(last) { text.removeLast() }
        return String(text)
    }
}
