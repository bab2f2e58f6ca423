internal import ReviewModel

/// The full view of an item: what is known of it, field by field, its claims and its text.
struct ItemPage {
    let item: LibraryItem
    let layout: TextLayout

    /// Lines longer than this are hard to read, however wide the terminal is.
    static let widest = 100

    init(_ item: LibraryItem, options: RenderingOptions) {
        var options = options
        options.width = options.width.map { min($0, ItemPage.widest) }
        self.item = item
        layout = TextLayout(options)
    }

    /// Appends the page: what it is, who wrote it, what it says; then where to go from it, the rest of what is
    /// known, and the text.
    func write(to out: inout [UInt8]) {
        writeHead(to: &out)
        let rule = String(repeating: "─", count: layout.width ?? 72)
        layout.append(Span(verbatim: rule, .faint), to: &out)
        out.append(UInt8(ascii: "\n"))
        writeClaims(to: &out)
        section("Notes", texts: [item.curation.notes ?? ""], bullet: false, to: &out)
        for (number, group) in ItemFields(item).groups.enumerated() {
            if number > 0 || !item.review.claims.isEmpty || item.curation.notes != nil {
                out.append(UInt8(ascii: "\n"))
            }
            group.write(layout, to: &out)
        }
        section("Captions", texts: item.review.captions, bullet: true, to: &out)
        section("Abstract", texts: item.review.papers.compactMap(\.abstract), bullet: false, to: &out)
        section("Text", texts: [item.review.text], bullet: false, to: &out)
        if let context = item.context { write(context, to: &out) }
    }

    /// Title, authors, places, and a line of models, topics and marks.
    private func writeHead(to out: inout [UInt8]) {
        let facts = ItemFacts(item)
        layout.paragraph(facts.heading, to: &out)
        if let paper = item.review.papers.first, !paper.authors.isEmpty {
            layout.paragraph([Span(ItemFields.authors(of: paper))], to: &out)
        }
        for line in [facts.origin, facts.findings] where !line.isEmpty {
            layout.flow(line, start: 0, indent: 0, to: &out)
        }
    }

    private func write(_ context: ItemContext, to out: inout [UInt8]) {
        for (name, items) in [("Refers to", context.refersTo), ("Referred to by", context.referredBy)] {
            guard !items.isEmpty else { continue }
            heading(name, to: &out)
            for item in items {
                let spans = [Span(item.id, .id), Span(verbatim: "  "), Span(item.title)]
                layout.append(Span(verbatim: "  "), to: &out)
                layout.paragraph(spans, start: 2, indent: 4 + item.id.utf8.count, to: &out)
            }
        }
        for former in context.formerTexts {
            let date = former.date.map { ", \($0.isoDate)" } ?? ""
            section("Former text\(date)", texts: [former.text], bullet: false, to: &out)
        }
    }

    private func heading(_ name: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\n"))
        layout.append(Span(verbatim: name, .heading), to: &out)
        out.append(UInt8(ascii: "\n"))
    }

    private func writeClaims(to out: inout [UInt8]) {
        guard !item.review.claims.isEmpty else { return }
        // They stand right under the head.
        layout.append(Span(verbatim: "Claims", .heading), to: &out)
        out.append(UInt8(ascii: "\n"))
        for claim in item.review.claims {
            let spans = [Span(verbatim: "\(claim.kind.rawValue):", .label), .space, Span(claim.text)]
            layout.append(Span(verbatim: "  - "), to: &out)
            layout.paragraph(spans, start: 4, indent: 4, to: &out)
        }
    }

    private func section(_ name: String, texts: [String], bullet: Bool, to out: inout [UInt8]) {
        let paragraphs = texts.map(PlainText.lines).map(ItemPage.withoutSpareLines).filter { !$0.isEmpty }
        guard !paragraphs.isEmpty else { return }
        heading(name, to: &out)
        for lines in paragraphs {
            for (number, line) in lines.enumerated() {
                let mark = !bullet ? "  " : number == 0 ? "  - " : "    "
                if !line.isEmpty { layout.append(Span(verbatim: mark), to: &out) }
                layout.paragraph([Span(line)], start: mark.count, indent: mark.count, to: &out)
            }
        }
    }

    /// `lines` without blank ones at the ends, and never two of them in a row.
    private static func withoutSpareLines(_ lines: [String]) -> [String] {
        var kept: [String] = []
        for line in lines where !(line.isEmpty && kept.last?.isEmpty != false) { kept.append(line) }
        if kept.last?.isEmpty == true { kept.removeLast() }
        return kept
    }
}
