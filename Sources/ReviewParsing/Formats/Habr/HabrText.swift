import ReviewModel
import TextAnalysis

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
            guard let label = DigestHead.label(in: lines.bytes, lines.lines[index]) else { continue }
            kinds.insert(label)
            heads += 1
        }
        guard kinds.count >= 2 || (kinds.contains(.reviewer) && heads >= 1) else { return 0 }
        let addresses = WebAddress.find(in: lines.bytes, 0..<min(lines.bytes.count, 20_000)).count
        return min(
            0.97,
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
