import ReviewModel

/// Feeds in RSS 2.0, RSS 1.0 and Atom: what a blog or a digest publishes of its latest posts. Each is an item, with as
/// much of its text as the feed has.
struct Feed: WholeFileFormat {
    let name = "feed"
    let summary = "feeds of blogs and digests, in RSS and Atom"
    let traits: SourceTraits = [.latestOnly, .exactTimes]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return 0 }
        let head = 0..<min(bytes.count, 4096)
        let marks = ["<rss", "<rdf:RDF", "<feed"]
        return marks.contains { bytes.find($0, in: head) != nil } ? 0.9 : 0
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let feed = FeedReader(source.bytes)
        var transcript = Transcript()
        transcript.channel.title = feed.title
        var start = 0
        for (index, entry) in feed.entries.enumerated() {
            let end =
                index + 1 < feed.entries.count ? feed.entries[index + 1].place.lowerBound : source.bytes.count
            var message = entry.message
            message.places = [start..<max(start, end)]
            transcript.messages.append(message)
            start = max(start, end)
        }
        return transcript
    }
}

/// Takes a feed apart.
struct FeedReader {
    /// Name of the feed.
    let title: String?
    /// Its posts, in the order of the feed.
    let entries: [FeedEntry]

    /// The feed that `bytes` are.
    init(_ bytes: [UInt8]) {
        let document = XMLElement(document: bytes)
        let root = document.first("rss")?.first("channel") ?? document.first("feed") ?? document.first("RDF")
        title = root?.words("title") ?? root?.first("channel")?.words("title")
        entries = ((root?.all("item") ?? []) + (root?.all("entry") ?? [])).compactMap(FeedEntry.init)
    }
}

/// A post of a feed.
struct FeedEntry {
    /// Title.
    let title: String
    /// Address of the post.
    let address: String?
    /// When it was posted.
    let date: Timestamp?
    /// Who wrote it.
    let writer: String?
    /// Its text, which may be no more than its beginning: markup of HTML.
    let content: String
    /// Bytes of the feed that hold it.
    let place: Range<Int>

    /// The post that `element`, an `item` or `entry`, holds; nil where it has no words.
    init?(_ element: XMLElement) {
        let links = element.all("link")
        let own = links.first { ($0.attributes["rel"] ?? "alternate") == "alternate" } ?? links.first
        address = own.flatMap { $0.attributes["href"] ?? XMLElement.words($0.text) }
        title = element.words("title").map(MarkupText.plain) ?? ""
        let texts = ["encoded", "content", "description", "summary"].compactMap { element.first($0)?.text }
        content = texts.first { XMLElement.words($0) != nil } ?? ""
        let times = ["published", "pubDate", "date", "updated"].compactMap { element.words($0) }
        date = times.lazy.compactMap { WrittenMoment.iso($0) ?? WrittenMoment.mail($0) }.first
        writer = element.words("creator") ?? element.first("author")?.words("name")
        place = element.place
        if title.isEmpty, content.isEmpty { return nil }
    }

    /// The post as a message: its title, then its text. A post of arXiv's own feeds is an entry on a paper.
    var message: Message {
        if let address, let paper = ArxivIdentifier.first(in: address), address.contains("arxiv.org/") {
            return citation(of: paper).message(at: place)
        }
        var text = MessageText()
        text.append(Array(title.utf8)[...], from: place.lowerBound)
        let tree = HTMLTree(Array(content.utf8))
        var reader = HTMLText(tree)
        reader.separatesBlocks = true
        var body = reader.read(0)
        // Places in the text of a feed are not places in its bytes.
        body.origins = []
        if !body.bytes.isEmpty { text.append(body) }
        if let address {
            text.links.append(MessageText.HiddenLink(range: 0..<title.utf8.count, url: address))
        }
        var message = Message(text: text)
        message.date = date
        message.signature = writer
        message.beginsPost = true
        return message
    }

    private func citation(of paper: String) -> Citation {
        var work = Citation(place: place)
        // "Title. (arXiv:2101.00001v1 [cs.LG])"
        work.title = title.firstRange(of: "(arXiv:").map { String(title[..<$0.lowerBound]) } ?? title
        work.title = work.title.split(separator: " ").joined(separator: " ")
        if work.title.hasSuffix(".") { work.title.removeLast() }
        work.authors = (writer.map(MarkupText.plain) ?? "").split(separator: ",").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        work.arxiv = paper
        work.url = address
        work.notes = [MarkupText.plain(content)]
        return work
    }
}
