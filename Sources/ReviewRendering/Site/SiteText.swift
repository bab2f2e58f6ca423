internal import ReviewModel

/// The text of a post on its page: without what the head of the page says already, with key claims marked where
/// they stand, and with addresses that can be followed.
struct SiteText {
    private let review: Review
    private let bytes: [UInt8]
    /// Claims that stand in the text, in its order, none of them in another.
    private let marks: [Claim]

    /// Addresses of links as they may be written, without their scheme.
    private let bare: Set<String>

    /// Lines that are looked at for what the head of the page says.
    private static let headLines = 12

    init(_ review: Review) {
        self.review = review
        bytes = Array(review.text.utf8)
        var marks: [Claim] = []
        for claim in review.claims.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            let isInside = claim.range.upperBound <= bytes.count && !claim.range.isEmpty
            if isInside, claim.range.lowerBound >= marks.last?.range.upperBound ?? 0 { marks.append(claim) }
        }
        self.marks = marks
        bare = Set(
            review.links.compactMap(\.url).filter { $0.hasPrefix("https://") }.map { String($0.dropFirst(8)) }
        )
    }

    /// Claims that the text does not hold, as when they are captions or were added by hand.
    var claimsElsewhere: [Claim] {
        review.claims.filter { claim in !marks.contains { $0.range == claim.range } }
    }

    /// The paragraphs.
    var html: String {
        var paragraphs: [[String]] = [[]]
        for line in lines.dropFirst(saidLines) {
            let text = html(of: line)
            if text.isEmpty {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(text)
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { "<p>\($0.joined(separator: "<br>\n"))</p>\n" }.joined()
    }

    /// The bytes of each line.
    private var lines: [Range<Int>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            $0.startIndex..<$0.endIndex
        }
    }

    /// How many lines at the beginning say only what the head of the page says: the title, the authors, the links.
    private var saidLines: Int {
        let paper = review.papers.first
        let authors = paper.map { $0.authors.map(\.shown).joined(separator: " ") } ?? ""
        let title = SiteText.letters(review.title)
        let label = SiteText.letters(review.label ?? "")
        let people = SiteText.letters(authors)
        let urls = review.links.compactMap(\.url) + bare
        let labels = Set(
            review.links.compactMap(\.label).map(SiteText.letters) + review.links.map(\.role.rawValue))
        // Longer lines say more: they are not looked at letter by letter.
        let lengths = [review.title.utf8.count + (review.label ?? "").utf8.count, authors.utf8.count]
        let longest = 400 + 2 * ((lengths + urls.map(\.utf8.count)).max() ?? 0)
        var said = 0
        for (number, range) in lines.prefix(SiteText.headLines).enumerated() {
            guard range.count <= longest else { break }
            let line = String(decoding: bytes[range], as: UTF8.self)
            let letters = SiteText.letters(line)
            let words = line.split { " |:·,—–-".contains($0) }
            let isSaid =
                letters == title || letters == label + title || !people.isEmpty && letters == people
                || urls.contains {
                    range.count < $0.utf8.count + 40 && SiteText.holds(bytes[range], part: $0)
                }
                || !words.isEmpty && words.allSatisfy { labels.contains(SiteText.letters(String($0))) }
            guard isSaid || letters.isEmpty else { break }
            if isSaid { said = number + 1 }
        }
        return said
    }

    /// Letters and digits, small.
    private static func letters(_ text: String) -> String { PaperIdentity.letters(of: text) }

    /// One line with its claims marked.
    private func html(of line: Range<Int>) -> String {
        var text = ""
        var at = line.lowerBound
        for claim in marks where claim.range.overlaps(line) {
            let range = claim.range.clamped(to: line)
            text += inline(at..<range.lowerBound)
            let inside = inline(range)
            if !inside.isEmpty {
                text += "<mark class=\"claim\" title=\"\(claim.kind.rawValue)\">\(inside)</mark>"
            }
            at = range.upperBound
        }
        text += inline(at..<line.upperBound)
        return text == " " ? "" : text
    }

    /// A stretch of a line, with the spaces at its ends, and links.
    private func inline(_ range: Range<Int>) -> String {
        guard let first = bytes[range].first, let last = bytes[range].last else { return "" }
        let line = PlainText.line(String(decoding: bytes[range], as: UTF8.self))
        if line.isEmpty { return first <= 0x20 ? " " : "" }
        return (first <= 0x20 ? " " : "") + SiteText.linked(line, bare: bare) + (last <= 0x20 ? " " : "")
    }

    /// `line`, escaped, in which addresses are links, those of `bare` without their scheme, too.
    static func linked(_ line: String, bare: Set<String> = []) -> String {
        // Hardly any line has an address, and what follows looks at each word.
        guard holds(line.utf8, part: "http") || bare.contains(where: { holds(line.utf8, part: $0) }) else {
            return Markup.escaped(line)
        }
        return line.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let isBare =
                !bare.isEmpty && lastLetter(of: word).map { bare.contains(String(word[...$0])) } ?? false
            let scheme = holds(word.utf8, part: "http") ? word.firstRange(of: "http")?.lowerBound : nil
            let isWhole = scheme.map {
                word[$0...].hasPrefix("https://") || word[$0...].hasPrefix("http://")
            }
            guard let start = isBare ? word.startIndex : isWhole == true ? scheme : nil else {
                return Markup.line(String(word))
            }
            let stop = lastLetter(of: word[start...]).map { word.index(after: $0) } ?? word.endIndex
            let url = String(word[start..<stop])
            guard let address = Markup.address(isBare ? "https://" + url : url) else {
                return Markup.line(String(word))
            }
            return Markup.line(String(word[..<start]))
                + "<a rel=\"noreferrer\" href=\"\(address)\">\(Markup.line(url))</a>"
                + Markup.line(String(word[stop...]))
        }.joined(separator: " ")
    }

    /// Whether `part` stands in `text`.
    private static func holds(_ text: some Collection<UInt8>, part: String) -> Bool {
        var part = part
        return part.withUTF8 { part in
            let found = text.withContiguousStorageIfAvailable { text in
                guard let first = part.first, text.count >= part.count else { return part.isEmpty }
                var at = 0
                while let place = text[at...].firstIndex(of: first), place + part.count <= text.count {
                    if text[place..<place + part.count].elementsEqual(part) { return true }
                    at = place + 1
                }
                return false
            }
            return found ?? false
        }
    }

    /// The last letter of `word` that is no punctuation behind an address.
    private static func lastLetter(of word: Substring) -> String.Index? {
        word.lastIndex { !".,;:!?)]}»”\"'>".contains($0) }
    }
}

/// Which items belong on which pages.
struct SiteNames {
    /// Numbers of items by section and name.
    private(set) var items: [SiteSection: [String: [Int]]] = [:]
    private let others: [SiteSection: [String: String]]

    /// Pages of names by which `authors` and `venues` count, where these are others.
    init(authors: [String: String] = [:], venues: [String: String] = [:]) {
        others = [.authors: authors, .venues: venues]
    }

    /// The name that `name` has its page under.
    func page(_ section: SiteSection, of name: String) -> String { others[section]?[name] ?? name }

    /// Takes one item.
    mutating func add(_ item: LibraryItem, number: Int) {
        let review = item.review
        add(review.models.map(\.name), to: .models, at: number)
        add(review.topics.map(\.id), to: .topics, at: number)
        add(review.papers.flatMap { $0.authors.map(\.name) }, to: .authors, at: number)
        add(review.papers.compactMap(\.venue), to: .venues, at: number)
        add([SiteNames.channel(of: review)].compactMap { $0 }, to: .channels, at: number)
        add(item.curation.tags, to: .tags, at: number)
        add(item.curation.lists, to: .lists, at: number)
    }

    private mutating func add(_ names: [String], to section: SiteSection, at number: Int) {
        for name in names.map({ page(section, of: $0) }) {
            if items[section]?[name]?.last != number {
                items[section, default: [:]][name, default: []].append(number)
            }
        }
    }

    /// Under what name a channel has its page.
    static func channel(of review: Review) -> String? { review.source.channel ?? review.source.channelTitle }

    /// Names of a section, those with the most items first.
    func ranked(_ section: SiteSection) -> [(name: String, items: [Int])] {
        (items[section] ?? [:]).map { (name: $0.key, items: $0.value) }.sorted { left, right in
            left.items.count != right.items.count
                ? left.items.count > right.items.count
                : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
    }
}
