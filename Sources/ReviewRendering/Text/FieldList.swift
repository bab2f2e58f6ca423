/// Names of fields with their values beside them, a field a line.
struct FieldList {
    private enum Value {
        case text([Span])
        case chunks([[Span]])
    }

    private var rows: [(name: String, value: Value)] = []

    /// Columns of the names.
    private static let column = 11

    var isEmpty: Bool { rows.isEmpty }

    /// Adds a field, unless there is nothing to say.
    mutating func add(_ name: String, _ value: String?, _ style: TextStyle = .plain) {
        add(name, spans: [Span(value ?? "", style)])
    }

    /// Adds a field with text of several styles, unless there is nothing to say.
    mutating func add(_ name: String, spans: [Span]) {
        if spans.contains(where: { !$0.text.isEmpty }) { rows.append((name, .text(spans))) }
    }

    /// Adds a field with several things, unless there are none.
    mutating func add(_ name: String, chunks: [[Span]]) {
        if !chunks.isEmpty { rows.append((name, .chunks(chunks))) }
    }

    /// Appends the fields. A name that is the same as the one before it is not repeated.
    func write(_ layout: TextLayout, to out: inout [UInt8]) {
        var last: String?
        for (name, value) in rows {
            let shown = name == last ? "" : name
            last = name
            layout.append(Span(verbatim: shown, .faint), to: &out)
            layout.pad(FieldList.column - shown.utf8.count, to: &out)
            switch value {
            case .text(let spans):
                layout.paragraph(spans, start: FieldList.column, indent: FieldList.column, to: &out)
            case .chunks(let chunks):
                layout.flow(chunks, start: FieldList.column, indent: FieldList.column, to: &out)
            }
        }
    }
}
