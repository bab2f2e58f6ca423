internal import Bytes
internal import ReviewModel

/// A reading list as a mail that a mail program opens as a draft (RFC 5322, 2045–2047): once as plain text and once
/// as HTML, of which the program shows the one it likes. It has no sender and no addressee; these are for whoever
/// sends it.
struct MailFormat: ExportFormat {
    static let name = "eml"
    static let summary = "reading list as a mail, in text and HTML"
    static let fileExtension = "eml"
    static let hasHeadings = true
    static let notes = NotePolicy.onRequest
    static let hasSubject = true

    private let options: RenderingOptions
    private var page: HTMLFormat
    private var list: TextFormat
    private var html: [UInt8] = []
    private var text: [UInt8] = []
    private var section: String?
    private var isFirst = true

    init(options: RenderingOptions) {
        self.options = options
        page = HTMLFormat(options: options)
        // The subject stands above it already.
        var body = RenderingOptions()
        body.introduction = options.introduction
        list = TextFormat(options: body)
    }

    mutating func begin(_ out: inout [UInt8]) {
        page.begin(&html)
        list.begin(&text)
    }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        page.item(item, to: &html)
        write(heading: item.section)
        isFirst = false
        var plain = item
        plain.section = nil
        list.item(plain, to: &text)
        // An address that can be opened is what a reader of plain text wants.
        let address = item.review.papers.first.flatMap { CitedPaper($0, in: item.review).address }
        let place = item.review.source.url.flatMap(SafeAddress.followable)
        for link in [address, place].compactMap({ $0 }) { text += Array("            \(link)\n".utf8) }
    }

    /// Writes the heading of a group into the plain text, underlined: there is no other way to see it there.
    private mutating func write(heading: String?) {
        defer { section = heading }
        guard let heading, heading != section else { return }
        let line = PlainText.line(heading)
        let rule = String(repeating: "=", count: DisplayWidth.of(line))
        let start = text.count
        // Before all items but the first the list leaves a line free by itself.
        text += Array((isFirst ? "\(line)\n\(rule)\n\n" : "\n\n\(line)\n\(rule)\n").utf8)
        EditorText.disarm(&text, from: start)
    }

    mutating func end(_ out: inout [UInt8]) {
        page.end(&html)
        list.end(&text)
        let title = PlainText.line(options.title ?? "Reading list")
        // The same items make the same boundary, and no text in Base64 has an underscore.
        let boundary = "_digest_\(String(StableHash(of: html).value, radix: 36))_"
        // A draft is dated when it is sent.
        let date = options.time.seconds == 0 ? "" : "Date: \(MailFormat.date(options.time))\n"
        let head = """
            Subject: \(MailFormat.word(title))
            \(date)MIME-Version: 1.0
            X-Unsent: 1
            Content-Type: multipart/alternative; boundary="\(boundary)"

            """
        MailFormat.append(lines: head, to: &out)
        for (type, body) in [("plain", text), ("html", html)] {
            let part = """

                --\(boundary)
                Content-Type: text/\(type); charset=utf-8
                Content-Transfer-Encoding: base64

                """
            MailFormat.append(lines: part, to: &out)
            MailFormat.append(lines: "", to: &out)
            MailFormat.append(lines: Base64.lines(of: body), to: &out)
        }
        MailFormat.append(lines: "\n--\(boundary)--\n", to: &out)
        (html, text) = ([], [])
    }

    /// Lines of a mail end with CR LF.
    private static func append(lines: String, to out: inout [UInt8]) {
        let text = lines.utf8.last == 0x0A ? lines : lines + "\n"
        for byte in text.utf8 { out += byte == 0x0A ? [0x0D, 0x0A] : [byte] }
    }

    /// A text as a word of a head, of at most 75 bytes each.
    private static func word(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }), text.utf8.count < 60 { return text }
        var words: [String] = []
        var piece = ""
        for character in text {
            if piece.utf8.count + String(character).utf8.count > 42 {
                words.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        words.append(piece)
        return words.map { "=?utf-8?B?\(Base64.text(of: Array($0.utf8)))?=" }.joined(separator: "\n ")
    }

    /// `29 Nov 2026 10:00:00 +0000`.
    private static func date(_ time: Timestamp) -> String {
        let (year, month, day) = time.date
        let clock = time.rfc3339.dropFirst(11).prefix(8)
        return "\(day) \(Timestamp.months[max(1, min(month, 12)) - 1]) \(year) \(clock) +0000"
    }
}

/// Bytes as letters (RFC 4648, 4).
enum Base64 {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// `bytes` in one line.
    static func text(of bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count / 3 * 4 + 4)
        var at = 0
        while at < bytes.count {
            let group = bytes[at..<min(at + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                out.append(place <= group.count ? letters[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
            at += 3
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `bytes` in lines of 76 letters.
    static func lines(of bytes: [UInt8]) -> String {
        stride(from: 0, to: bytes.count, by: 57).map { start in
            text(of: Array(bytes[start..<min(start + 57, bytes.count)])) + "\n"
        }.joined()
    }
}
