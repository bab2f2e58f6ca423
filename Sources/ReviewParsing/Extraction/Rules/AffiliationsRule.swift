import ReviewModel
import TextAnalysis

/// Reads the organisations of the authors: from the parentheses behind them, the label before the
/// title, or the words that introduce the work.
struct AffiliationsRule: ExtractionRule {
    let name = "affiliations"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two (Google Brain, 2019)\nСтатья: https://arxiv.org/abs/2001.00001\n\nТекст.",
            field: "affiliations", values: ["Google Brain"]),
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nНовая работа из DeepMind.",
            field: "affiliations", values: ["DeepMind"]),
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nA short text on nets. It was hard to train them before. Then DeepMind researchers proposed a paper.",
            field: "affiliations", values: ["DeepMind"]),
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nИсследователи из DeepMind и MIT учат сети.",
            field: "affiliations", values: ["DeepMind", "MIT"]),
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nHere DeepMind and MIT researchers propose a paper.",
            field: "affiliations", values: ["DeepMind", "MIT"]),
    ]

    func apply(to draft: inout ReviewDraft) {
        guard !draft.review.papers.isEmpty else { return }
        for name in draft.known.affiliations { add(name, at: nil, confidence: 0.9, into: &draft) }
        if !draft.review.papers[0].affiliations.isEmpty { return }
        if fromParentheses(&draft) || fromAside(&draft) || fromLabel(&draft) { return }
        if fromProse(&draft) { return }
        fromIntroduction(&draft)
    }

    private func fromParentheses(_ draft: inout ReviewDraft) -> Bool {
        guard let facts = HeadFacts.authorsParenthesis(of: draft) else { return false }
        for organisation in facts.organisations {
            add(organisation.name, at: organisation.place, confidence: 0.95, into: &draft)
        }
        return !facts.organisations.isEmpty
    }

    /// A line of its own between authors and links.
    private func fromAside(_ draft: inout ReviewDraft) -> Bool {
        guard let header = draft.header, let authors = header.authors, let first = header.links.first,
            first > authors + 1
        else { return false }
        let aside = draft.lines.lines[authors + 1]
        guard !draft.lexica.organisations(in: draft.bytes.slice(aside)).isEmpty else { return false }
        for organisation in ParenthesisFacts(draft.bytes.slice(aside), lexica: draft.lexica).organisations {
            add(organisation.name, at: organisation.place, confidence: 0.85, into: &draft)
        }
        return true
    }

    private func fromLabel(_ draft: inout ReviewDraft) -> Bool {
        guard let line = draft.header?.title,
            let label = TitleLine.parts(of: draft.lines[line]).label?.range
        else { return false }
        let found = draft.lexica.organisations(in: draft.bytes.slice(label))
        for organisation in found {
            add(organisation.name, at: organisation.place, confidence: 0.9, into: &draft)
        }
        return !found.isEmpty
    }

    /// "работа … из Беркли/Google/FB", "DeepMind researchers propose" in the first sentences: organisations right behind
    /// "из" or "от", or right before those who work there.
    private func fromIntroduction(_ draft: inout ReviewDraft) {
        for line in draft.proseLines.prefix(Self.mostLines) {
            for sentence in draft.bytes.slice(draft.lines.lines[line]).sentences
                .prefix(Self.mostSentences)
            {
                let tokens = draft.bytes.slice(sentence).tokens
                guard speaksOfWork(draft.bytes, tokens: tokens) else { continue }
                readIntroduced(sentence, tokens: tokens, into: &draft)
            }
            if !draft.review.papers[0].affiliations.isEmpty { return }
        }
    }

    /// How far into a review it says where the work comes from.
    private static let mostLines = 4, mostSentences = 3

    /// "Ada One and Bob Two (University of Oslo, Equinor) show …": parentheses behind a name in the first lines.
    private func fromProse(_ draft: inout ReviewDraft) -> Bool {
        for line in draft.proseLines.prefix(Self.mostLines) {
            let range = draft.lines.lines[line]
            var at = range.lowerBound
            while let open = draft.bytes[at..<range.upperBound].firstIndex(of: UInt8(ascii: "(")) {
                at = open + 1
                let inside = draft.bytes[at..<range.upperBound].prefix(Self.longestParenthesis)
                guard let close = inside.firstIndex(of: UInt8(ascii: ")")) else { continue }
                let words = draft.bytes.slice(at..<close).tokens
                let isStated =
                    draft.tokens(before: open, 1).last?.hasUpper == true && words.first?.hasUpper == true
                    && words.contains { Self.kinds.matches(draft.bytes.folded($0.range)) }
                guard isStated else { continue }
                let facts = ParenthesisFacts(draft.bytes.slice(at..<close), lexica: draft.lexica)
                for organisation in facts.organisations {
                    add(organisation.name, at: organisation.place, confidence: 0.7, into: &draft)
                }
                if !facts.organisations.isEmpty { return true }
            }
        }
        return false
    }

    private static let longestParenthesis = 160

    /// Organisations right behind a word such as "из" or right before those who work there, with those listed beside
    /// them: "из Google и MIT", "OpenAI and Berkeley researchers".
    private func readIntroduced(_ sentence: Range<Int>, tokens: [Token], into draft: inout ReviewDraft) {
        var lists: [[(name: String, place: Range<Int>)]] = []
        for found in draft.lexica.organisations(in: draft.bytes.slice(sentence)) {
            if let last = lists.last?.last, last.place.upperBound <= found.place.lowerBound,
                isListed(draft.bytes.string(last.place.upperBound..<found.place.lowerBound))
            {
                lists[lists.count - 1].append(found)
            } else {
                lists.append([found])
            }
        }
        for list in lists {
            guard let first = list.first, let last = list.last else { continue }
            let before = tokens.last {
                $0.range.upperBound <= first.place.lowerBound
                    && !Self.between.contains(draft.bytes.folded($0.range))
            }
            let after = tokens.first { $0.range.lowerBound >= last.place.upperBound }
            let lead = tokens.filter { $0.range.upperBound <= first.place.lowerBound }.suffix(5).map {
                draft.bytes.folded($0.range)
            }
            if lead.contains(where: Self.earlier.matches) { continue }
            let isIntroduced =
                before.map {
                    let word = draft.bytes.folded($0.range)
                    return Self.introductions.contains(word)
                        || Self.places.contains(word) && lead.contains(where: Self.people.matches)
                } ?? false
            let isFollowed =
                after.map {
                    $0.range.lowerBound - last.place.upperBound <= 3
                        && Self.people.matches(draft.bytes.folded($0.range))
                } ?? false
            guard isIntroduced || isFollowed else { continue }
            for found in list { add(found.name, at: found.place, confidence: 0.7, into: &draft) }
        }
    }

    /// Whether what stands between two organisations makes a list of them.
    private func isListed(_ gap: String) -> Bool { gap == " & " || ModelNameCues.coordinations.contains(gap) }

    private static let between = WordFiles.heads.phrases("affiliation.between")
    private static let places = WordFiles.heads.phrases("affiliation.place")
    private static let earlier = StemIndex(WordFiles.heads.values("affiliation.earlier"))
    private static let kinds = StemIndex(WordFiles.heads.values("affiliation.kind"))

    private static let introductions = WordFiles.heads.phrases("affiliation.before")

    private static let people = StemIndex(WordFiles.heads.values("affiliation.people"))

    private func speaksOfWork(_ bytes: [UInt8], tokens: [Token]) -> Bool {
        tokens.contains { Self.works.matches(bytes.folded($0.range)) }
    }

    private static let works = StemIndex(WordFiles.heads.values("affiliation.work"))

    private func add(_ name: String, at place: Range<Int>?, confidence: Double, into draft: inout ReviewDraft)
    {
        guard !draft.review.papers[0].affiliations.contains(name) else { return }
        for index in draft.sharingPapers { draft.changePaper(index) { $0.affiliations.append(name) } }
        draft.note("affiliations", as: name, by: self, at: place, confidence: confidence)
    }
}

/// Facts in the head of a review that several rules read.
enum HeadFacts {
    /// What stands in parentheses behind the authors, or in the table of contents behind the title.
    static func authorsParenthesis(of draft: ReviewDraft) -> ParenthesisFacts? {
        for line in (draft.header?.authors).map({ [$0] })
            ?? draft.digestLines(.authors)
        {
            if let parenthesis = AuthorList(draft.lines[line]).parenthesis {
                return ParenthesisFacts(draft.bytes.slice(parenthesis), lexica: draft.lexica)
            }
        }
        if let parenthesis = draft.post.messages.first?.known.parenthesis {
            return ParenthesisFacts(TextSlice(parenthesis), lexica: draft.lexica)
        }
        guard let header = draft.header, header.authors == nil, let title = header.title else { return nil }
        let around = TitleSurroundings(TitleLine.parts(of: draft.lines[title]).title)
        guard around.people != nil else { return nil }
        return around.parenthesis.map { ParenthesisFacts(TextSlice($0), lexica: draft.lexica) }
    }
}
