import ReviewModel
import TextAnalysis

/// A paper that a message names by an address or a number.
struct NamedPaper: Sendable {
    /// Where it is named.
    enum Origin: Sendable {
        /// In the words, as an address, behind words, or as a number.
        case text
        /// By a button, a link card or the name of a file under the words.
        case hung
    }

    /// Its address as written, or made of its number.
    var url: String
    /// Its number at arXiv.
    var arxiv: String?
    /// Its DOI.
    var doi: String?
    /// Where it is named in the text; empty at its end for what hangs under it.
    var place: Range<Int>
    /// Whether it is named in the words or under them.
    var origin: Origin
    /// Whether it is a number without an address.
    var isNumber = false
    /// Words that say what the link is: "Статья", "[paper]".
    var label: String?

    /// Whether `other` names the same paper.
    func isSame(as other: NamedPaper) -> Bool { key == other.key }

    /// What two names of one paper have in common.
    fileprivate var key: String { arxiv ?? doi ?? WebAddress.key(of: url) }
}

extension KnownFacts {
    /// Takes over what names `paper`.
    mutating func take(_ paper: NamedPaper?) {
        arxiv = arxiv ?? paper?.arxiv
        doi = doi ?? paper?.doi
        url = url ?? paper?.url
    }
}

/// The papers that a message names.
enum NamedPapers {
    /// The papers in `message`, each once, in the order of its text, then those that hang under it.
    static func find(in message: Message, lines: TextLines) -> [NamedPaper] {
        var found: [NamedPaper] = []
        for line in lines.lines.indices where !lines.isBlank(line) {
            found += linked(at: line, in: lines)
            found += numbered(in: lines[line]) + registered(in: lines[line])
        }
        let end = lines.bytes.count
        for link in message.text.links where link.range.isEmpty {
            found += paper(link.url, at: end..<end, origin: .hung)
        }
        for card in message.cards { found += card.url.map { paper($0, at: end..<end, origin: .hung) } ?? [] }
        var keys = Set<String>()
        return found.filter { keys.insert($0.key).inserted }
    }

    /// Whether a card is that of a paper.
    static func isPaper(_ card: LinkCard) -> Bool {
        card.url.map { LinkRoles.role(ofHost: $0) == .paper } ?? false
    }

    /// Papers that links of a line lead to, by their hosts or by what the links are called.
    private static func linked(at index: Int, in lines: TextLines) -> [NamedPaper] {
        let anchors = lines.anchors(index)
        guard !anchors.isEmpty else { return [] }
        let labelled = LabelledLine(at: index, in: lines).flatMap {
            $0.label.isEmpty || $0.links.count > 1 ? nil : lines.bytes.slice($0.label).string
        }
        return anchors.flatMap { anchor -> [NamedPaper] in
            let own = anchor.isHidden ? lines.bytes.slice(anchor.place).string : nil
            let label = own.map(bare) ?? labelled
            // A title may have a word that labels have: "… Probabilistic Models".
            guard
                LinkRoles.role(ofHost: anchor.url) ?? LinkRoles.role(label: label, url: anchor.url) == .paper
            else { return [] }
            return paper(anchor.url, at: anchor.place, origin: .text, label: label)
        }
    }

    /// The words of a label without brackets around them.
    private static func bare(_ label: String) -> String {
        TextSlice(label).words.map(\.string).joined(separator: " ")
    }

    private static func numbered(in line: TextSlice) -> [NamedPaper] {
        let leading = ArxivNumbers.leading(TitleLine.withoutEmoji(line)).map { [$0] } ?? []
        return (leading + ArxivNumbers.find(in: line)).flatMap { number in
            var named = paper(ArxivIdentifier.address(of: number.identifier), at: number.place, origin: .text)
            for index in named.indices { named[index].isNumber = true }
            return named
        }
    }

    /// A paper that is named by a DOI without an address.
    private static func registered(in line: TextSlice) -> [NamedPaper] {
        guard let start = line.find("10."), WebAddress.find(in: line).isEmpty,
            let doi = DOI.inWords(line.from(start).prefix(120).string)
        else { return [] }
        let end = min(line.endIndex, start + doi.utf8.count)
        return paper(DOI.address(of: doi), at: start..<end, origin: .text).map {
            var named = $0
            named.isNumber = true
            return named
        }
    }

    private static func paper(
        _ url: String, at place: Range<Int>, origin: NamedPaper.Origin, label: String? = nil
    ) -> [NamedPaper] {
        let arxiv = ArxivIdentifier.inAddress(url), doi = DOI.inAddress(url)
        let role = LinkRoles.role(ofHost: url) ?? LinkRoles.role(label: label, url: url)
        let isPaper = arxiv != nil || doi != nil || role == .paper
        guard isPaper, !url.isEmpty else { return [] }
        return [NamedPaper(url: url, arxiv: arxiv, doi: doi, place: place, origin: origin, label: label)]
    }
}
