import ReviewModel
import TextAnalysis

/// A paper as a line lists it: its title and what stands around it.
struct EntryHead: Sendable {
    /// The line or lines.
    let text: StyledText
    /// The title.
    let title: EntryTitle
    /// What else is said of the paper.
    var facts = EntryFacts()
    /// Other papers that stand beside it.
    private(set) var twins: [(title: String, url: String)] = []
    /// Where what follows all titles begins.
    private var end: Int

    /// The paper that `text` lists; nil when no title is to be found.
    init?(_ text: StyledText) {
        guard let title = EntryTitle(text, text.range) else { return nil }
        self.text = text
        self.title = title
        end = title.end
        facts.add(title.marks)
        if let names = title.names { facts.add(names) }
        if let link = title.link { facts.add(link: text.links[link].url, label: nil) }
        readTwins()
        if let tail = title.tailInTitle { readTail(tail) }
        readSides()
    }

    /// "[One](…), [Two](…)": more papers right behind the first.
    private mutating func readTwins() {
        guard var link = title.link, title.tailInTitle == nil else { return }
        while link + 1 < text.links.count {
            let next = text.links[link + 1]
            let gap =
                text.links[link].range
                .upperBound..<max(text.links[link].range.upperBound, next.range.lowerBound)
            guard EntryWords.isComma(text.bytes, gap), !next.range.isEmpty, !LinkLabel.isLabel(text, next),
                LinkRoles.role(ofHost: next.url) == .paper
            else { return }
            twins.append((text.words(next.range), next.url))
            link += 1
            end = next.range.upperBound
        }
    }

    /// A line that is a title as a whole, however short.
    init?(wholeOf text: StyledText) {
        guard let title = EntryTitle(wholeOf: text) else { return nil }
        self.text = text
        self.title = title
        end = title.end
        facts.add(title.marks)
    }

    /// Words that file the paper: "Transfer learning".
    private mutating func readSides() {
        if let category = title.category { facts.add(keywords: [text.words(category)]) }
        for link in text.links
        where link.range.upperBound <= title.range.lowerBound && LinkLabel.isLabel(text, link) {
            facts.add(link: link.url, label: LinkLabel.words(text, link.range))
        }
        facts.read(text, end..<text.bytes.count)
        for image in text.images where image.offset < title.end {
            if let index = image.link, text.links[index].range.isEmpty {
                facts.add(link: text.links[index].url, label: image.alt.isEmpty ? nil : image.alt)
            }
        }
    }

    /// Year and authors within the words of the title: "(2019) - Lee, Parisotto, Xing".
    private mutating func readTail(_ tail: Range<Int>) {
        let groups = LineCut.brackets(in: text.bytes, tail)
        var at = tail.lowerBound
        if let group = groups.first, group.lowerBound <= tail.lowerBound + 1 {
            let inside = text.bytes.trimmed(group.lowerBound + 1..<group.upperBound - 1)
            if let found = VenueText(text.bytes, inside) {
                facts.add(found)
            } else if let found = PartialDate.find(in: text.bytes, inside) {
                facts.add(year: found.year)
            }
            at = group.upperBound
        }
        let list = NameList(text.bytes, at..<tail.upperBound)
        if list.isConvincing || list.isSurnames(text.bytes) {
            facts.add(list)
        } else if let found = VenueText(text.bytes, at..<tail.upperBound) {
            facts.add(found)
        }
    }

    /// The title's words.
    var titleWords: String { text.words(title.range) }

    /// How many words the title has.
    var titleLength: Int { EntryWords.count(text.bytes, title.range) }
}

extension EntryHead {
    /// Whether a link among the labels or the title itself leads to a paper.
    var linksPaper: Bool { facts.linksPaper }

    /// Whether the line can hardly be anything but the entry of a paper.
    var isCertain: Bool {
        if linksPaper { return true }
        if facts.links.isEmpty, title.names != nil, !title.isMarked { return false }
        let hasFacts = facts.year != nil || facts.venue != nil
        if !facts.authors.isEmpty { return hasFacts || facts.authorsTruncated || facts.authors.count >= 2 }
        guard hasFacts, let link = title.link else { return false }
        return LinkRoles.role(ofHost: text.links[link].url) != .code && titleLength >= 2
    }

    /// Whether it may be the entry of a paper where the entries around it are.
    var isPossible: Bool {
        guard titleLength >= 2, facts.prose <= 1200 else { return false }
        return !facts.links.isEmpty
            || facts.prose == 0 && (title.isMarked || titleLength >= 4 && text.bytes.count <= 200)
    }
}

extension EntryFacts {
    /// Whether a link leads to a paper.
    var linksPaper: Bool {
        links.contains { link in
            let isFile = link.url.lowercased().hasSuffix(".pdf")
            guard
                link.url.contains("://") || link.url.hasPrefix("www.") || isFile || link.url.hasPrefix("//")
                    || LinkRoles.role(ofHost: link.url) == .paper
            else { return false }
            return isFile || LinkRoles.role(label: link.label, url: link.url) == .paper
        }
    }

    /// The facts as the rules take them.
    func known(title: String) -> KnownFacts {
        var known = KnownFacts()
        known.isRead = true
        known.title = title
        known.authors = authors
        known.authorsTruncated = authorsTruncated
        known.affiliations = affiliations
        known.parenthesis = parenthesis
        known.venue = venue
        known.year = year
        known.links = links
        known.keywords = keywords
        return known
    }
}
