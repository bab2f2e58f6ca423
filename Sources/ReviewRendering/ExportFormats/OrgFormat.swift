internal import ReviewModel

/// An outline of Emacs Org mode: a headline an item, with a drawer of properties.
struct OrgFormat: ExportFormat {
    static let name = "org"
    static let summary = "outline for Emacs Org mode"
    static let fileExtension = "org"
    static let hasHeadings = true

    private let title: String
    private var section: String?

    init(options: RenderingOptions) { title = PlainText.line(options.title ?? "Reading list") }

    mutating func begin(_ out: inout [UInt8]) {
        // Without the second line what stands behind '_' and '^' would be set below and above the line.
        let start = out.count
        out.append(contentsOf: "#+TITLE: \(title)\n#+OPTIONS: ^:nil\n".utf8)
        EditorText.disarm(&out, from: start)
    }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        let start = out.count
        defer { EditorText.disarm(&out, from: start) }
        if let heading = item.section, heading != section {
            out.append(contentsOf: "\n* \(OrgText.plain(heading))\n".utf8)
        }
        section = item.section
        out.append(contentsOf: OrgItem(item: item, level: section == nil ? 1 : 2).text.utf8)
    }
}

/// An item as a headline of an Org file, with what belongs under it.
struct OrgItem {
    let item: LibraryItem
    /// How many asterisks the headline has.
    var level = 1

    /// The subtree, with an empty line in front.
    var text: String {
        "\n\(String(repeating: "*", count: level)) \(headline)\n\(drawer)" + body.map { "  \($0)\n" }.joined()
    }

    private var review: Review { item.review }

    private var headline: String {
        let title = OrgText.plain(review.title)
        let tags = item.curation.tags.map(OrgItem.tag).filter { !$0.isEmpty }
        return state + (title.isEmpty ? "untitled" : title)
            + (tags.isEmpty ? "" : " :\(tags.joined(separator: ":")):")
    }

    private var state: String {
        switch item.curation.status {
        case .unread, .reading: "TODO "
        case .read, .skipped: "DONE "
        }
    }

    private var drawer: String {
        let paper = review.papers.first
        let properties: [(String, String?)] = [
            ("ID", review.id), ("DATE", review.date?.plausible?.isoDate),
            ("AUTHORS", paper?.namesShown.joined(separator: "; ")),
            ("VENUE", paper?.venue), ("YEAR", paper?.year.map(String.init)),
            ("ARXIV", paper?.arxiv), ("DOI", paper?.doi),
            ("TOPICS", review.topics.map(\.id).joined(separator: " ")),
            ("RATING", item.curation.rating.map(String.init)),
        ]
        let lines = properties.compactMap { name, value -> String? in
            let line = PlainText.line(value ?? "")
            return line.isEmpty ? nil : "  :\(name): \(line)\n"
        }
        return "  :PROPERTIES:\n\(lines.joined())  :END:\n"
    }

    /// Lines under the drawer; they are indented, so that none can be a headline.
    private var body: [String] {
        let claims = OrgItem.list(review.claims)
        let stated = review.abstractClaims.map { ["\($0.heading):"] + OrgItem.list($0.claims) } ?? []
        let links = review.links.compactMap { link in
            link.url.map { "- \(OrgItem.link($0, text: OrgText.plain(link.label ?? link.role.rawValue)))" }
        }
        let post = review.source.url.map { ["- \(OrgItem.link($0, text: "post"))"] } ?? []
        let notes = item.curation.notes.map { PlainText.lines($0).map(OrgText.line) } ?? []
        return claims + stated + links + post + notes
    }

    private static func list(_ claims: [Claim]) -> [String] { claims.map { "- \(OrgText.plain($0.text))" } }

    /// `[[address][text]]`; the text alone where the address is not to be followed.
    private static func link(_ url: String, text: String) -> String {
        guard let address = SafeAddress.followable(url) else { return text }
        let safe = address.replacing("[", with: "%5B").replacing("]", with: "%5D")
        return "[[\(safe)][\(text)]]"
    }

    /// A tag of letters, digits and `_`, which are all that Org allows besides `@`, `#` and `%`.
    private static func tag(_ tag: String) -> String {
        String(
            tag.unicodeScalars.map { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
            })
    }
}

/// Other people's text inside an Org file: none of it is markup. A zero-width space is how Org's manual has
/// markup escaped; two signs of a dollar, which would be mathematics even so, are spelt out.
enum OrgText {
    /// `text` on one line.
    static func plain(_ text: String) -> String { line(PlainText.line(text)) }

    /// A line, of which the end of a drawer, a headline, a table or a keyword could be made too.
    static func line(_ line: String) -> String {
        let scalars = Array(line.unicodeScalars)
        var escaped = String.UnicodeScalarView()
        if let first = scalars.first, "#:*|".unicodeScalars.contains(first) { escaped.append(escape) }
        let hasMathematics = scalars.count { $0 == "$" } > 1
        for (index, scalar) in scalars.enumerated() {
            let last = index > 0 ? scalars[index - 1] : " "
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            if scalar == "$", hasMathematics {
                escaped.append(contentsOf: "\\dollar{}".unicodeScalars)
            } else if emphasizes(scalar, before: next, after: last) {
                escaped.append(contentsOf: [escape, scalar, escape])
            } else {
                // Behind the line Emacs takes the space for a letter of the language's name.
                if scalar == "_", isCode(scalars[..<index]) { escaped.append(escape) }
                escaped.append(scalar)
                if begins(scalar, before: next, after: last) { escaped.append(escape) }
            }
        }
        return String(escaped)
    }

    private static let escape: Unicode.Scalar = "\u{200B}"

    /// Whether `scalar` with `next` could begin emphasis: programs differ in the side on which they want the
    /// space.
    private static func emphasizes(
        _ scalar: Unicode.Scalar, before next: Unicode.Scalar, after last: Unicode.Scalar
    ) -> Bool {
        "*/_=~+".unicodeScalars.contains(scalar) && !next.properties.isWhitespace
            && (last.properties.isWhitespace || "-('\"{".unicodeScalars.contains(last))
    }

    /// Whether code or a call of code could follow: `src_` and `call_` as words.
    private static func isCode(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
        let start = before.lastIndex { !$0.properties.isAlphabetic }.map { $0 + 1 } ?? before.startIndex
        let word = before[start...]
        return ["src", "call"].contains { word.elementsEqual($0.unicodeScalars) }
    }

    /// Whether `scalar` with `next` could begin other markup: an entity or a command, a link, a target, a
    /// footnote, a macro, a snippet of another format, or an index.
    private static func begins(
        _ scalar: Unicode.Scalar, before next: Unicode.Scalar, after last: Unicode.Scalar
    ) -> Bool {
        guard !next.properties.isWhitespace else { return false }
        switch scalar {
        case "_": return next == "{"
        case "^": return next == "{"
        case "\\": return next.properties.isAlphabetic || "()[]\\".unicodeScalars.contains(next)
        case "[": return next == "[" || next == "f"
        case "]", "{", "<", "@": return next == scalar
        default: return false
        }
    }
}
