import ReviewModel
import TextAnalysis

/// Words of the opening of a post that may be the title of its paper, with how much speaks for it.
struct TitleCandidate: Sendable {
    /// Weight from which it is taken.
    static let enough = 1.5
    /// Weight from which there is no doubt.
    static let sure = 4.0

    /// The title.
    var title: TextSlice
    /// What speaks for it, less what speaks against it.
    var weight: Double
    /// The lines that it takes.
    var lines: Range<Int>
    /// Whether nothing else stands in them.
    var isWholeLine = true
    /// A venue or year in parentheses behind it.
    var parenthesis: String?
    /// Whether a label says that it is a title.
    var isLabelled = false
    /// Whether bold letters mark it.
    var isBold = false
    /// Names of authors beside it.
    var authors: AuthorList?

    /// Candidates in `line`, which is the one at `place` of the opening; `next` is the filled line below.
    static func candidates(
        in line: HeadLine, at place: Int, before next: HeadLine?, of text: TextLines, papers: [NamedPaper]
    ) -> [TitleCandidate] {
        var found: [TitleCandidate] = []
        let lines = line.index..<line.index + 1
        if let linked = linked(in: line, of: text, papers: papers) {
            let around = TitleSurroundings(linked)
            let behind = TitleSurroundings(
                TextSlice(around.title.string + " " + line.text.from(linked.endIndex).trimmed.string))
            var candidate = TitleCandidate(
                title: around.title, weight: shape(of: around.title) + 2, lines: lines,
                parenthesis: around.parenthesis ?? (line.text.count <= 320 ? behind.parenthesis : nil))
            candidate.authors = around.people
            candidate.isWholeLine = line.content != .prose && linked.count * 3 >= line.text.count * 2
            found.append(candidate)
        }
        if line.content == .words || line.content == .links || line.content == .group {
            if var candidate = whole(line, papers: papers) {
                candidate.weight += support(for: line, by: next) - Double(place) * 0.2
                found.append(candidate)
            }
        }
        if line.content == .prose, let labelled = labelled(in: line, papers: papers) {
            found.append(labelled)
        }
        found += pieces(in: line, at: place, before: next)
        if let run = foreignRun(in: line.text) {
            var candidate = TitleCandidate(title: run, weight: shape(of: run) + 0.3, lines: lines)
            candidate.isWholeLine = false
            candidate.weight -= Double(place) * 0.2
            // "Вышла статья Small Nets Learn Too от Lab Tiny."
            if introduces(line.text.before(run.startIndex)) { candidate.weight += 2 }
            found.append(candidate)
        }
        if let bold = bold(in: line, of: text) {
            var candidate = bold
            candidate.weight -= Double(place) * 0.2
            if candidate.isWholeLine { candidate.weight += support(for: line, by: next) }
            // What is bold at the end of a remark is the title, and the remark is none of it.
            for index in found.indices
            where candidate.title.endIndex + 2 >= found[index].title.endIndex
                && found[index].title.startIndex < candidate.title.startIndex
                && candidate.title.tokens.count >= 3 && TitleLine.isCapitalised(candidate.title)
            {
                found[index].weight -= 1
            }
            found.append(candidate)
        }
        if let cited = cited(in: line) { found.append(cited) }
        for title in [marked(in: line, of: text), named(in: line)].compactMap({ $0 }) {
            found.append(title)
            found[found.count - 1].weight -= Double(place) * 0.2
        }
        if let quoted = quoted(in: line.text) {
            var candidate = TitleCandidate(title: quoted, weight: shape(of: quoted) + 1, lines: lines)
            candidate.authors = cited(behind: quoted, in: line.text)
            candidate.isWholeLine = quoted.count * 3 >= line.text.count * 2
            candidate.weight += support(for: line, by: next) * 0.5 - Double(place) * 0.2
            found.append(candidate)
        }
        for index in found.indices where found[index].authors == nil {
            found[index].authors = authors(behind: found[index].title, in: line.text)
        }
        // A number of arXiv with its field is none: "(arXiv:2402.19427 [cs.LG])".
        return found.filter { !$0.title.hasPrefix("arXiv:") }
    }

    /// A title over two lines, where what stands below says so.
    static func candidate(
        over upper: HeadLine, and lower: HeadLine, at place: Int, before next: HeadLine?
    ) -> [TitleCandidate] {
        guard next?.content == .authors, next?.index == lower.index + 1,
            let last = upper.text.last, !".!?…".utf8.contains(last), upper.text.letterCounts.cyrillic == 0,
            lower.text.letterCounts.cyrillic == 0, lower.text.letterCounts.latin > 0
        else { return [] }
        let title = TextSlice(upper.text.string + " " + lower.text.string)
        let weight = shape(of: title) + support(for: lower, by: next) - Double(place) * 0.2 + 0.3
        // A nickname stands over the title that says it again.
        let isRepeated = TitleWords(lower.text).words.starts(with: TitleWords(upper.text).words)
        guard shape(of: upper.text) > 0.4, !isRepeated else { return [] }
        return [TitleCandidate(title: title, weight: weight, lines: upper.index..<lower.index + 1)]
    }

    /// The words of a line without label, address, number and venue around the title.
    static func whole(_ line: HeadLine, papers: [NamedPaper]) -> TitleCandidate? {
        // Who has written the review is no title of what it is about.
        if line.text.prefix(40).contains(UInt8(ascii: ":")),
            DigestHead.label(in: line.text) == .reviewer
        {
            return nil
        }
        var title = line.text
        var weight = 0.0
        // "Title (https://…)", "Title — https://…", "Title (arXiv:2402.19427 [cs.LG])"
        if let opening = papers.first(where: { $0.origin == .text && $0.place.lowerBound == title.startIndex }
        ),
            case let behind = withoutMarks(title.from(opening.place.upperBound)), behind.tokens.count >= 2
        {
            // "https://… Small Nets", "https://… — Small Nets"
            title = behind
            weight += 0.7
        } else if let paper = papers.first(where: {
            $0.origin == .text && title.range.contains($0.place.lowerBound)
        }), !paper.place.contains(title.startIndex), title.bytes.slice(paper.place).tokens.count > 0 {
            let before = title.before(paper.place.lowerBound)
            let isHidden = paper.label != nil && !before.isEmpty
            let isBracketed = title.bytes[paper.place.lowerBound] == UInt8(ascii: "[")
            if !isHidden || isBracketed || before.tokens.count >= 3 {
                title = withoutLabel(withoutTail(before))
                weight += 0.7
            }
        }
        let isLabelled = TitleLine.title(labelledIn: title) != nil
        if isLabelled { weight += 1.5 }
        guard line.content != .links || weight > 0 else { return nil }
        let parts = TitleLine.parts(of: title)
        if let label = parts.label, label.letterCounts.latin > 0 { weight += 0.5 }
        title = parts.title
        var parenthesis = parts.label.flatMap {
            $0.count <= 40 && $0.letterCounts != (0, 0, 0) ? $0.string : nil
        }
        let around = TitleSurroundings(title)
        if around.isCut {
            parenthesis = around.parenthesis ?? parenthesis
            title = TitleLine.parts(of: around.title).title
            weight += 0.7
        }
        if let cited = withoutAuthors(title) {
            title = withoutYear(cited)
            weight += 0.7
        }
        guard !title.isEmpty else { return nil }
        // "— What do we read?" is somebody speaking.
        if title.hasPrefix("— ") || title.hasPrefix("– ") { weight -= 2 }
        if tellsYear(line.text) { weight -= 2 }
        var candidate = TitleCandidate(
            title: title, weight: weight + shape(of: title), lines: line.index..<line.index + 1,
            parenthesis: parenthesis, isLabelled: isLabelled)
        candidate.authors = around.people
        return candidate
    }

    /// Without what stands between an address and a title behind it.
    private static func withoutMarks(_ title: TextSlice) -> TextSlice {
        var title = title.trimmed
        for dash in Marks.dashes { title = title.without(prefix: String(dash.dropFirst())) ?? title }
        while let first = title.first, ":|,;)]".utf8.contains(first) { title = title.dropFirst().trimmed }
        return title.trimmed
    }

    /// What stands before ", One et al. 2020"; nil where nobody is cited so.
    private static func withoutAuthors(_ title: TextSlice) -> TextSlice? {
        guard let end = MoreAuthors.citation(in: title),
            let comma = title.before(end).last(UInt8(ascii: ",")),
            title.before(comma).tokens.count >= 2,
            title[comma..<end].tokens.count <= 3
                || AuthorList.isName(title.after(comma).before(end).trimmed)
        else { return nil }
        return title.before(comma).trimmed
    }

    /// What stands before ", 2020", where that is more than a word.
    private static func withoutYear(_ title: TextSlice) -> TextSlice {
        guard let comma = title.last(UInt8(ascii: ",")), title.before(comma).tokens.count >= 2,
            let year = title.after(comma).trimmed.number, PlausibleYear.inText.contains(year)
        else { return title }
        return title.before(comma).trimmed
    }

    /// "Lab Tiny, 2023", "Ada One, 2023": who and when, and no title.
    private static func tellsYear(_ line: TextSlice) -> Bool {
        guard let comma = line.last(UInt8(ascii: ",")), line.before(comma).tokens.count <= 3 else {
            return false
        }
        return line.after(comma).trimmed.number.map { PlausibleYear.inText.contains($0) } ?? false
    }

    /// Without a label of its own at the end: "Small Nets Learn Too. Paper".
    private static func withoutLabel(_ title: TextSlice) -> TextSlice {
        for mark in [". ", "? ", "! "] {
            guard let stop = title.find(mark), case let label = title.from(stop + 2).trimmed,
                label.tokens.count <= 3, LinkRoles.role(ofLabel: label.string) == .paper
            else { continue }
            return title.before(mark == ". " ? stop : stop + 1)
        }
        return title
    }

    /// The words before a label and the address of the paper in one line of sentences: "Small Nets Learn Too. Paper: https://…"
    private static func labelled(in line: HeadLine, papers: [NamedPaper]) -> TitleCandidate? {
        guard
            let paper = papers.first(where: {
                $0.origin == .text && line.text.range.contains($0.place.lowerBound)
            }),
            case let before = withoutTail(line.text.before(paper.place.lowerBound)), before.count <= 320,
            case let title = withoutLabel(before), title.endIndex < before.endIndex, title.tokens.count >= 2
        else { return nil }
        return TitleCandidate(
            title: title, weight: shape(of: title) + 1.5, lines: line.index..<line.index + 1)
    }

    /// Names that follow a title behind a comma or a word such as "by", up to the end of the sentence or of the brackets:
    /// "“Small Nets Learn Too” by Ada One, Bob Two."
    static func authors(behind title: TextSlice, in line: TextSlice) -> AuthorList? {
        guard line.range.contains(title.endIndex), line.endIndex - title.endIndex >= 8 else { return nil }
        var rest = line.from(title.endIndex).prefix(600)
        for quote in ["”", "»", "\"", "'"] { rest = rest.without(prefix: quote) ?? rest }
        let isBehindComma = rest.first == UInt8(ascii: ",")
        while let first = rest.first, ", ".utf8.contains(first) { rest = rest.dropFirst() }
        guard let first = rest.firstField else { return nil }
        if let labelled = labelled(behind: rest) { return labelled }
        let isIntroduced = AuthorList.introductions.contains(first.folded)
        guard isBehindComma || isIntroduced else { return nil }
        if isIntroduced { rest = rest.from(first.endIndex).trimmed }
        let stop = EntryWords.sentenceEnd(rest) ?? rest.endIndex
        let close = rest.first(UInt8(ascii: ")")) ?? rest.endIndex
        var names = rest.before(min(stop, close)).trimmed
        if names.last == UInt8(ascii: ".") { names = names.dropLast() }
        let list = NameList(names)
        guard list.isConvincing, list.share == 1 || list.truncated, list.names.count >= 2 || list.truncated,
            list.names.count <= 40
        else { return nil }
        var authors = AuthorList(TextSlice(list.names.map(\.name).joined(separator: ", ")))
        authors.truncated = list.truncated
        return authors
    }

    /// Names behind a label in the sentence that follows the title: "“Small Nets Learn Too”. Authors: Ada One, Bob Two."
    private static func labelled(behind text: TextSlice) -> AuthorList? {
        guard let text = AuthorList.text(labelledIn: withoutMarks(text.without(prefix: ".") ?? text)) else {
            return nil
        }
        let names = text.before(EntryWords.sentenceEnd(text) ?? text.endIndex)
        let list = AuthorList(names.last == UInt8(ascii: ".") ? names.dropLast() : names)
        return list.likelihood >= 0.7 && !list.names.isEmpty ? list : nil
    }

    /// Without brackets, dashes and words such as "arXiv" before an address.
    private static func withoutTail(_ title: TextSlice) -> TextSlice {
        var title = title.trimmed
        scan: while !title.isEmpty {
            for tail in ["(", "[", "—", "–", "-", ":", "|", ",", "→", "/"] where title.hasSuffix(tail) {
                title = title.dropLast(tail.utf8.count).trimmed
                continue scan
            }
            break
        }
        return title
    }

    /// The words that carry a link to a paper, where they are more than its name.
    static func linked(in line: HeadLine, of text: TextLines, papers: [NamedPaper]) -> TextSlice? {
        for anchor in text.anchors(line.index) where anchor.isHidden {
            let words = HeadLine.bare(text.bytes.slice(anchor.place))
            guard papers.contains(where: { $0.url == anchor.url && $0.place == anchor.place }),
                words.tokens.count >= 2, words.letterCounts.latin > words.letterCounts.cyrillic,
                isTitle(words, of: anchor.url), !EntryWords.isCitation(words)
            else { continue }
            return TitleLine.parts(of: words).title
        }
        return nil
    }

    /// Whether the words of a link are more than its name; "World Models" says of no link to a paper what it is.
    private static func isTitle(_ words: TextSlice, of url: String) -> Bool {
        guard words.tokens.count < 4, let role = LinkRoles.role(ofLabel: words.string) else { return true }
        return role != .paper && role != .code && TitleLine.isCapitalised(words)
            && LinkRoles.role(ofHost: url) == .paper
    }

    /// Those whom a parenthesis behind a title in quotes cites: "“Small Nets” (One et al., 2020)".
    private static func cited(behind title: TextSlice, in line: TextSlice) -> AuthorList? {
        let rest = line.from(title.endIndex)
        guard let open = rest.prefix(8).first(UInt8(ascii: "(")), let close = rest.first(UInt8(ascii: ")"))
        else { return nil }
        var inside = rest.before(close).after(open)
        if let year = inside.firstYear(in: PlausibleYear.inText)?.place {
            inside = inside.before(year.startIndex)
        }
        inside = inside.trimmed
        if inside.last == UInt8(ascii: ",") { inside = inside.dropLast().trimmed }
        let list = AuthorList(inside)
        return list.truncated && (1...2).contains(list.names.count) || list.likelihood >= 0.7 ? list : nil
    }

    /// A title in quotes inside a line, in Latin letters and of three words at least.
    static func quoted(in line: TextSlice) -> TextSlice? {
        Quotation.find(in: line) {
            let letters = $0.inside.letterCounts
            return $0.before.count <= 300 && $0.inside.count <= 300 && $0.inside.trimmed.tokens.count >= 2
                && letters.latin > letters.cyrillic * 4
        }?.inside.trimmed
    }

    /// The longest run of words in Latin letters in a line of Russian, where it is written as a title is: three words
    /// at least.
    private static func foreignRun(in line: TextSlice) -> TextSlice? {
        let line = line.prefix(400)
        guard line.letterCounts.cyrillic > 0 else { return nil }
        var runs: [(range: Range<Int>, count: Int)] = []
        for token in line.tokens where token.hasLatin || token.hasDigit && !token.hasLetter {
            if let last = runs.last,
                goesOn(line[last.range.upperBound..<token.range.lowerBound])
                    || isPoint(line[last.range.upperBound..<token.range.lowerBound])
            {
                runs[runs.count - 1] = (last.range.lowerBound..<token.range.upperBound, last.count + 1)
            } else if token.hasLatin {
                runs.append((token.range, 1))
            }
        }
        let titles = runs.filter {
            $0.count >= 3 && TitleLine.isCapitalised(line[$0.range])
                && !TitleSurroundings.isLab(line[$0.range])
        }
        return titles.max { $0.range.count < $1.range.count }.map { line[$0.range] }
    }

    /// Whether a run of words goes on over what stands between two of them.
    private static func goesOn(_ gap: TextSlice) -> Bool {
        gap.count <= 2 && !gap.contains(UInt8(ascii: ".")) && !gap.contains(UInt8(ascii: "("))
    }

    // MARK: Weighing

    /// What the lines around say: authors or links below a title.
    static func support(for line: HeadLine, by next: HeadLine?) -> Double {
        guard let next else { return 0 }
        let isClose = next.index == line.index + 1
        switch next.content {
        case .authors: return isClose ? 1.6 : 0.8
        case .words where next.authors != nil && isClose: return 1
        case .links: return isClose ? 1.2 : 0.5
        case .group, .venue, .date: return isClose ? 0.7 : 0.3
        case .hashtags, .words, .prose: return isClose ? 0 : 0.4
        }
    }

    /// How much the words themselves look like a title: written in Latin letters, with capitals, no sentence.
    static func shape(of title: TextSlice) -> Double {
        let words = title.tokens.filter { $0.hasLetter || $0.hasDigit }
        guard let last = title.last, !words.isEmpty, title.count <= 300 else { return -3 }
        // "AUTHORS" stands over a part of the post.
        if words.count <= 3, FieldName(label: title) != nil { return -2 }
        let letters = title.letterCounts
        var weight = letters.latin > letters.cyrillic * 3 ? 0.8 : -1.2
        weight += words.count < 2 ? -0.8 : words.count > 25 ? -1.5 : 0.3
        if ".!…,;:".utf8.contains(last) { weight -= 1.2 }
        if title.sentences.count > 1 { weight -= 1 }
        let folded = words.map { title.bytes.slice($0.range).folded }
        if let share = TitleLine.shareOfCapitals(in: words) {
            weight += share >= 0.8 ? 1.2 : share >= 0.6 ? 0.7 : share < 0.35 ? -0.3 : 0
        }
        if let colon = title.first(UInt8(ascii: ":")), title.before(colon).tokens.count <= 4,
            title.after(colon).tokens.count >= 2
        {
            weight += 0.4
        }
        // "One Is Secretly a Two": among capitals a small word is the title's own.
        let isSpoken = words.count < 6 || TitleLine.shareOfCapitals(in: words) ?? 0 < 0.8
        let speech = isSpoken ? zip(words, folded).filter { !$0.hasUpper && spoken.contains($1) }.count : 0
        weight -= Double(min(speech, 2)) * 0.9
        if KindClues.releases.count(in: folded) > 0 { weight -= 1 }
        if sections.contains(folded.joined(separator: " ")) { weight -= 2 }
        return weight
    }

    private static let sections = WordFiles.posts.phrases("sections")

    /// Words of speech that titles do not have in small letters.
    private static let spoken = WordFiles.posts.phrases("spoken")
}
