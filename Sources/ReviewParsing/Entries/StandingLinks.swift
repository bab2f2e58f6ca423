import ReviewModel
import TextAnalysis

/// Addresses of papers that have a line to themselves, or stand behind a label: "Paper: https://…", "[pdf](…)".
enum StandingLinks {
    /// Each paper once, in order. Of several, the one whose line names `title` is meant, if it is one alone.
    static func papers(in blocks: ArraySlice<MarkdownBlock>, about title: String) -> [Line] {
        let all = lines(in: blocks)
        let named = all.filter { $0.words.holds(TitleWords(title)) }
        return all.count > 1 && named.count == 1 ? [named[0]] : all
    }

    /// How many papers the links in `blocks` lead to.
    static func paperCount(in blocks: ArraySlice<MarkdownBlock>) -> Int {
        var keys: Set<String> = []
        for block in blocks {
            block.forEach { keys.formUnion(PaperAddress.keys(of: $0.text)) }
        }
        return keys.count
    }

    /// A line with such an address.
    struct Line: Sendable {
        /// The address with its label.
        let link: KnownLink
        /// Words of the line.
        let words: TitleWords
        /// A title in quotes beside the address.
        let quoted: String?
    }

    private static func lines(in blocks: ArraySlice<MarkdownBlock>) -> [Line] {
        var found: [Line] = []
        var keys: Set<String> = []
        for block in blocks {
            block.forEach { inner in
                guard inner.kind == .paragraph || inner.kind == .html else { return }
                for line in inner.text.lines where !line.isEmpty {
                    guard let link = paper(in: inner.text, line), let key = PaperAddress.key(of: link.url),
                        keys.insert(key).inserted
                    else { continue }
                    let quoted = EntryWords.quoted(inner.text.bytes.slice(line)).map { inner.text.words($0) }
                    found.append(
                        Line(link: link, words: TitleWords(inner.text.slice(line)), quoted: quoted))
                }
            }
        }
        return found
    }

    /// Whether a line begins with a link that says that it is the paper, whatever follows.
    private static func opens(_ line: Range<Int>, with link: StyledText.Link, in text: StyledText) -> Bool {
        guard link.range.lowerBound <= line.lowerBound + 1, let words = LinkLabel.words(text, in: link.range)
        else {
            return false
        }
        return LinkRoles.role(ofLabel: words) == .paper
    }

    /// Whether the words beside a link say what it is.
    private static func tellsLink(_ text: StyledText, in line: Range<Int>, beside link: Range<Int>) -> Bool {
        let line = text.slice(line)
        let words = line.before(link.lowerBound).string + " " + line.from(link.upperBound).string
        return LinkRoles.role(ofLabel: words) != nil
            || TextSlice(words).foldedWords.allSatisfy { labels.contains($0) }
    }

    private static let labels = WordFiles.markdown.phrases("label")

    private static func paper(in text: StyledText, _ line: Range<Int>) -> KnownLink? {
        let rest = FieldName.split(text, in: line)?.value ?? line
        let label = rest == line ? nil : text.words(line.lowerBound..<rest.lowerBound)
        if let link = text.links.first(where: { !$0.range.isEmpty && $0.range.overlaps(rest) }) {
            let others =
                EntryWords.count(text.bytes.slice(rest)) - EntryWords.count(text.bytes.slice(link.range))
            let isBare = others == 0 || others <= 2 && tellsLink(text, in: rest, beside: link.range)
            guard LinkLabel.isLabel(link, in: text), isBare || opens(line, with: link, in: text) else {
                return nil
            }
            return KnownLink(url: link.url, label: LinkLabel.words(text, in: link.range) ?? label)
        }
        guard let place = WebAddress.find(in: text.bytes.slice(rest)).first, place.count + 2 >= rest.count
        else {
            return nil
        }
        return KnownLink(url: text.bytes.string(place), label: label)
    }
}

/// Looks for the link to the paper where it stands alone in the midst of a note.
enum PaperLinkSearch {
    /// Adds the links of items and paragraphs that are nothing but `[Link to the paper](…)`.
    static func read(_ blocks: ArraySlice<MarkdownBlock>, into facts: inout EntryFacts) {
        for block in blocks {
            block.forEach { inner in
                guard inner.kind == .paragraph, inner.text.links.count == 1,
                    let link = inner.text.links.first,
                    EntryWords.trimmed(inner.text.bytes.slice(link.range))
                        == EntryWords.trimmed(inner.text.all),
                    !link.range.isEmpty, let words = LinkLabel.words(inner.text, in: link.range),
                    words.utf8.count <= 60
                else { return }
                let role = LinkRoles.role(ofLabel: words)
                if names(words), role == .code || role == .paper { facts.add(link: link.url, label: words) }
            }
        }
    }

    /// Adds the link labelled as that of the paper where a note has one such link and no more.
    static func readOnly(_ blocks: ArraySlice<MarkdownBlock>, into facts: inout EntryFacts) {
        guard !facts.linksPaper else { return }
        var found: [(url: String, label: String)] = []
        for block in blocks {
            block.forEach { inner in
                for link in inner.text.links
                where found.count < 2 && LinkLabel.isAddress(link.url) && !link.range.isEmpty {
                    guard LinkLabel.isLabel(link, in: inner.text),
                        let words = LinkLabel.words(inner.text, in: link.range),
                        LinkRoles.role(ofLabel: words) == .paper,
                        !found.contains(where: { $0.url == link.url })
                    else { continue }
                    found.append((link.url, words))
                }
            }
        }
        if found.count == 1 { facts.add(link: found[0].url, label: found[0].label) }
    }

    private static func names(_ words: String) -> Bool {
        let bytes = Array(words.utf8)
        let folded = bytes.folded(0..<bytes.count)
        return LinkLabel.isLabel(TextSlice(bytes))
            || pointings.contains { folded.hasPrefix($0 + " ") }
    }

    private static let pointings = WordFiles.links.values("pointing")
}
