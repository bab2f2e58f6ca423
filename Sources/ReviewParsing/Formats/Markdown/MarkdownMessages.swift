import ReviewModel
import TextAnalysis

/// Makes messages of the parts of a document: a paper a message, what lies between joined.
struct MarkdownMessages {
    private let source: SourceText
    private let hasPapers: Bool
    private var messages: [Message] = []
    private var rest: RestRun?
    /// Index of the message that stands for the document itself.
    private var header: Int?

    /// Messages of `source`; without papers in it all of it is one message.
    init(source: SourceText, hasPapers: Bool) {
        self.source = source
        self.hasPapers = hasPapers
    }

    /// Adds the next part.
    mutating func add(_ part: LayoutPart) {
        switch part {
        case .record(let record):
            endRest()
            messages.append(message(record))
        case .rest(let lines, let blocks):
            if rest == nil {
                rest = RestRun(lines: lines, blocks: blocks)
            } else {
                rest?.add(lines: lines, blocks: blocks)
            }
        }
    }

    /// All messages, in the order of the source.
    mutating func finish() -> [Message] {
        endRest()
        return messages
    }

    private mutating func endRest() {
        guard let run = rest else { return }
        rest = nil
        let place = source.place(of: run.lines)
        guard source.bytes[place].contains(where: { $0 > 0x20 }) else { return addBlank(place) }
        if let header, run.isFrame {
            messages[header].places.append(place)
            messages[header].text.append(run.text.text)
        } else {
            messages.append(message(run, at: place))
            if header == nil, hasPapers { header = messages.count - 1 }
        }
    }

    /// Blank lines go to what stands before them.
    private mutating func addBlank(_ place: Range<Int>) {
        guard let last = messages.indices.last, let end = messages[last].places.last,
            end.upperBound == place.lowerBound
        else { return }
        messages[last].places[messages[last].places.count - 1] = end.lowerBound..<place.upperBound
    }

    private func message(_ run: RestRun, at place: Range<Int>) -> Message {
        var message = Message(text: run.text.text)
        message.kind = header == nil && hasPapers ? .channelHeader : run.kind
        message.known.isRead = true
        message.known.title = run.title
        if message.kind == .essay, !hasPapers, let title = run.title,
            ProseReview.isLikely(message.text.bytes, under: title)
        {
            message.kind = .review
            message.known.head = run.head
        }
        message.beginsPost = true
        message.places = [place]
        return message
    }

    private func message(_ record: MarkdownRecord) -> Message {
        var message = Message(text: record.text)
        message.kind = record.kind
        message.known = record.known
        message.date = record.date
        message.beginsPost = true
        message.places = [source.place(of: record.lines)]
        return message
    }
}

/// Neighbouring parts of a document that are no papers.
struct RestRun: Sendable {
    /// Their lines, from 0.
    private(set) var lines: Range<Int>
    private var blocks: [MarkdownBlock]

    /// A run of one part.
    init(lines: Range<Int>, blocks: [MarkdownBlock]) {
        self.lines = lines
        self.blocks = blocks
    }

    /// Adds the next part.
    mutating func add(lines more: Range<Int>, blocks others: [MarkdownBlock]) {
        lines = lines.lowerBound..<max(lines.upperBound, more.upperBound)
        blocks += others
    }

    /// Whether it is only what holds the document together: headings, rules, anchors, pictures.
    var isFrame: Bool {
        blocks.allSatisfy { block in
            switch block.kind {
            case .heading, .rule: true
            case .html, .paragraph: EntryWords.count(block.text.all) <= 3
            default: false
            }
        }
    }

    /// Its words.
    var text: BlockText {
        var text = BlockText()
        text.blocks(blocks)
        return text
    }

    /// Words of its first heading of the first level, or of its first heading.
    var title: String? {
        let headings = blocks.filter { $0.headingLevel != nil }
        return (headings.first { $0.headingLevel == 1 } ?? headings.first).map {
            $0.text.words($0.text.range)
        }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Place of its first line, where that is a heading.
    var head: [Range<Int>] {
        guard blocks.first?.headingLevel != nil else { return [] }
        let bytes = text.text.bytes
        return [0..<(bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)]
    }

    /// What it makes when it is not the head of the document.
    var kind: Kind {
        let text = text.text
        let links =
            text.links.count { $0.url.holds("://") }
            + WebAddress.find(in: TextSlice(text.bytes)).count
        if text.bytes.count >= 2000, links * 600 < text.bytes.count { return .essay }
        return links > 0 ? .resource : .other
    }
}
