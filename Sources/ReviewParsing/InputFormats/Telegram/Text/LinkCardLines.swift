import TextAnalysis

/// The lines of a link card in a dump: the site, the title of the page, its description.
enum LinkCardLines {
    /// Names that sites give themselves in cards.
    private static let sites: Set<String> = [
        "github", "arxiv.org", "arxiv", "youtube", "medium", "hugging face", "huggingface", "openai",
        "nature", "science",
        "google ai blog", "google research", "deepmind", "google deepmind", "meta ai", "the verge",
        "techcrunch", "wired",
        "bbc news", "habr", "хабр", "reddit", "twitter", "x", "x (formerly twitter)", "linkedin", "facebook",
        "telegram",
        "telegraph", "substack", "openreview", "pubmed", "biorxiv", "medrxiv", "wikipedia", "colab",
        "google docs", "kaggle",
        "papers with code", "paperswithcode.com", "quanta magazine", "mit technology review", "mit news",
        "venturebeat",
        "ieee spectrum", "the gradient", "distill", "nvidia blog", "nvidia technical blog",
        "microsoft research", "anthropic",
        "vk", "vc.ru", "n+1", "n + 1", "sciencedirect", "springerlink", "acm digital library",
        "proceedings.neurips.cc", "bloomberg",
        "the new york times", "the guardian", "google", "apple machine learning research", "amazon science",
        "eleutherai blog",
        "towards data science", "lesswrong", "the new yorker", "financial times", "reuters", "forbes", "cnbc",
        "gist", "gitlab",
    ]

    /// Whether a card may begin at the line `index`.
    static func begins(_ lines: TextLines, _ index: Int) -> Bool {
        let range = lines.lines[index]
        guard range.count >= 1, range.count <= 48, !lines.isBlank(index + 1) else { return false }
        let name = lines.bytes.folded(range)
        return sites.contains(name) || isHost(lines.bytes, range)
    }

    /// The card at the line `index` and the line behind it. `isTaken` says of a line that it is
    /// something else for certain.
    static func card(in lines: TextLines, at index: Int, isTaken: (Int) -> Bool) -> (
        card: LinkCard, end: Int
    )? {
        guard begins(lines, index), index + 1 < lines.count, !isTaken(index + 1) || hasTitle(lines, index + 1)
        else { return nil }
        var card = LinkCard(url: nil, site: lines.string(index), title: lines.string(index + 1), summary: "")
        var end = index + 2
        if end < lines.count, !lines.isBlank(end), !isTaken(end), !begins(lines, end),
            describes(lines, end, title: index + 1)
        {
            card.summary = lines.string(end)
            end += 1
        }
        return (card, end)
    }

    /// "GitHub - owner/name: …" is a title whatever else it looks like.
    private static func hasTitle(_ lines: TextLines, _ index: Int) -> Bool { lines.lines[index].count <= 300 }

    /// A description is cut short with dots or speaks of what the title speaks of.
    private static func describes(_ lines: TextLines, _ index: Int, title: Int) -> Bool {
        let bytes = lines.bytes
        if bytes.ends("...", in: lines.lines[index]) || bytes.ends("…", in: lines.lines[index]) {
            return true
        }
        let words = { (range: Range<Int>) in
            Set(
                Tokenizer.tokens(in: bytes, range).filter { $0.range.count >= 5 }.map {
                    bytes.folded($0.range)
                })
        }
        return words(lines.lines[index]).intersection(words(lines.lines[title])).count >= 2
    }

    /// `openai.com`: a name with a dot and a short ending, nothing else.
    private static func isHost(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard let dot = bytes[range].lastIndex(of: UInt8(ascii: ".")), range.upperBound - dot - 1 >= 2,
            range.upperBound - dot - 1 <= 4, dot > range.lowerBound + 1
        else { return false }
        return bytes[range].allSatisfy { byte in
            (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        }
    }
}
