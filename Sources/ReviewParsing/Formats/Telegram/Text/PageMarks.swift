import TextAnalysis

/// Words of the page around a picture or video that it could not show.
enum MediaLabel {
    private static let labels = [
        "This media is not supported in your browser", "VIEW IN TELEGRAM",
        "Please open Telegram to view this post",
        "Media is too big", "Please open Telegram to view this message", "Forwarded from", "Audio",
        "Voice message",
    ]

    /// Whether the line at `index` is such a label.
    static func isLabel(_ lines: TextLines, _ index: Int) -> Bool {
        let range = lines.lines[index]
        if isDuration(lines.bytes, range) { return true }
        return range.count <= 60
            && labels.contains { $0.utf8.count == range.count && lines.bytes.starts($0, at: range) }
    }

    /// "2:02" over a video, "1.3 MB" under a file.
    private static func isDuration(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 4, range.count <= 9, (0x30...0x39).contains(bytes[range.lowerBound]) else {
            return false
        }
        let text = bytes.string(range)
        let parts = text.split(separator: ":")
        if parts.count == 2 || parts.count == 3 {
            return parts.allSatisfy { $0.count <= 2 && Int($0) != nil } && parts.last?.count == 2
        }
        let words = text.split(separator: " ")
        return words.count == 2 && Double(words[0]) != nil && ["KB", "MB", "GB", "B"].contains(words[1])
    }
}

/// Rows of the page that are no posts: what happened to the channel.
enum ServiceLine {
    private static let beginnings = [
        "Channel created", "Channel name was changed to", "Channel photo updated", "Channel photo removed",
        "Live stream started",
        "Live stream finished", "Live stream scheduled", "Voice chat started", "Voice chat ended",
        "Video chat started",
    ]

    /// Whether the line at `index` is such a row.
    static func isService(_ lines: TextLines, _ index: Int) -> Bool {
        let range = lines.lines[index]
        guard range.count <= 300 else { return false }
        return beginnings.contains { lines.bytes.starts($0, at: range) }
            || lines.bytes.find(" pinned «", in: range) != nil
            || lines.bytes.find(" pinned \"", in: range) != nil
    }
}

/// A poll as the page's text shows it: the question, "Anonymous Poll", shares and answers, the number of voters.
enum PollLines {
    private static let labels: Set<String> = [
        "anonymous poll", "public poll", "quiz", "anonymous quiz", "public quiz", "final results", "poll",
    ]

    /// The lines of the poll whose question stands at `index`.
    static func poll(in lines: TextLines, at index: Int) -> Range<Int>? {
        guard let label = lines.nextFilled(from: index + 1, skipping: 1), lines.lines[label].count <= 20,
            labels.contains(lines.bytes.foldedPhrase(lines.lines[label]))
        else { return nil }
        var end = label + 1
        while let next = lines.nextFilled(from: end, skipping: 1), next - index <= 60,
            lines.lines[next].count <= 300
        {
            let words = lines.bytes.foldedWords(lines.lines[next])
            end = next + 1
            if words.count == 2,
                words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "k") }),
                ["voters", "votes", "voter", "vote"].contains(words[1])
            {
                return index..<end
            }
        }
        return nil
    }
}

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
