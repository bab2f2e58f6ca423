import ReviewModel
import TextAnalysis

/// Tells which of the models named a review is about.
enum PrimaryModels {
    /// Keys of the primary models: the label's, the title's, else the name the text comes back to most.
    static func choose(from names: [ModelName], _ draft: ReviewDraft) -> Set<String> {
        var primary = Set<String>()
        if let label = draft.review.label { primary.formUnion(named(in: label, names)) }
        for paper in draft.review.papers {
            let title = paper.title
            if let colon = title.firstIndex(of: ":") {
                primary.formUnion(leading(String(title[..<colon]), names))
            }
            if primary.isEmpty {
                primary.formUnion(named(in: title, names).filter { key in isSpecific(key, names) })
            }
        }
        if primary.isEmpty {
            // "ABBR (What the Title Says)" where the title itself has no abbreviation.
            let titles = draft.review.papers.map { ModelNames.tight($0.title) }
            primary.formUnion(
                names.filter { name in
                    !name.isKnown
                        && ([name.key] + name.aliases.map(ModelNames.tight)).contains { key in
                            key.count >= 12 && !name.aliases.isEmpty && titles.contains { $0.contains(key) }
                        }
                }.map(\.key))
        }
        let coined = names.filter { $0.isCoined && ($0.isCompound || !$0.attributes.contains("family")) }
        primary.formUnion(coined.prefix(max(0, 3 - primary.count)).map(\.key))
        if primary.isEmpty {
            let subject = mostNamed(names, few: draft.review.incomplete) ?? opening(names, draft)
            if let subject { primary.insert(subject) }
        }
        return primary
    }

    /// Names that stand in `text`, longer ones before the shorter ones inside them.
    private static func named(in text: String, _ names: [ModelName]) -> [String] {
        var rest = " " + words(text).joined(separator: " ") + " "
        var found: [String] = []
        for name in names.sorted(by: { $0.name.count > $1.name.count }) {
            for spelling in [name.name] + name.aliases {
                let needle = " " + words(spelling).joined(separator: " ") + " "
                guard let place = rest.range(ofASCII: needle) else { continue }
                found.append(name.key)
                let bytes = Array(rest.utf8)
                rest = String(
                    decoding: bytes[..<place] + Array("  ".utf8) + bytes[(place + needle.utf8.count)...],
                    as: UTF8.self)
                break
            }
        }
        return found
    }

    /// What stands before the colon of a title, when it is a name the text uses.
    private static func leading(_ text: String, _ names: [ModelName]) -> [String] {
        let wanted = ModelNames.tight(text)
        if let name = names.first(where: {
            $0.key == wanted || $0.aliases.contains { ModelNames.tight($0) == wanted }
        }) {
            return [name.key]
        }
        return words(text).count <= 5 ? named(in: text, names).filter { isSpecific($0, names) } : []
    }

    private static func isSpecific(_ key: String, _ names: [ModelName]) -> Bool {
        guard let name = names.first(where: { $0.key == key }) else { return false }
        if name.attributes.contains("family") { return false }
        return !name.attributes.contains("method") || name.count >= 5
    }

    /// The name the text comes back to most. A name it coins counts for more, a model that everybody
    /// compares with for less. `few` accepts a single mention, as in the rest of a post.
    private static func mostNamed(_ names: [ModelName], few: Bool) -> String? {
        let specific = names.filter {
            !$0.attributes.contains("family") && !$0.attributes.contains("size") && ($0.count >= 2 || few)
        }
        let weight = { (name: ModelName) in
            Double(name.count - 2 * name.baselines) * (name.isKnown ? 1 : 1.3) + (name.isCoined ? 6 : 0)
                + 0.01
                * Double(name.name.count)
        }
        return specific.max { weight($0) < weight($1) }?.key ?? (names.count == 1 ? names[0].key : nil)
    }

    /// A model that the text opens with: "AlphaGo Zero учится с нуля".
    private static func opening(_ names: [ModelName], _ draft: ReviewDraft) -> String? {
        guard draft.post.kind == .review, let line = draft.proseLines.first else { return nil }
        let start = draft.lines.lines[line].lowerBound
        return names.first {
            $0.baselines == 0 && isSpecific($0.key, names) && (start...start + 2).contains($0.first)
        }?.key
    }

    private static func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Tokenizer.tokens(in: bytes, 0..<bytes.count).map { bytes.folded($0.range) }
    }
}
