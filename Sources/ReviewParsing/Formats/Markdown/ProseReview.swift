import ReviewModel
import TextAnalysis

/// Tells the review of one paper from other prose where nothing links or names the paper but the title
/// of the file and the words: "авторы", "исследование", "the authors", "the paper".
enum ProseReview {
    /// Words that speak of a paper, and of those who wrote it, by their beginnings.
    private static let papers = StemIndex(["стать", "исследован", "работ", "paper", "study", "препринт"])
    private static let authors = StemIndex(["автор", "исследовател", "authors", "researchers", "учены"])

    /// Words of titles of collections, which are about many papers.
    private static let collections: Set<String> = [
        "weekly", "daily", "monthly", "digest", "news", "newsletter", "papers", "readings", "awesome",
        "collection", "course", "readme", "roadmap",
    ]

    /// Whether the prose `bytes` under `title` is one.
    static func isLikely(_ bytes: [UInt8], under title: String) -> Bool {
        let name = Array(title.utf8)
        let words = Tokenizer.tokens(in: name)
        guard words.count >= 4, !words.contains(where: { collections.contains(name.folded($0.range)) }),
            let language = LanguageDetection.detect(bytes)
        else { return false }
        let (papers, authors) = mentions(in: bytes)
        if language.code == "ru" {
            // A title in the language of the paper is the title of the paper.
            let isForeign = words.count(where: { !$0.hasCyrillic }) * 5 >= words.count * 4
            return isForeign && papers + authors >= 3
        }
        return language.code == "en" && papers >= 2 && authors >= 2
    }

    private static func mentions(in bytes: [UInt8]) -> (papers: Int, authors: Int) {
        var counts = (papers: 0, authors: 0)
        for word in bytes.foldedWords(0..<min(bytes.count, 60_000)) {
            if papers.matches(word) { counts.papers += 1 }
            if authors.matches(word) { counts.authors += 1 }
        }
        return counts
    }
}
