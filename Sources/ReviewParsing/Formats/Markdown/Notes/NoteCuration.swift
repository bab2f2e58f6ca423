import ReviewModel
import TextAnalysis

/// What the owner of a note says of it in its fields: whether the paper was read, how it was liked, tags.
///
/// Tags beside what only blogs have, such as a layout, are those of a blog that is open to everybody, unless a
/// status or a rating tells that the note is of one's own library.
enum NoteCuration {
    /// The curation in front matter and in labelled lines at the top of `page`; nil where there is none.
    static func read(_ page: MarkdownPage) -> Curation? {
        var curation = Curation()
        let status = values(of: "status", in: page).compactMap(status).first
        let rating = values(of: "rating", in: page).compactMap(rating).first
        curation.status = status ?? .unread
        curation.rating = rating
        let isOwn = status != nil || rating != nil || !isOfBlog(page)
        if isOwn { curation.tags = Set(values(of: "tags", in: page).flatMap(tags)).sorted() }
        return curation == Curation() ? nil : curation
    }

    private static func isOfBlog(_ page: MarkdownPage) -> Bool {
        let fields = WordFiles.markdown.values("blog fields")
        return page.frontMatter?.fields.contains { fields.contains($0.name.lowercased()) } ?? false
    }

    /// Hashtags and values of a field `type` near the top of `page`.
    static func marks(in page: MarkdownPage) -> [String] {
        var found = values(of: "type", in: page) + values(of: "tags", in: page)
        for block in page.blocks.prefix(3) where block.kind == .paragraph && block.text.bytes.count <= 300 {
            for word in block.text.slice(block.text.range).fields where word.first == UInt8(ascii: "#") {
                found.append(word.dropFirst().string)
            }
        }
        return found
    }

    /// Values of a field, from front matter first.
    private static func values(of field: String, in page: MarkdownPage) -> [String] {
        let front = page.frontMatter?.values(field) ?? []
        if !front.isEmpty { return front }
        var found: [String] = []
        for block in page.blocks.prefix(6) {
            block.forEach { inner in
                guard inner.kind == .paragraph else { return }
                for line in inner.text.lines {
                    let slice = inner.text.slice(line)
                    guard let colon = slice.find("::"), slice.before(colon).foldedPhrase == field else {
                        continue
                    }
                    found.append(slice.from(colon + 2).trimmed.string)
                }
            }
        }
        return found
    }

    private static func status(_ value: String) -> Curation.Status? {
        let word = TextSlice(value).foldedPhrase
        if WordFiles.markdown.values("status.read").contains(word) { return .read }
        if WordFiles.markdown.values("status.reading").contains(word) { return .reading }
        if WordFiles.markdown.values("status.skipped").contains(word) { return .skipped }
        return WordFiles.markdown.values("status.unread").contains(word) ? .unread : nil
    }

    /// "4", "4/5", "8/10", "★★★★☆"
    private static func rating(_ value: String) -> Int? {
        let stars = value.unicodeScalars.count { $0 == "★" || $0 == "⭐" }
        let parts = value.split(separator: "/").map { TextSlice(String($0)).trimmed.fields.first?.number }
        var found = stars > 0 ? stars : parts.first ?? nil
        if stars == 0, parts.count == 2, parts[1] == 10 { found = found.map { ($0 + 1) / 2 } }
        return found.flatMap { (1...5).contains($0) ? $0 : nil }
    }

    /// What to tell of values that cannot be taken as they are.
    static func remarks(on page: MarkdownPage) -> [String] {
        (page.frontMatter?.values("rating") ?? []).prefix(1).compactMap { value in
            guard let taken = rating(value) else {
                return "the rating '\(value)' is not one of 1 to 5, and is left out"
            }
            return value.contains("/10") ? "the rating '\(value)' is taken for \(taken) of 5" : nil
        }
    }

    /// Tags of a value: one, or several between commas and `#`; blanks in quotes stand.
    private static func tags(_ value: String) -> [String] {
        let slice = TextSlice(value)
        let hasMarks = slice.contains(UInt8(ascii: "#")) || slice.contains(UInt8(ascii: ","))
        guard hasMarks else { return [value].filter { !isYear($0) } }
        var tags: [String] = []
        // What stands in quotes has every second place.
        for (place, piece) in value.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            tags += place % 2 == 1 ? [String(piece)] : piece.split { ",# ".contains($0) }.map(String.init)
        }
        return tags.filter { !$0.isEmpty && !isYear($0) }
    }

    private static func isYear(_ tag: String) -> Bool { TextSlice(tag).number != nil }
}
