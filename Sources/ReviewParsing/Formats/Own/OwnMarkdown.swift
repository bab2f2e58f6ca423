internal import JSON
internal import ReviewCoding
import ReviewModel
import Wording

/// Reading lists that `export --format markdown` wrote. What a reader changed in one by hand is told apart from
/// what the program wrote: the data of the items stand in comments behind their sections.
///
/// A section ends with lines of facts, the last of which names the item; what stands behind them is a note.
struct OwnMarkdown: WholeFileFormat {
    let name = DigestDocument.formatName
    let summary =
        "reading lists written by 'digest export --format markdown', with edits made in them by hand"
    let traits: SourceTraits = [.document, .plainText]

    /// What the comments with the data open with.
    static let opening = "<!-- digest.item/1"

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let head = SourceText(path: path, bytes: Array(bytes.prefix(4096)))
        guard let front = FrontMatter(head), front.value("digest") != nil else { return 0 }
        return 1
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let records = records(of: source, report: report)
        let sections = DocumentSection.sections(of: source)
        var transcript = Transcript()
        var document = DigestDocument()
        document.list = FrontMatter(source)?.value("list")
        for section in sections {
            guard let id = section.id, var item = records[id] else {
                report(
                    Diagnostic(
                        .warning, path: source.path, line: section.lines.lowerBound + 1,
                        message: section.id == nil
                            ? "the section has no line 'Item:' and is left out; add papers with 'digest import' of a list of their own"
                            : "the data of this item are missing, and its section is left out"))
                continue
            }
            item.changes = section.changes(of: item)
            document.items.append(item)
            transcript.messages.append(message(item, at: source.place(of: section.lines)))
        }
        let present = Set(document.items.map(\.review.id))
        document.removed = records.values.filter { !present.contains($0.review.id) }.sorted {
            $0.review.id < $1.review.id
        }
        transcript.document = document
        return transcript
    }

    private func message(_ item: DocumentItem, at place: Range<Int>) -> Message {
        var message = Message(text: MessageText())
        message.text.bytes = Array(item.review.text.utf8)
        if message.text.bytes.isEmpty { message.text.bytes = Array(item.review.title.utf8) }
        message.kind = item.review.kind
        message.known.isRead = true
        message.beginsPost = true
        message.item = item.review
        message.places = [place]
        return message
    }

    /// Items of the comments by id.
    private func records(of source: SourceText, report: (Diagnostic) -> Void) -> [String: DocumentItem] {
        var records: [String: DocumentItem] = [:]
        var isInside = false
        for index in 0..<source.lineCount {
            let line = source.line(index)
            if source.bytes.starts(Self.opening, at: line) {
                isInside = true
            } else if source.bytes.starts("-->", at: line) {
                isInside = false
            } else if isInside, !line.isEmpty {
                if let item = JSONValue(parsing: source.bytes[line]).flatMap(DocumentItem.init(record:)) {
                    records[item.review.id] = item
                } else {
                    report(
                        Diagnostic(
                            .warning, path: source.path, line: index + 1,
                            message: "the data of an item are damaged; export it again"))
                }
            }
        }
        return records
    }
}
