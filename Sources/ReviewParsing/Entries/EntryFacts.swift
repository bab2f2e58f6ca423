import ReviewModel
import TextAnalysis

/// What a list item, a row or the head of a section says of its paper besides the title.
struct EntryFacts: Sendable {
    private(set) var authors: [String] = []
    private(set) var authorsTruncated = false
    /// What stands in parentheses behind the authors.
    private(set) var parenthesis: String?
    private(set) var venue: String?
    private(set) var year: Int?
    private(set) var date: PartialDate?
    private(set) var links: [KnownLink] = []
    /// The addresses of `links`.
    private var addresses: Set<String> = []
    private(set) var keywords: [String] = []
    private(set) var affiliations: [String] = []
    /// Title that a field of its own gives.
    private(set) var title: String?
    /// How many characters describe the paper.
    private(set) var prose = 0
    /// Where in the first text read the description begins.
    private(set) var proseStart: Int?

    /// Reads every line of `range` of `text`.
    mutating func read(_ text: StyledText, in range: Range<Int>) {
        for line in LineCut.lines(of: text, range) { readLine(text, in: line) }
        for image in text.images where image.offset >= range.lowerBound { read(image, of: text) }
    }

    /// Reads a line that may be a labelled field, a list of names or words around links.
    mutating func readLine(_ text: StyledText, in line: Range<Int>) {
        if let field = FieldName.split(text, in: line) {
            return readField(field.name, label: text.words(field.label), in: text, value: field.value)
        }
        if FieldName.isForeign(text.slice(line)) { return }
        for piece in InlinePiece.pieces(of: text, line) { read(piece, of: text) }
    }

    /// Adds a link, once.
    mutating func add(link url: String, label: String?) {
        guard LinkLabel.isAddress(url), addresses.insert(url).inserted else { return }
        links.append(KnownLink(url: url, label: label))
    }

    /// Adds authors, unless there are some. Who is named behind "by" did something else: "(reimplementation by One et al.)".
    mutating func add(_ list: NameList) {
        let isOther = { (name: String) in
            name.hasSuffix("?") || Marks.byAuthors.contains { TextSlice(name).find($0) != nil }
        }
        guard authors.isEmpty, !list.names.contains(where: { isOther($0.name) }) else { return }
        authors = list.names.map(\.name)
        authorsTruncated = list.truncated
        parenthesis = parenthesis ?? list.parenthesis
        venue = venue ?? list.venue
        year = year ?? list.year
    }

    /// Adds what stood before the title.
    mutating func add(_ marks: LeadingMarks) {
        venue = venue ?? marks.venue?.name
        year = year ?? marks.venue?.year ?? marks.date?.year
        date = date ?? marks.date
    }

    /// Adds what a reference says.
    mutating func add(_ reference: Reference) {
        if authors.isEmpty {
            authors = reference.authors
            authorsTruncated = reference.truncated
        }
        venue = venue ?? reference.venue
        year = year ?? reference.year
    }

    /// Adds identifiers that stand without address: "arXiv:2001.00001", "doi: 10.1000/182".
    mutating func addIdentifiers(in words: TextSlice) {
        guard !linksPaper else { return }
        let folded = Array(words.bytes[words.range]).slice(0..<words.count)
        let lower = folded.string.lowercased()
        let marks = ["arxiv:", "arxiv.org/abs/", "arxiv.org/pdf/"]
        if let at = marks.lazy.compactMap({ lower.range(ofWord: $0) }).first,
            let found = ArxivIdentifier.first(in: Array(("/" + at).utf8))
        {
            add(link: ArxivIdentifier.address(of: found), label: "arXiv")
        } else if let at = folded.string.range(ofWord: "10.") {
            let words = at.prefix { !$0.isWhitespace && !",;".contains($0) }
            if let doi = DOI.inWords("10." + words) { add(link: DOI.address(of: doi), label: "DOI") }
        }
    }

    /// Adds a venue or a year.
    mutating func add(_ found: VenueText) {
        if let organisation = found.organisation {
            affiliations.append(organisation)
        } else {
            venue = venue ?? found.name
        }
        year = year ?? found.year
    }

    /// Sets authors that a bibliography gives.
    mutating func set(authors names: [String], truncated: Bool) {
        authors = names
        authorsTruncated = truncated
    }

    /// Sets the venue.
    mutating func set(venue name: String) { venue = name }

    /// Sets what stands in parentheses behind the authors.
    mutating func set(parenthesis words: String) { parenthesis = parenthesis ?? words }

    /// Sets the title that a field gives.
    mutating func set(title words: String) { title = title ?? words }

    /// Adds a date, unless there is one.
    mutating func add(date found: PartialDate?) { date = date ?? found }

    /// Adds organisations.
    mutating func add(affiliations names: [String]) { affiliations += names }

    /// Adds keywords.
    mutating func add(keywords words: [String]) {
        for word in words where !word.isEmpty && word.utf8.count <= 60 {
            let folded = word.lowercased()
            if !keywords.contains(where: { $0.lowercased() == folded }) { keywords.append(word) }
        }
    }

    /// Adds a year, unless there is one.
    mutating func add(year found: Int?) { year = year ?? found }

    /// Counts `characters` of description.
    mutating func add(prose characters: Int) { prose += characters }

    private mutating func read(_ image: StyledText.Image, of text: StyledText) {
        guard let index = image.link, text.links[index].range.isEmpty else { return }
        add(link: text.links[index].url, label: image.alt.isEmpty ? nil : image.alt)
    }

    private mutating func read(_ piece: InlinePiece, of text: StyledText) {
        let bare = EntryWords.trimmed(text.bytes.slice(piece.range))
        switch piece.kind {
        case .link(let index): readLink(text, at: index, in: piece.range)
        case .tag: readTag(text, in: bare)
        case .strong, .emphasis: readMarked(text, in: bare)
        case .plain: readPlain(text, in: piece.range)
        }
    }

    private mutating func readLink(_ text: StyledText, at index: Int, in range: Range<Int>) {
        let link = text.links[index]
        if LinkLabel.isLabel(link, in: text) {
            add(link: link.url, label: LinkLabel.words(text, in: link.range))
        } else {
            describe(text, in: range)
        }
    }

    private mutating func readTag(_ text: StyledText, in range: Range<Int>) {
        if let found = VenueText(text.bytes.slice(range)) {
            add(found)
        } else if ParenthesisFacts.isIdentifier(text.slice(range)) {
            addIdentifiers(in: text.bytes.slice(range))
        } else if let found = PartialDate.find(in: text.bytes.slice(range)), range.count <= 16 {
            date = date ?? found
            year = year ?? found.year
        } else if let words = LinkLabel.words(text, in: range), words.utf8.count <= 40 {
            affiliations.append(words)
        }
    }

    private mutating func readMarked(_ text: StyledText, in range: Range<Int>) {
        let list = NameList(text.bytes.slice(range))
        if let found = VenueText(text.bytes.slice(range)) {
            add(found)
        } else if authors.isEmpty, list.isConvincing || list.isShortCitation {
            add(list)
            add(year: list.citedYear)
        } else if let found = DateLine.date(text.bytes.slice(range)) {
            date = date ?? found
        } else if !EntryWords.isBadge(text.bytes.slice(range)) {
            describe(text, in: range)
        }
    }

    private mutating func describe(_ text: StyledText, in range: Range<Int>) {
        guard EntryWords.count(text.bytes.slice(range)) > 0 else { return }
        proseStart = proseStart ?? range.lowerBound
        prose += UTF8Scanner.scalarCount(text.bytes.slice(range))
    }
}

extension EntryFacts {
    /// Plain words: brackets first, then what stands between them.
    private mutating func readPlain(_ text: StyledText, in range: Range<Int>) {
        var at = range.lowerBound
        if authors.isEmpty, prose == 0, range.count <= 80, case let list = NameList(text.bytes.slice(range)),
            list.isShortCitation, text.slice(range).find(",") == nil || list.names.count > 1
        {
            add(list)
            return add(year: list.citedYear)
        }
        for group in LineCut.brackets(in: text.bytes.slice(range)) {
            readSegment(text, in: at..<group.lowerBound)
            if !readGroup(text, group: group) { describe(text, in: group) }
            at = group.upperBound
        }
        readSegment(text, in: at..<range.upperBound)
    }

    /// `(2015)`, `(Oral)`, `[BEVNet, Waymo]`.
    private mutating func readGroup(_ text: StyledText, group: Range<Int>) -> Bool {
        let inside = text.bytes.trimmed(group.lowerBound + 1..<group.upperBound - 1)
        if EntryWords.count(text.bytes.slice(inside)) == 0 { return true }
        if let found = VenueText(text.bytes.slice(inside)) ?? VenueText(glued: text.slice(inside)) {
            add(found)
        } else if ParenthesisFacts.isIdentifier(text.slice(inside)) {
            addIdentifiers(in: text.bytes.slice(inside))
        } else if text.bytes[group.lowerBound] == UInt8(ascii: "("),
            authors.isEmpty, let list = NameList.cited(text.slice(inside))
        {
            add(list)
        } else if let found = DateLine.date(text.bytes.slice(inside)) ?? yearWord(text.slice(inside)) {
            year = year ?? found.year
        } else if text.bytes[group.lowerBound] == UInt8(ascii: "["), inside.count <= 120 {
            add(keywords: LineCut.items(text, in: inside))

        } else {
            return EntryWords.isBadge(text.bytes.slice(inside))
        }
        return true
    }

    /// "(Book, Jan 2017)"
    private func yearWord(_ inside: TextSlice) -> PartialDate? {
        inside.count <= 30 ? PartialDate.find(in: inside) : nil
    }

    /// Words without brackets: facts between dots, bars and dashes, then what else is said.
    private mutating func readSegment(_ text: StyledText, in range: Range<Int>) {
        var rest = text.bytes.trimmed(range)
        if authors.isEmpty, prose == 0, text.slice(rest).find(" · ") != nil,
            case let list = NameList(text.bytes.slice(rest)), list.names.count >= 2, list.isConvincing,
            list.share == 1
        {
            return add(list)
        }
        while let (place, isSure) = LineCut.separator(in: text.bytes.slice(rest)) {
            let head = rest.lowerBound..<place.lowerBound
            guard isSure || isFact(text.slice(head)) else { break }
            readPiece(text, in: head)
            rest = place.upperBound..<rest.upperBound
        }
        readPiece(text, in: rest)
    }

    /// Whether `piece` is a venue or a date and nothing else, or the sign before one.
    private func isFact(_ piece: TextSlice) -> Bool {
        let words = piece.bytes.slice(LineCut.withoutLead(piece.trimmed))
        let bare = piece.bytes.slice(EntryWords.trimmed(words))
        return bare.isEmpty || VenueText(bare) != nil || DateLine.date(bare) != nil
            || ParenthesisFacts.isIdentifier(bare)
    }

    private mutating func readPiece(_ text: StyledText, in range: Range<Int>) {
        let bytes = text.bytes
        let bare = EntryWords.trimmed(bytes.slice(LineCut.withoutLead(bytes.slice(range).trimmed)))
        guard EntryWords.count(bytes.slice(bare)) > 0 else { return }
        if let found = VenueText(bytes.slice(bare)) { return add(found) }
        if ParenthesisFacts.isIdentifier(bytes.slice(bare)) { return addIdentifiers(in: bytes.slice(bare)) }
        if let found = DateLine.date(bytes.slice(bare)) {
            date = date ?? found
            year = year ?? found.year
            return
        }
        if authors.isEmpty, prose == 0, readNames(text, in: bytes.trimmed(range)) { return }
        describe(text, in: bytes.trimmed(range))
    }

    /// Names of authors, alone or before a sentence.
    private mutating func readNames(_ text: StyledText, in range: Range<Int>) -> Bool {
        let range = LineCut.withoutLead(text.bytes.slice(range))
        guard !range.isEmpty else { return false }
        let later = range.lowerBound + min(4, range.count)..<range.upperBound
        if let stop = EntryWords.sentenceEnd(text.bytes.slice(range)) ?? text.bytes.find(" - ", in: later) {
            let before = NameList(text.bytes.slice(range.lowerBound..<stop))
            if before.isConvincing, before.truncated || before.names.count >= 2 {
                add(before)
                readSegment(text, in: stop + 1..<range.upperBound)
                return true
            }
        }
        let list = NameList(text.bytes.slice(range))
        if list.isConvincing { add(list) }
        return list.isConvincing
    }

    /// Reads the value of a labelled field or a cell.
    mutating func readField(_ field: FieldName, label: String, in text: StyledText, value: Range<Int>) {
        switch field {
        case .title: title = title ?? text.words(EntryWords.trimmed(text.bytes.slice(value)))
        case .authors: readAuthors(text, value: value)
        case .year, .date:
            let found = PartialDate.find(in: text.bytes.slice(value))
            year = year ?? found?.year
            if field == .date { date = date ?? found }
        case .venue:
            let found = VenueText(text.bytes.slice(value))
            venue =
                venue ?? found?.name
                ?? (found == nil && value.count <= 120 && EntryWords.count(text.bytes.slice(value)) > 0
                    ? text.words(value) : nil)
            year = year ?? found?.year
        case .tags: add(keywords: LineCut.items(text, in: value))
        case .affiliation: affiliations += LineCut.items(text, in: value)
        case .paper, .code, .links: readLinks(label: label, text, value: value)
        default: describe(text, in: value)
        }
    }

    /// Names up to a label that is a link, "Ada One, Bob Two (2020), [paper](…)", and what follows them.
    private mutating func readAuthors(_ text: StyledText, value: Range<Int>) {
        let label = text.links.first {
            $0.range.overlaps(value) && $0.range.lowerBound > value.lowerBound
                && LinkLabel.isLabel($0, in: text)
        }
        let end = label?.range.lowerBound ?? value.upperBound
        let pages = text.words(value.lowerBound..<end)
        if pages.holds("]] [[") || pages.holds("]] #[[") {
            // Pages of people one beside the other.
            let people = Array(
                pages.split(separator: "[[").map { part in
                    String(part.split(separator: "]]").first ?? "")
                }.filter { $0.contains(where: \.isLetter) }.joined(separator: ", ").utf8)
            return add(NameList(TextSlice(people)))
        }
        var names = EntryWords.trimmed(text.bytes.slice(value.lowerBound..<end))
        if let inside = WikiLink.onlyPage(text.slice(names)) { names = inside.range }
        // "One, Ada; Two, Bob"
        if text.slice(names).contains(UInt8(ascii: ";")) {
            let people = PersonIdentity.names(
                in: text.words(names), isGroup: GroupNames.isGroup, mayBeGroup: GroupNames.isOrganisation,
                isGiven: GivenNames.begins)
            if people.count > 1, authors.isEmpty { set(authors: people, truncated: false) }
        }
        // The full stop of an initial ends no sentence.
        if names.upperBound < end, EntryWords.isInitial(text.bytes, at: names.upperBound) {
            names = names.lowerBound..<names.upperBound + 1
        }
        add(NameList(text.bytes.slice(names)))
        if label != nil { read(text, in: end..<value.upperBound) }
    }

    private mutating func readLinks(label: String, _ text: StyledText, value: Range<Int>) {
        var found = 0
        for link in text.links where link.range.overlaps(value) {
            let words = LinkLabel.isLabel(link, in: text) ? LinkLabel.words(text, in: link.range) : nil
            let tells = words.map { LinkRoles.role(ofLabel: $0) != nil } ?? false
            add(link: link.url, label: tells || found > 0 ? words ?? label : label)
            found += 1
        }
        for image in text.images where value.lowerBound <= image.offset && image.offset <= value.upperBound {
            if let index = image.link { add(link: text.links[index].url, label: label) }
        }
        guard found == 0 else { return }
        let places = WebAddress.find(in: text.bytes.slice(value))
        for place in places { add(link: text.bytes.string(place), label: label) }
        if places.isEmpty { addIdentifier(text.slice(value), label: label) }
    }

    /// `arXiv: 2001.00001`, `DOI: 10.1000/182`.
    private mutating func addIdentifier(_ value: TextSlice, label: String) {
        guard !value.isEmpty, value.count <= 100 else { return }
        let words = value.string
        if let found = ArxivIdentifier.first(in: Array(("/" + words).utf8)) {
            add(link: ArxivIdentifier.address(of: found), label: label)
        } else if words.hasPrefix("10."), !words.holds(" ") {
            add(link: DOI.address(of: words), label: label)
        }
    }
}

extension String {
    /// What stands behind the first `word`; nil where it is not there.
    fileprivate func range(ofWord word: String) -> Substring? {
        let bytes = Array(utf8).slice(0..<utf8.count)
        guard let at = bytes.find(word) else { return nil }
        return Substring(bytes.from(at + word.utf8.count).string)
    }
}
