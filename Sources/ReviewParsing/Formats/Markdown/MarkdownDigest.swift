// Markdown: digests, lists of papers and folders of notes. The tree is read, not the text: each layout
// that people use is a small recogniser over the blocks of the document, in a file of its own under
// `Layouts`. Nothing here knows one document, and nothing guesses at text that the tree can tell.

import ReviewModel
import TextAnalysis
import Wording

/// Digests, lists of papers and notes in Markdown.
struct MarkdownDigest: WholeFileFormat {
    let name = "markdown"
    let summary = "digests, lists of papers and notes in Markdown, one or many papers a file"
    let traits: SourceTraits = .plainText

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let signs = MarkdownSigns.count(in: Array(bytes.prefix(65_536)))
        let name = path.lowercased()
        if [".md", ".markdown", ".mdown", ".mkd", ".qmd", ".mdx"].contains(where: { name.hasSuffix($0) }) {
            return signs >= 2 ? 0.99 : 0.6
        }
        guard let first = bytes.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{") else { return 0 }
        return signs < 4 ? 0 : min(0.8, 0.1 + 0.05 * Double(signs))
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        Self.transcript(of: source, isNote: false, report: report)
    }

    /// The messages of `source`, one of all of it where it is told to be a note.
    static func transcript(
        of source: SourceText, isNote: Bool, report: (Diagnostic) -> Void
    ) -> Transcript {
        let page = source.folder.page(of: source)
        var transcript = Transcript()
        let parts = NoteReading.parts(of: page, isTold: isNote)
        let records = parts.compactMap(\.record)
        let papers = records.count
        for record in records { tell(record, in: source, report: report) }
        if records.count == 1 {
            for remark in NoteCuration.remarks(on: page) {
                report(Diagnostic(.warning, path: source.path, message: remark))
            }
        }
        var messages = MarkdownMessages(source: source, hasPapers: papers > 0)
        for part in parts { messages.add(part) }
        transcript.messages = messages.finish()
        if papers > 1 { transcript.channel.title = page.title }
        if papers == 0 {
            report(
                Diagnostic(
                    .note, path: source.path,
                    message: "no paper was found in any layout of lists, tables, sections or notes"))
        }
        return transcript
    }
}

extension MarkdownDigest {
    /// How long titles are at most, in bytes, before one is told of.
    private static let longestTitle = 200

    /// Tells of a title that is more likely a paragraph.
    private static func tell(
        _ record: MarkdownRecord, in source: SourceText, report: (Diagnostic) -> Void
    ) {
        guard let title = record.known.title, title.utf8.count > longestTitle else { return }
        report(
            Diagnostic(
                .note, path: source.path, line: record.lines.lowerBound + 1,
                message: "a title of \(title.count) letters, which may be a paragraph"))
    }
}

extension MarkdownPage {
    /// What the document calls itself.
    var title: String? {
        if let title = frontMatter?.value("title") { return title }
        guard let heading = blocks.first(where: { $0.headingLevel == 1 }) else { return nil }
        let words = heading.text.words(heading.text.range)
        return words.isEmpty ? nil : words
    }
}

/// Signs of Markdown in text whose name does not tell.
enum MarkdownSigns {
    /// How many there are: headings, links, rules of tables, bold words, fences.
    static func count(in bytes: [UInt8]) -> Int {
        var count = 0
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if isSign(bytes.slice(start..<end)) { count += 1 }
            start = end + 1
        }
        return count
    }

    private static func isSign(_ line: TextSlice) -> Bool {
        if ["# ", "## ", "### ", "```"].contains(where: line.hasPrefix) { return true }
        if line.hasPrefix("|"), line.find("---") != nil { return true }
        return line.find("](http") != nil
            || line.find("**").map { line.from($0 + 2).find("**") != nil } == true
    }
}
