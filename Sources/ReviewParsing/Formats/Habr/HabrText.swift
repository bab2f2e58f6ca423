import ReviewModel
import TextAnalysis
import Wording

/// A serial digest as text: an introduction, a numbered table of contents, then a section a paper
/// with a head of labelled lines (authors, original, reviewer), then the rest of the web page.
struct HabrText: WholeFileFormat {
    let name = "habr-text"
    let summary = "text of a serial digest on Habr: table of contents, sections with authors and reviewers"
    let traits: SourceTraits = .plainText

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let head = SourceText(path: path, bytes: Array(bytes.prefix(262_144)))
        guard let first = head.bytes.first(where: { $0 > 0x20 }), !"{<|".utf8.contains(first) else {
            return 0
        }
        let lines = TextLines(head)
        var heads = 0
        var kinds: Set<DigestHead.Label> = []
        for index in 0..<lines.count {
            guard let label = DigestHead.label(in: lines.bytes.slice(lines.lines[index])) else { continue }
            kinds.insert(label)
            heads += 1
        }
        guard kinds.count >= 2 || (kinds.contains(.reviewer) && heads >= 1) else { return 0 }
        let addresses = WebAddress.find(in: lines.bytes.slice(0..<min(lines.bytes.count, 20_000))).count
        // Labels alone are those of notes as well, which the name of the file tells apart.
        let isMarkdown = path.ends(inAnyCase: ".md") || path.ends(inAnyCase: ".markdown")
        return min(
            isMarkdown && !kinds.contains(.reviewer) ? 0.5 : 0.97,
            (kinds.contains(.reviewer) ? 0.7 : 0.4) + 0.05 * Double(heads) - (addresses > heads * 3 ? 0.3 : 0)
        )
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let lines = TextLines(source)
        let contents = TableOfContents.find(in: lines)
        var sections = DigestSections.find(in: lines, contents: contents)
        let footer = DigestFooter.sections(in: lines, after: sections)
        if let last = sections.indices.last, let end = footer.first?.lines.lowerBound {
            sections[last].lines = sections[last].lines.lowerBound..<end
        }
        var transcript = Transcript()
        transcript.channel.title = lines.nextFilled(from: 0).map { lines.string($0) }
        if sections.isEmpty {
            report(
                Diagnostic(
                    .warning, path: source.path, message: "no section with authors or an original was found"))
        }
        for section in DigestSections.front(of: lines, contents, before: sections) + sections + footer {
            transcript.messages.append(message(section, in: lines, source: source))
        }
        return transcript
    }

    private func message(_ section: DigestSection, in lines: TextLines, source: SourceText) -> Message {
        var text = MessageText()
        for index in section.filled(in: lines) {
            if !text.bytes.isEmpty {
                text.bytes.append(DigestHead.goesOn(at: index, in: lines) ? 0x20 : UInt8(ascii: "\n"))
            }
            text.append(source.bytes[lines.lines[index]], from: lines.lines[index].lowerBound)
        }
        var message = Message(text: text)
        message.kind = section.kind
        message.known = section.known
        // The labelled lines of a section would else look like the head of a channel's post.
        message.known.isRead = section.kind == .review
        message.beginsPost = true
        message.places = [source.place(of: section.lines)]
        return message
    }
}

/// What a web page shows behind the last section: the company's card, advertisements, comments.
enum DigestFooter {
    private static let adMarks = WordFiles.digests.values("footer.ad")
    private static let commentMarks = WordFiles.digests.list("footer.comments")
    private static let loginMarks = WordFiles.digests.values("footer.login")
    private static let siteMarks = WordFiles.digests.values("footer.site")
    private static let rowMarks = WordFiles.digests.list("footer.row")

    /// Cuts the footer off the last of `sections` and returns it as sections of its own.
    static func sections(in lines: TextLines, after sections: [DigestSection]) -> [DigestSection] {
        guard let last = sections.last, let start = start(in: lines, within: last.lines) else { return [] }
        var parts: [DigestSection] = []
        var index = start
        if let card = companyCard(in: lines, above: start, floor: last.lines.lowerBound + 1) {
            parts.append(DigestSection(lines: card..<start, kind: .channelHeader))
        }
        var kind: Kind?
        while index < lines.count {
            if let next = kindStarting(lines, at: index), next != kind || next == .comment {
                kind = next
                parts.append(DigestSection(lines: index..<lines.count, kind: next))
            } else if kind == .comment, parts.last?.lines.lowerBound == index - 2, !lines.isBlank(index),
                isHead(lines, at: index - 2)
            {
                parts.append(DigestSection(lines: index..<lines.count, kind: .comment))
            }
            index += 1
        }
        for at in parts.indices.dropLast() {
            parts[at].lines = parts[at].lines.lowerBound..<parts[at + 1].lines.lowerBound
        }
        return parts
    }

    /// The first line that cannot belong to a review.
    static func start(in lines: TextLines, within range: Range<Int>) -> Int? {
        range.first { !lines.isBlank($0) && kindStarting(lines, at: $0) != nil }
    }

    private static func kindStarting(_ lines: TextLines, at index: Int) -> Kind? {
        let range = lines.lines[index]
        guard !range.isEmpty, range.count <= 400 else { return nil }
        let text = lines.bytes.foldedPhrase(range)
        if loginMarks.contains(where: { text.hasPrefix($0) }) { return .comment }
        if isCommentHead(text) { return .comment }
        if adMarks.contains(where: { $0.contains(" ") ? text.hasPrefix($0) : text == $0 }) { return .ad }
        if siteMarks.contains(where: {
            text == $0 || (rowMarks.contains($0) && text.hasPrefix($0 + " "))
        }) {
            return .channelHeader
        }
        return nil
    }

    /// "Комментарии 12".
    private static func isCommentHead(_ text: String) -> Bool {
        let words = text.split(whereSeparator: { " ():".contains($0) })
        guard let first = words.first, commentMarks.contains(String(first)), words.count <= 2 else {
            return false
        }
        return words.count == 1 || Int(words[1]) != nil
    }

    private static func isHead(_ lines: TextLines, at index: Int) -> Bool {
        index >= 0 && isCommentHead(lines.bytes.foldedPhrase(lines.lines[index]))
    }

    /// The first of at most three short lines without full stops right above the advertisement: name and
    /// motto of the company that runs the blog.
    private static func companyCard(in lines: TextLines, above index: Int, floor: Int) -> Int? {
        var at = index - 1
        while at > floor, lines.isBlank(at) { at -= 1 }
        var first: Int?
        while at > floor, index - at <= 8, isMotto(lines, at: at), first.map({ $0 - at <= 1 }) ?? true {
            first = at
            at -= 1
        }
        return first
    }

    private static func isMotto(_ lines: TextLines, at index: Int) -> Bool {
        let range = lines.lines[index]
        guard !range.isEmpty, range.count <= 160, ListItem.marker(in: lines.bytes.slice(range)) == nil else {
            return false
        }
        return !".!?;:,".utf8.contains(lines.bytes[range.upperBound - 1])
    }
}
