internal import JSON
internal import ReviewModel

/// The words of all items, for the search in the browser: which items have which stem.
struct SiteIndex {
    private var titles: [[UInt32]] = []
    private var texts: [[UInt32]] = []
    /// Items by what the names of their people have in common in all scripts.
    private var people: [String: [UInt32]] = [:]
    private let words: any WordNumbers

    init(words: any WordNumbers) { self.words = words }

    /// Takes the words of the item with that number; numbers grow.
    mutating func add(_ item: LibraryItem, number: UInt32) {
        let review = item.review
        var names = [review.title, review.label ?? ""]
        for paper in review.papers {
            names += [paper.title] + paper.authors.map(\.shown)
        }
        names += review.models.filter { $0.role == .primary }.flatMap { [$0.name] + $0.aliases }
        var rest = [review.text] + review.models.map(\.name) + review.datasets + review.topics.map(\.id)
        for paper in review.papers { rest += paper.affiliations + [paper.venue ?? ""] }
        rest += item.curation.tags + [item.curation.notes ?? "", review.reviewer?.name ?? ""]
        let person = review.papers.flatMap { $0.authors.map(\.shown) } + [review.reviewer?.name ?? ""]
        for sound in person.lazy.flatMap(words.sounds) where people[sound]?.last != number {
            people[sound, default: []].append(number)
        }
        rest += review.topics.flatMap { words.names(ofTopic: $0.id) } + review.models.flatMap(\.aliases)
        for stem in names.lazy.flatMap(words.numbers) where posts(of: stem, titles).last != number {
            SiteIndex.add(number, to: stem, of: &titles)
        }
        for stem in rest.lazy.flatMap(words.numbers)
        where posts(of: stem, titles).last != number && posts(of: stem, texts).last != number {
            SiteIndex.add(number, to: stem, of: &texts)
        }
    }

    private func posts(of stem: Int, _ table: [[UInt32]]) -> [UInt32] {
        stem < table.count ? table[stem] : []
    }

    private static func add(_ number: UInt32, to stem: Int, of table: inout [[UInt32]]) {
        while table.count <= stem { table.append([]) }
        table[stem].append(number)
    }

    private var stems: [Int] {
        (0..<max(titles.count, texts.count)).filter {
            !posts(of: $0, titles).isEmpty || !posts(of: $0, texts).isEmpty
        }
    }

    /// How many letters of a stem tell the file that has it: few files for few words.
    var shardLength: Int { stems.count > 25_000 ? 2 : 1 }

    /// The files: for each beginning of words a call that hands over stems, each with the numbers of the
    /// items that have it in a title, then of others, as differences in base 36.
    func write<Failure: Error>(_ write: (FolderFile) throws(Failure) -> Void) throws(Failure) {
        let length = shardLength
        var shards: [String: [(stem: String, number: Int)]] = [:]
        for number in stems {
            let stem = words.word(number)
            shards[SiteIndex.shard(stem, length: length), default: []].append((stem, number))
        }
        for (shard, stems) in shards.sorted(by: { $0.key < $1.key }) {
            var json = JSONWriter()
            json.object { json in
                for (stem, number) in stems.sorted(by: {
                    $0.stem.utf8.lexicographicallyPrecedes($1.stem.utf8)
                }) {
                    let (title, text) = (posts(of: number, titles), posts(of: number, texts))
                    json.field(stem, "\(SiteIndex.coded(title));\(SiteIndex.coded(text))")
                }
            }
            let text = "digestWords(\"\(shard)\",\(String(decoding: json.bytes, as: UTF8.self)));\n"
            try write(FolderFile(path: "words/\(shard).js", text: text))
        }
    }

    /// The file of people's names: what they have in common in all scripts, with the numbers of their items.
    var names: FolderFile {
        var json = JSONWriter()
        json.object { json in
            for (sound, numbers) in people.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
            {
                json.field(sound, "\(SiteIndex.coded(numbers));")
            }
        }
        // No stem has a capital, so that the file is no other's.
        return FolderFile(
            path: "words/-names.js",
            text: "digestWords(\"-names\",\(String(decoding: json.bytes, as: UTF8.self)));\n")
    }

    /// The beginning of a stem in letters that any file system has: others than a–z and digits by number.
    static func shard(_ stem: String, length: Int) -> String {
        stem.unicodeScalars.prefix(length).map { scalar in
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            return isPlain ? String(scalar) : "_" + String(scalar.value, radix: 16)
        }.joined()
    }

    private static func coded(_ numbers: [UInt32]) -> String {
        var last: UInt32 = 0
        return numbers.map { number in
            defer { last = number }
            return String(number &- last, radix: 36)
        }.joined(separator: " ")
    }
}

/// What lists on pages show of an item.
struct SiteEntry {
    let id: String
    let title: String
    let label: String?
    let kind: Kind
    /// Authors, venue and year in a few words.
    let facts: String
    /// Day of the post, empty where it is not known.
    let day: String
    let channel: String?
    /// Topics, best first.
    let topics: [String]
    /// The sentence that tells most of it, empty where there is none.
    let claim: String
    /// What its only paper is called; nil where there is none, or several.
    let paper: String?
    /// Year of the paper, else of the post.
    let year: Int?

    /// Topics that a row shows, and letters of a claim.
    private static let (mostTopics, mostLetters) = (4, 220)

    init(_ item: LibraryItem) {
        let review = item.review
        id = review.id
        let isAboutOne = (review.kind == .review || review.kind == .entry) && review.papers.count == 1
        // A row stands for the paper, whatever the reviewer called it.
        let own = isAboutOne ? review.papers[0].title : review.title
        title = PlainText.line(own.isEmpty ? review.title : own)
        label = review.label.map(PlainText.line)
        kind = review.kind
        let paper = review.papers.first
        let authors = paper.map { PlainText.line($0.namesInBrief) }
        facts = ([authors ?? ""] + ItemFacts(item).published).filter { !$0.isEmpty }.joined(separator: " · ")
        day = review.date?.isoDate ?? ""
        channel = review.source.channelTitle ?? review.source.channel
        topics = review.topics.prefix(SiteEntry.mostTopics).map(\.id)
        claim = SiteEntry.claim(of: review)
        self.paper = isAboutOne ? paper.map(PaperName.of) : nil
        year = review.papers.compactMap(\.year).first ?? review.date?.date.year
    }

    /// The claim to show of a review: what it contributes or found, else its first one, cut between words.
    static func claim(of review: Review) -> String {
        let best =
            review.claims.first { $0.kind == .contribution } ?? review.claims.first { $0.kind == .result }
        let text = PlainText.line((best ?? review.claims.first)?.text ?? "")
        guard text.count > mostLetters else { return text }
        let cut = text.prefix(mostLetters)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
    }

    /// An element of a list, seen from `root`, which is empty or `../`, with what the list says of it, and a link to
    /// the page of its paper where there are `more` reviews of it.
    func row(root: String, comment: String? = nil, more: (count: Int, address: String)? = nil) -> String {
        let label = label.map { "<span class=\"label\">\(Markup.line($0))</span> " } ?? ""
        let shown = title.isEmpty ? "untitled" : Markup.line(title)
        let kind = kind == .review ? "" : "<span class=\"kind\">\(kind.rawValue)</span> "
        var facts = [self.facts, day, channel ?? ""].filter { !$0.isEmpty }.map(Markup.line)
        if let more { facts.append("<a href=\"\(Markup.line(more.address))\">+\(more.count) more</a>") }
        let links = topics.map {
            "<a href=\"\(root)\(SitePath.page(.topics, of: $0))\">\(Markup.line($0))</a>"
        }
        let chips = links.isEmpty ? "" : "<div class=\"chips\">\(links.joined(separator: " "))</div>"
        let claim = claim.isEmpty ? "" : "<div class=\"quote\">\(Markup.line(claim))</div>"
        let words = comment.map { "<div class=\"comment\">\(ItemHTML.paragraphs($0))</div>" } ?? ""
        return """
            <li>\(label)<a class="title" href="\(root)\(SitePath.page(.reviews, of: id))">\(shown)</a>
            <div class="faint">\(kind)\(facts.joined(separator: " · "))</div>\(claim)\(chips)\(words)</li>

            """
    }
}
