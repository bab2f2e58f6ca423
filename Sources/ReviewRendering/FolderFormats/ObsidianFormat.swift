internal import JSON
internal import ReviewModel

/// A vault of Obsidian: a note a review, paper and model, with links between them. What the reader writes
/// below the last line of a note stays there.
struct ObsidianFormat: FolderFormat {
    static let name = "obsidian"
    static let summary = "Obsidian vault of linked notes that keep what you add"
    static let notes = NotePolicy.always

    private var names = VaultNames()
    private var bibliography = Bibliography()
    private var models: [(name: String, reviews: [String])] = []
    private var places: [String: Int] = [:]
    private var ids: [String] = []

    init(options: FolderOptions) {}

    mutating func learn(_ item: LibraryItem) {
        let review = item.review
        names.take(review.title, in: "Reviews", for: "review:\(SitePath.slug(review.id))", extra: review.id)
        ids.append(review.id)
        bibliography.add(item)
        for paper in review.papers {
            guard let cited = bibliography.paper(of: paper) else { continue }
            let identity = ObsidianFormat.identity(cited)
            names.take(cited.paper.title, in: "Papers", for: identity, extra: SitePath.slug(identity))
        }
        for model in review.models { learn(model.name, in: review.id) }
    }

    private mutating func learn(_ model: String, in review: String) {
        let identity = "model:\(SitePath.slug(model))"
        names.take(model, in: "Models", for: identity, extra: SitePath.slug(model))
        if let place = places[identity] {
            if models[place].reviews.last != review { models[place].reviews.append(review) }
        } else {
            places[identity] = models.count
            models.append((model, [review]))
        }
    }

    func item(_ item: LibraryItem) -> [FolderFile] {
        let papers = item.review.papers.map { paper in
            bibliography.paper(of: paper).map { link(ObsidianFormat.identity($0)) }
                ?? VaultNote.text(paper.title)
        }
        let models = item.review.models.map { link("model:\(SitePath.slug($0.name))") }
        let note = VaultNote(item: item, papers: papers, models: models)
        return [file("review:\(SitePath.slug(item.review.id))", text: note.text)].compactMap { $0 }
    }

    mutating func end<Failure: Error>(_ write: (FolderFile) throws(Failure) -> Void) throws(Failure) {
        for cited in bibliography.papers {
            let links = cited.places.map { line(ids[$0]) }
            let text = VaultNote.paper(cited, reviews: links.joined())
            if let file = file(ObsidianFormat.identity(cited), text: text) { try write(file) }
        }
        for model in models {
            let links = model.reviews.map(line)
            let text = "# \(VaultNote.text(model.name))\n\n\(links.joined())"
            if let file = file("model:\(SitePath.slug(model.name))", text: text) { try write(file) }
        }
    }

    private func file(_ identity: String, text: String) -> FolderFile? {
        names.path(of: identity).map { path in
            FolderFile(
                path: path + ".md", text: "\(text)\n\(VaultNote.marker)\n", marker: VaultNote.marker,
                identity: identity)
        }
    }

    /// The review with that id as a line of a list.
    private func line(_ id: String) -> String {
        let target = link("review:" + SitePath.slug(id))
        return "- \(target)\n"
    }

    /// A wiki link to the note, shown by its title.
    private func link(_ identity: String) -> String {
        guard let path = names.path(of: identity) else { return "" }
        return "[[\(path)|\(names.title(of: identity))]]"
    }

    private static func identity(_ cited: CitedPaper) -> String { "paper:\(SitePath.slug(cited.identity))" }
}

/// A review as a note of a vault.
struct VaultNote {
    /// The line that what the reader writes stands below.
    static let marker = "%% What you write below this line is kept. %%"

    let item: LibraryItem
    /// Links to its papers.
    let papers: [String]
    /// Links to its models.
    let models: [String]

    private var review: Review { item.review }

    /// The note down to the marker.
    var text: String {
        let blocks = [
            "# \(VaultNote.text(review.title.isEmpty ? "untitled" : review.title))",
            named("Papers", links: papers),
            named("Models", links: models),
            bullets("Claims", lines: review.claims.map { VaultNote.text($0.text) }),
            review.abstractClaims.map { stated in
                bullets(stated.heading, lines: stated.claims.map { VaultNote.text($0.text) })
            } ?? "",
            bullets("Links", lines: links), section("Notes", text: item.curation.notes),
            section("Text", text: review.text),
        ]
        return frontMatter + blocks.filter { !$0.isEmpty }.map { "\n\($0)\n" }.joined()
    }

    private var links: [String] {
        review.links.compactMap { link in
            link.url.map { MarkdownText.link(link.label ?? link.role.rawValue, to: $0) }
        } + (review.source.url.map { [MarkdownText.link("post", to: $0)] } ?? [])
    }

    private func named(_ name: String, links: [String]) -> String {
        links.isEmpty ? "" : "\(name): \(links.joined(separator: ", "))"
    }

    private func bullets(_ heading: String, lines: [String]) -> String {
        lines.isEmpty ? "" : "## \(heading)\n\n" + lines.map { "- \($0)" }.joined(separator: "\n")
    }

    private func section(_ heading: String, text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        let lines = PlainText.lines(text).map { VaultNote.text($0, startsBlock: true) }
        return "## \(heading)\n\n" + lines.joined(separator: "\n")
    }

    /// Values of JSON, which all are values of YAML too.
    private var frontMatter: String {
        let paper = review.papers.first
        let tags = review.topics.map { "topic/\($0.id)" } + item.curation.tags
        let fields: [(String, JSONValue)] = [
            ("id", .string(review.id)), ("kind", .string(review.kind.rawValue)),
            ("date", VaultNote.optional(review.date?.isoDate)),
            ("channel", VaultNote.optional(review.source.channelTitle ?? review.source.channel)),
        ]
        let curation: [(String, JSONValue)] = [
            ("tags", .array(tags.map { .string(VaultNote.tag($0)) })),
            ("status", .string(item.curation.status.rawValue)),
            ("rating", item.curation.rating.map { .number(String($0)) } ?? .null),
        ]
        return VaultNote.frontMatter(fields + VaultNote.fields(of: paper) + curation)
    }

    /// What is known of a paper. A list of authors that is cut short ends with `et al.`
    private static func fields(of paper: Paper?) -> [(String, JSONValue)] {
        [
            ("authors", .array((paper?.namesShown ?? []).map { .string($0) })),
            ("venue", optional(paper?.venue)),
            ("year", paper?.year.map { .number(String($0)) } ?? .null), ("arxiv", optional(paper?.arxiv)),
            ("doi", optional(paper?.doi)),
        ]
    }

    private static func frontMatter(_ fields: [(String, JSONValue)]) -> String {
        let lines = fields.map { name, value in
            var json = JSONWriter()
            json.value(value)
            return "\(name): \(String(decoding: json.bytes, as: UTF8.self))\n"
        }
        return "---\n\(lines.joined())---\n"
    }

    private static func optional(_ text: String?) -> JSONValue {
        text.map { .string(PlainText.line($0)) } ?? .null
    }

    /// A tag of letters, digits, `_`, `-` and `/`, which are all that Obsidian allows, and not of digits alone.
    private static func tag(_ tag: String) -> String {
        var allowed = String.UnicodeScalarView()
        for scalar in tag.unicodeScalars {
            let isAllowed =
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "_-/".unicodeScalars.contains(scalar)
            allowed.append(isAllowed ? scalar : "_")
        }
        return allowed.contains { $0.properties.isAlphabetic } ? String(allowed) : "_" + String(allowed)
    }

    /// The note of a paper.
    static func paper(_ cited: CitedPaper, reviews: String) -> String {
        let paper = cited.paper
        let authors =
            paper.authors.map { text($0.shown) } + (paper.authorsTruncated ? [Paper.othersMark] : [])
        // A venue may have the year in its name.
        let year = paper.venue.flatMap(Paper.year(inVenue:)) == paper.year ? nil : paper.year
        let venue = [paper.venue.map { text($0) }, year.map(String.init)].compactMap { $0 }
        let lines = [
            authors.joined(separator: ", "), venue.joined(separator: ", "),
            cited.address.map { MarkdownText.link($0, to: $0) } ?? "",
        ].filter { !$0.isEmpty }
        let facts = lines.isEmpty ? "" : lines.joined(separator: "  \n") + "\n\n"
        let heading = text(paper.title.isEmpty ? "untitled" : paper.title)
        return "\(frontMatter(fields(of: paper)))\n# \(heading)\n\n\(facts)## Reviews\n\n\(reviews)"
    }

    /// Other people's text: neither markup nor a tag, nor one of Obsidian's comments.
    static func text(_ text: String, startsBlock: Bool = false) -> String {
        var last: UInt8 = 0
        var output: [UInt8] = []
        for byte in MarkdownText.escaped(text, startsBlock: startsBlock).utf8 {
            let isMark = byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "^")
            if isMark, last != UInt8(ascii: "\\") { output.append(UInt8(ascii: "\\")) }
            output.append(byte)
            last = byte
        }
        return String(decoding: output, as: UTF8.self)
    }
}

/// Names of the notes of a vault: titles as far as file systems and wiki links allow, each used once.
struct VaultNames {
    private var paths: [String: String] = [:]
    private var titles: [String: String] = [:]
    private var taken: Set<String> = []

    /// Gives the note with that identity a name after `title`, unless it has one; `extra` is added where
    /// another note has the same.
    mutating func take(_ title: String, in folder: String, for identity: String, extra: String) {
        guard paths[identity] == nil else { return }
        let name = VaultNames.plain(title)
        let path = "\(folder)/\(name.isEmpty ? extra : name)"
        // Some file systems take capitals and small letters for the same.
        let isFree = taken.insert(path.lowercased()).inserted
        paths[identity] = isFree ? path : "\(path) \(extra)"
        if !isFree { taken.insert("\(path) \(extra)".lowercased()) }
        titles[identity] = name.isEmpty ? extra : name
    }

    /// Path of the note inside the vault, without its suffix.
    func path(of identity: String) -> String? { paths[identity] }

    /// Title of the note, which can stand in a link.
    func title(of identity: String) -> String { titles[identity] ?? "" }

    /// `title` without what no file name or link may have, 80 letters and 160 bytes at most.
    private static func plain(_ title: String) -> String {
        var name = ""
        for scalar in PlainText.line(title).unicodeScalars where name.utf8.count < 160 {
            let isForbidden = "/\\:*?\"<>|#^[]%".unicodeScalars.contains(scalar)
            name.unicodeScalars.append(isForbidden ? " " : scalar)
        }
        let words = String(name.prefix(80)).split(separator: " ").joined(separator: " ")
        let isEdge = { (scalar: Unicode.Scalar) in scalar == "." || scalar == " " }
        // A mark would stand on the slash in front of the name.
        let front = words.unicodeScalars.drop { isEdge($0) || joinsWhatIsBefore($0) }
        let end = front.lastIndex { !isEdge($0) }
        let plain = end.map { String(front[...$0]) } ?? ""
        return DeviceName.isOne(plain) ? plain + " _" : plain
    }

    private static func joinsWhatIsBefore(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        default: scalar.properties.isEmojiModifier
        }
    }
}
