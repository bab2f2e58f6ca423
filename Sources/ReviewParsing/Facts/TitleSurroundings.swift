import ReviewModel
import TextAnalysis

/// What stands around a title on its line: a laboratory, a venue or a year in brackets, behind a bar or a dash.
struct TitleSurroundings: Sendable {
    /// The title.
    private(set) var title: TextSlice
    /// What else the line says, in order.
    private(set) var facts: [TextSlice] = []
    /// Names of authors beside the title.
    private(set) var people: AuthorList?
    /// Whether anything stands around the title.
    private(set) var isCut = false

    /// Words of a fact.
    private static let longest = 6

    /// Reads `line`: "Small Nets (Lab Tiny)", "Small Nets | ICLR 2020", "Small Nets — Lab Tiny", "One et al. “Small
    /// Nets”", "Small Nets / Ada One, Bob Two / 2020".
    init(_ line: TextSlice) {
        title = line.trimmed
        takeQuoted()
        takeQuotedFirst()
        takePieces()
        takeDashed()
        while true {
            if let end = Self.end(of: title) {
                title = end.title
                if let fact = end.fact { facts.insert(fact, at: 0) }
            } else if people == nil, let cited = Self.cited(title) {
                title = cited.title
                people = cited.people
            } else {
                break
            }
        }
        takeCited()
        title = Self.unquoted(title)
        isCut = title != line.trimmed
    }

    /// The facts as one parenthesis; nil where there are none.
    var parenthesis: String? { facts.isEmpty ? nil : facts.map(\.string).joined(separator: ", ") }

    // MARK: Pieces

    /// Takes the title in quotes that stands behind the names of its authors.
    private mutating func takeQuoted() {
        let found = Quotation.find(in: title) {
            $0.inside.tokens.count >= 2 && $0.behind.tokens.count <= Self.longest
                && Self.arePeople($0.before.trimmed)
        }
        guard let found else { return }
        people = AuthorList(found.before.trimmed)
        if let year = found.behind.firstYear(in: PlausibleYear.inText)?.place { facts.append(year) }
        title = found.inside.trimmed
    }

    /// Takes the title in quotes that the line opens with and who wrote it follows: "“Small Nets”, One et al., ICLR 2020".
    private mutating func takeQuotedFirst() {
        guard people == nil,
            let found = Quotation.find(in: title, where: { $0.before.isEmpty && $0.inside.tokens.count >= 2 })
        else { return }
        var behind = found.behind.trimmed
        guard let first = behind.first, ",(;-–—".utf8.contains(first) else { return }
        if first == UInt8(ascii: "("), behind.last == UInt8(ascii: ")") { behind = behind.dropLast() }
        while let first = behind.first, ",(;-".utf8.contains(first) { behind = behind.dropFirst().trimmed }
        if let word = behind.firstField, AuthorList.introductions.contains(word.folded) {
            behind = behind.from(word.endIndex).trimmed
        }
        guard let cited = Self.people(citedIn: behind) else { return }
        people = cited.people
        facts = cited.facts + facts
        title = found.inside.trimmed
    }

    /// The words within quotes, where these are around all of `title`.
    private static func unquoted(_ title: TextSlice) -> TextSlice {
        let quoted = Quotation.find(in: title) {
            $0.before.isEmpty && $0.behind.isEmpty && $0.inside.tokens.count >= 2
        }
        return quoted?.inside.trimmed ?? title
    }

    /// Takes those who wrote it out of what else the line says: "Small Nets (One et al., ICLR 2020)".
    private mutating func takeCited() {
        guard people == nil else { return }
        for (index, fact) in facts.enumerated() {
            guard let cited = Self.people(citedIn: fact) else { continue }
            people = cited.people
            facts.replaceSubrange(index...index, with: cited.facts)
            return
        }
    }

    /// The people whom `words` cite, with what stands behind them: "One et al., ICLR 2020", "One, Two and Three, 2020".
    private static func people(citedIn words: TextSlice) -> (people: AuthorList, facts: [TextSlice])? {
        let whole = AuthorList(words)
        if whole.truncated, (1...4).contains(whole.names.count),
            whole.names.allSatisfy({ isPerson(words.bytes.slice($0.place)) })
        {
            return (whole, whole.parenthesis.map { [words.bytes.slice($0)] } ?? [])
        }
        guard let comma = words.last(UInt8(ascii: ",")), let year = words.after(comma).trimmed.words.last,
            isYear(year)
        else { return nil }
        let list = AuthorList(words.before(comma).trimmed)
        guard list.names.count >= 2, list.names.allSatisfy({ isPerson(words.bytes.slice($0.place)) }) else {
            return nil
        }
        return (list, [words.after(comma).trimmed])
    }

    private static func isPerson(_ name: TextSlice) -> Bool {
        // "Ho" is too short to be taken for a surname elsewhere.
        let isShort =
            name.tokens.count == 1 && name.count == 2 && name.tokens[0].hasUpper && name.tokens[0].hasLower
        return (isShort || AuthorList.isName(name) || AuthorList.isSurname(name)) && !isLab(name)
            && !venues.contains(name.foldedPhrase)
    }

    /// Takes apart what stands between bars: the longest piece that is no fact is the title.
    private mutating func takePieces() {
        let pieces = Self.pieces(of: title)
        guard pieces.count > 1 else { return }
        let named = pieces.indices.first { Self.arePeople(pieces[$0]) }
        let others = pieces.indices.filter { $0 != named && !Self.isFact(pieces[$0], beside: title) }
        let best = others.max { (pieces[$0].tokens.count, -$0) < (pieces[$1].tokens.count, -$1) } ?? 0
        let rest = pieces.indices.filter { $0 != best && $0 != named }
        guard rest.allSatisfy({ pieces[$0].tokens.count <= Self.longest - 1 }) else { return }
        // A slash stands in titles as well.
        let isSlashed = title.find(" / ") != nil
        guard !isSlashed || named != nil || rest.allSatisfy({ Self.isFact(pieces[$0], beside: title) }) else {
            return
        }
        people = people ?? named.map { AuthorList(pieces[$0]) }
        title = pieces[best]
        facts += rest.map { pieces[$0] }
    }

    /// Takes apart "Small Nets — One et al. — Lab Tiny — 2020": who wrote it in the midst.
    private mutating func takeDashed() {
        var pieces: [TextSlice] = []
        for mark in Marks.dashes where pieces.count < 3 {
            pieces = Self.pieces(of: title, between: [mark])
        }
        guard pieces.count >= 3, pieces[0].tokens.count >= 2,
            let named = pieces.indices.dropFirst().first(where: {
                Self.arePeople(pieces[$0])
                    || pieces.last?.number != nil
                        && (AuthorList.isName(pieces[$0]) || AuthorList.isWritingGroup(pieces[$0]))
            }),
            pieces.dropFirst().allSatisfy({ $0.tokens.count <= Self.longest || Self.arePeople($0) })
        else { return }
        people = people ?? AuthorList(pieces[named])
        title = pieces[0]
        facts += pieces.indices.dropFirst().filter { $0 != named }.map { pieces[$0] }
    }

    /// Whether `piece` lists several people, or one with others.
    private static func arePeople(_ piece: TextSlice) -> Bool {
        let list = AuthorList(piece)
        return list.names.count >= 2 && list.likelihood >= 0.7 || list.truncated && !list.names.isEmpty
    }

    private static func pieces(
        of line: TextSlice, between marks: [String] = separators
    ) -> [TextSlice] {
        var pieces: [TextSlice] = []
        var rest = line
        // Where each mark stands next; nil once there is none behind.
        var next = marks.map { (mark: $0, at: line.find($0)) }
        while let cut = next.compactMap({ mark, at in at.map { (at: $0, end: $0 + mark.utf8.count) } })
            .min(by: { $0.at < $1.at })
        {
            pieces.append(rest.before(cut.at).trimmed)
            rest = rest.from(cut.end).trimmed
            for index in next.indices where next[index].at.map({ $0 < rest.startIndex }) == true {
                next[index].at = rest.find(next[index].mark)
            }
        }
        return (pieces + [rest]).filter { !$0.isEmpty }
    }

    private static let separators = [" | ", " · ", " • ", " // ", " / "]

    // MARK: Ends

    private static func end(of title: TextSlice) -> (title: TextSlice, fact: TextSlice?)? {
        for (open, close) in [(UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]"))]
        where title.last == close {
            guard let start = title.last(open), start > title.startIndex else { return nil }
            let before = title.before(start).trimmed, inside = title.after(start).dropLast().trimmed
            guard !before.isEmpty else { return nil }
            // What is said in Russian of a title in English is none of it.
            if inside.letterCounts.latin == 0, inside.letterCounts.cyrillic > 0,
                before.letterCounts.cyrillic == 0, before.letterCounts.latin > 0
            {
                return (before, nil)
            }
            if inside.foldedWords.allSatisfy({ occasions.contains($0) }) { return (before, nil) }
            // "Small Error Units (SEUs)": the abbreviation is the title's own.
            if TitleWords(before).areAbbreviated(as: inside.string) { return nil }
            // "Small Nets (“SN” for short)"
            if Quotation.find(in: inside, where: { _ in true })?.behind.trimmed.tokens.isEmpty == false {
                return (before, nil)
            }
            if let maker = maker(inside) { return (before, maker) }
            if isSource(inside) { return (before, nil) }
            return isFact(inside, beside: before) || isName(inside) ? (before, inside) : nil
        }
        if let made = made(title) { return made }
        for mark in Marks.dashes {
            guard let at = lastPlace(of: mark, in: title) else { continue }
            let fact = title.from(at + mark.utf8.count).trimmed, before = title.before(at).trimmed
            if isFact(fact, beside: before), before.tokens.count >= 2 { return (before, fact) }
        }
        return nil
    }

    /// "by Lab Tiny", "от Lab Tiny" without its first word, where a place of work follows.
    static func maker(_ words: TextSlice) -> TextSlice? {
        guard let first = words.firstField, AuthorList.introductions.contains(first.folded),
            case let maker = words.from(first.endIndex).trimmed, !maker.isEmpty,
            maker.tokens.count <= longest, isLab(maker) || isName(maker)
        else { return nil }
        return maker
    }

    /// "Small Nets by Lab Tiny": the place of work that the line ends with.
    private static func made(_ title: TextSlice) -> (title: TextSlice, fact: TextSlice?)? {
        guard title.count <= 400,
            let word = title.fields.dropFirst(2).last(where: {
                AuthorList.introductions.contains($0.folded)
            }),
            let maker = maker(title.from(word.startIndex)), isLabAlone(maker)
        else { return nil }
        return (title.before(word.startIndex).trimmed, maker)
    }

    /// "via @someone": who passed a link on.
    private static func isSource(_ words: TextSlice) -> Bool {
        words.tokens.count <= 3 && words.contains(UInt8(ascii: "@"))
    }

    /// "Small Nets — One et al.": those who wrote it behind a dash.
    private static func cited(_ title: TextSlice) -> (title: TextSlice, people: AuthorList)? {
        for mark in Marks.dashes {
            guard let at = lastPlace(of: mark, in: title) else { continue }
            let before = title.before(at).trimmed
            let list = AuthorList(title.from(at + mark.utf8.count).trimmed)
            if list.truncated, (1...3).contains(list.names.count), before.tokens.count >= 2 {
                return (before, list)
            }
        }
        return nil
    }

    private static func lastPlace(of mark: String, in line: TextSlice) -> Int? {
        var place: Int?
        var rest = line
        while let at = rest.find(mark) {
            place = at
            rest = rest.from(at + mark.utf8.count)
        }
        return place
    }

    /// Whether `words` tell of a paper beside its title: a year, a venue, a group of people.
    private static func isFact(_ words: TextSlice, beside title: TextSlice) -> Bool {
        let tokens = words.tokens
        guard (1...longest).contains(tokens.count) else { return false }
        if tokens.contains(where: { isYear(words[$0.range]) }) { return true }
        let folded = words.foldedWords
        if folded.allSatisfy({ preprints.contains($0) }) { return true }
        // "ICCV'23"
        if let first = folded.first, venues.contains(first.prefix { $0.isLetter }.lowercased()) {
            return true
        }
        guard tokens.count <= 4, folded.contains(where: { GroupNames.places.contains($0) }) else {
            return false
        }
        return tokens.allSatisfy { $0.hasUpper || $0.hasDigit || !$0.hasLetter || $0.range.count <= 3 }
    }

    private static func isYear(_ word: TextSlice) -> Bool {
        word.year != nil
    }

    /// One to three words with capitals and small letters, as names of places of work are: what stands in brackets
    /// in capitals alone is more often an abbreviation of the title.
    private static func isName(_ words: TextSlice) -> Bool {
        let tokens = words.tokens
        guard (1...3).contains(tokens.count), words.letterCounts.cyrillic == 0,
            tokens.allSatisfy({ $0.hasUpper && !$0.hasDigit }), tokens.contains(where: { !$0.allUpper })
        else { return false }
        return !endings.contains(words.foldedPhrase)
            && !words.foldedWords.contains(where: { notNames.contains($0) })
    }

    /// Whether `words` name a place of work and nothing else.
    static func isLab(_ words: TextSlice) -> Bool {
        let tokens = words.tokens.filter { $0.hasLetter }
        guard !tokens.isEmpty, tokens.allSatisfy({ $0.hasUpper || $0.range.count <= 3 }) else { return false }
        return organisations.contains(words.foldedPhrase)
            || words.foldedWords.contains { GroupNames.places.contains($0) }
    }

    /// Whether `words` name a place of work as a whole: "Tiny Lab", "NVIDIA"; "NVIDIA Nets" may be a model of theirs.
    static func isLabAlone(_ words: TextSlice) -> Bool {
        isLab(words)
            && (organisations.contains(words.foldedPhrase)
                || words.foldedWords.contains { GroupNames.kinds.contains($0) }
                || words.fields.count == 1 && GroupNames.places.contains(words.foldedPhrase))
    }

    private static let organisations: Set<String> = Set(
        StandardLexicons.organisations.entries.flatMap { [$0.name] + $0.aliases }
            .map { TextSlice($0).foldedPhrase })
    private static let notNames = WordFiles.people.phrases("no names")
    private static let venues = WordFiles.markdown.phrases("venue.known")
    private static let preprints = WordFiles.markdown.phrases("venue.preprint")
    private static let occasions = WordFiles.markdown.phrases("venue.company")
    private static let endings = WordFiles.posts.phrases("title endings")
}
