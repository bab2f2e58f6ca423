import ReviewModel
import TextAnalysis

/// A line of the opening or the end of a post, by what it may hold beside prose.
struct HeadLine: Sendable {
    /// What a line holds.
    enum Content: Sendable, Equatable {
        /// Nothing but hashtags.
        case hashtags
        /// Links or numbers of papers with their labels.
        case links
        /// A day, a month or the number of an issue.
        case date
        /// Names of people.
        case authors
        /// A group that writes as one, or an organisation.
        case group
        /// A conference or a journal with its year.
        case venue
        /// A few words that may be a title, a headline or a remark.
        case words
        /// Sentences.
        case prose
    }

    /// Number of the line.
    let index: Int
    /// What it holds.
    let content: Content
    /// The line without emoji and hashtags around its words.
    let text: TextSlice
    /// The list of authors, where it is one or may be one.
    var authors: AuthorList?

    /// Bytes from which words are prose.
    private static let longest = 320

    /// Reads the line at `index`; `papers` are those that the message names.
    init(at index: Int, in lines: TextLines, papers: [NamedPaper]) {
        self.index = index
        let line = lines[index]
        let bare = Self.bare(line)
        lazy var people = Self.authors(in: bare)
        var text = bare
        if text.isEmpty {
            content = line.contains(UInt8(ascii: "#")) ? .hashtags : .words
        } else if Self.isLinks(at: index, in: lines, papers: papers) {
            content = .links
        } else if Self.isDate(text) {
            content = .date
        } else if let authors = people, authors.names.count > 1 || authors.truncated {
            content = .authors
            self.authors = authors
        } else if let fact = Self.fact(in: text) {
            content = fact.content
            text = fact.value
        } else if Self.isVenue(text) {
            content = .venue
        } else if Self.isGroup(text) || Self.explainsMarks(text) {
            content = .group
        } else {
            content = Self.isProse(text) ? .prose : .words
        }
        self.text = text
        // A name alone may be an author, and as well a title: "Segment Anything".
        if content == .words || content == .group {
            authors = text.range == bare.range ? people : Self.authors(in: text)
        }
    }

    /// A line without emoji at its ends, hashtags and the number of a part at its beginning and end.
    static func bare(_ line: TextSlice) -> TextSlice {
        var text = TitleLine.withoutEmoji(line)
        while text.first == UInt8(ascii: "#"), let first = text.firstField, isHashtag(first) {
            text = TitleLine.withoutEmoji(text.from(first.endIndex).trimmed)
        }
        // Only what ends with a hashtag is taken apart.
        let fields = text.contains(UInt8(ascii: "#")) ? text.fields : []
        var kept = fields.count
        while kept > 1, isHashtag(fields[kept - 1]) { kept -= 1 }
        if kept < fields.count { text = text.before(fields[kept].startIndex).trimmed }
        return PartMark.without(TitleLine.withoutEmojiAtEnd(text))
    }

    /// `#nlp`; `#127` is the number of an issue.
    private static func isHashtag(_ word: TextSlice) -> Bool {
        word.first == UInt8(ascii: "#") && word.count > 1
    }

    /// Whether nothing but links, numbers of papers, brackets and what labels them stands in the line.
    private static func isLinks(at index: Int, in lines: TextLines, papers: [NamedPaper]) -> Bool {
        let line = lines[index]
        if LabelledLine(at: index, in: lines) != nil { return true }
        let anchors = lines.anchors(index)
        let covers =
            anchors.map(\.place)
            + papers.filter { $0.origin == .text && line.range.overlaps($0.place) }.map(\.place)
        guard !covers.isEmpty else { return false }
        // A title may be a link as a whole.
        if anchors.count == 1, anchors[0].isHidden,
            line.bytes.slice(anchors[0].place).tokens.count > 4
                || LabelledLine.isTitle(anchors[0], alone: true, in: lines)
        {
            return false
        }
        let places = covers.sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        // Where the places end that begin before a token does: a line may be one of many addresses.
        var covered = 0
        let rest = line.tokens.filter { token in
            while next < places.count, places[next].lowerBound < token.range.upperBound {
                covered = max(covered, places[next].upperBound)
                next += 1
            }
            return covered <= token.range.lowerBound
        }
        return rest.count <= 3 && covers.reduce(0) { $0 + $1.count } * 2 >= line.count
            || rest.isEmpty
    }

    /// "29 Feb 2024", "17 июня 2021", "2024-02-29", "№ 48".
    private static func isDate(_ text: TextSlice) -> Bool {
        guard text.count <= 48 else { return false }
        let words = text.tokens.filter { !issues.contains(text.bytes.slice($0.range).folded) }
        guard words.count <= (words.count < text.tokens.count ? 5 : 4), words.contains(where: \.hasDigit)
        else { return false }
        return words.allSatisfy { token in
            let word = text.bytes.slice(token.range).folded
            return token.hasDigit && !token.hasLetter || months.contains { word.hasPrefix($0) }
                || yearMarks.contains(word)
        }
    }

    private static let yearMarks = WordFiles.dates.phrases("year mark")

    /// Words beside the number of an issue.
    private static let issues = WordFiles.posts.phrases("issues")

    private static let months = WordFiles.dates.words("month").map(\.word)

    /// "Год: 2020", "Lab: Tiny", "Venue: ICML": a few words behind a label; "[Lab Tiny]": a few words in brackets.
    private static func fact(in text: TextSlice) -> (content: Content, value: TextSlice)? {
        if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") {
            let inside = text.dropFirst().dropLast().trimmed
            return (1...4).contains(inside.tokens.count) && inside.last(UInt8(ascii: "[")) == nil
                ? (.group, inside) : nil
        }
        guard let colon = text.prefix(30).first(UInt8(ascii: ":")) else { return nil }
        let label = text.before(colon).trimmed, value = text.after(colon).trimmed
        guard (1...8).contains(value.tokens.count), value.last != UInt8(ascii: "."),
            WebAddress.find(in: value).isEmpty
        else { return nil }
        if people.contains(label.foldedPhrase) { return (.group, value) }
        switch FieldName(label: label) {
        case .year, .date, .number: return (.date, value)
        case .venue: return (.venue, value)
        case .affiliation: return (.group, value)
        case .tags: return (.hashtags, value)
        default: return nil
        }
    }

    private static let people = WordFiles.posts.phrases("people labels")

    /// Whether `line` is a label, "AUTHORS", or a fact beside a title behind one, "Topic: learning".
    static func isField(_ line: TextSlice) -> Bool {
        let text = bare(line)
        if FieldName(label: text) != nil { return true }
        return text.first != UInt8(ascii: "[") && fact(in: text) != nil
    }

    /// Several names, one name, or names behind a label.
    private static func authors(in text: TextSlice) -> AuthorList? {
        guard text.count <= HeaderBlock.longestAuthors else { return nil }
        if let labelled = AuthorList.text(labelledIn: text) {
            let list = AuthorList(labelled)
            return list.names.isEmpty ? nil : list
        }
        guard WebAddress.find(in: text).isEmpty else { return nil }
        let text = withoutPreposition(text)
        var list = AuthorList(text)
        // "One, Two and Three (2020)"
        if list.names.count > 1, let place = list.parenthesis,
            text.bytes.slice(place).year != nil,
            list.names.allSatisfy({ AuthorList.isSurname(text.bytes.slice($0.place)) })
        {
            return list
        }
        if list.names.count >= 2 {
            if list.likelihood >= 0.7 { return list }
            // The last pieces may be organisations: "Ada One, Bob Two, OpenAI".
            let names = list.names.prefix { AuthorList.isName(text.bytes.slice($0.place)) }
            guard names.count >= 2 || names.count == 1 && list.truncated, names.count * 2 >= list.names.count
            else { return nil }
            list.names = Array(names)
            return list
        }
        guard let only = list.names.first else { return nil }
        let name = text.bytes.slice(only.place)
        if AuthorList.isName(name), name.fields.count <= 4 { return list }
        return list.truncated && name.fields.count <= 3 && isCapitalised(name) ? list : nil
    }

    /// Whether a group signs so: a few words with capitals, one of which says that it is one.
    private static func isGroup(_ text: TextSlice) -> Bool {
        let words = text.fields
        guard words.count <= 4, text.count >= 3, text.count <= 48, isCapitalised(text),
            text.letterCounts.latin > 0, text.letterCounts.cyrillic == 0
        else { return false }
        return text.foldedWords.contains { GroupNames.places.contains($0) }
    }

    /// Whether the marks behind the names of authors are explained: "[1] Lab Tiny; [2] Lab Large", "¹Lab Tiny, ²Lab Large".
    private static func explainsMarks(_ text: TextSlice) -> Bool {
        [("[1]", "[2]"), ("(1)", "(2)"), ("¹", "²"), ("1 ", " 2 ")].contains { first, second in
            text.hasPrefix(first) && text.count <= 300 && text.find(second) != nil
        }
    }

    /// "NeurIPS 2020": one or two words with capitals and a year.
    private static func isVenue(_ text: TextSlice) -> Bool {
        // "ICLR, 2020"
        if text.count <= 60, let found = VenueText(text), found.year != nil {
            return true
        }
        let words = text.fields
        guard (2...4).contains(words.count), let last = words.last, let year = last.number,
            PlausibleYear.inText.contains(year), words[0].letterCounts.latin > 1
        else { return false }
        return words.dropLast().allSatisfy { UTF8Scanner.isUpper($0.scalar(at: $0.startIndex).value) }
            && words[0].tokens.first?.allUpper ?? false || words.count == 2 && hasInnerCapitals(words[0])
    }

    private static func hasInnerCapitals(_ word: TextSlice) -> Bool {
        word.dropFirst().contains { (0x41...0x5A).contains($0) }
    }

    /// Whether every word begins with a capital.
    private static func isCapitalised(_ text: TextSlice) -> Bool {
        text.fields.allSatisfy { UTF8Scanner.isUpper($0.scalar(at: $0.startIndex).value) }
    }

    /// "by Ada One" without its first word.
    private static func withoutPreposition(_ text: TextSlice) -> TextSlice {
        guard let first = text.firstField, prepositions.contains(first.folded) else { return text }
        return text.from(first.endIndex).trimmed
    }

    private static let prepositions = WordFiles.people.phrases("prepositions")

    /// Long, or more than one sentence, or a long one with a stop at its end.
    private static func isProse(_ text: TextSlice) -> Bool {
        if text.count > longest { return true }
        let sentences = TitleLine.sentences(in: text)
        return sentences > 2 || sentences == 2 && text.last == UInt8(ascii: ".")
            || text.count > 160 && text.last == UInt8(ascii: ".")
    }
}

/// The lines of a message that names some papers, each read once.
final class HeadLines: @unchecked Sendable {
    /// The lines.
    let lines: TextLines
    /// The papers that the message names.
    let papers: [NamedPaper]
    private var read: [HeadLine?]

    /// The lines of a message that names `papers`.
    init(_ lines: TextLines, papers: [NamedPaper]) {
        self.lines = lines
        self.papers = papers
        read = Array(repeating: nil, count: lines.count)
    }

    /// What the line at `index` holds.
    subscript(index: Int) -> HeadLine {
        if let known = read[index] { return known }
        let line = HeadLine(at: index, in: lines, papers: papers)
        read[index] = line
        return line
    }
}
