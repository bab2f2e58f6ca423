import TextAnalysis

/// What stands before a title: numbering, emoji, check marks, a date or a venue in brackets.
struct LeadingMarks: Sendable {
    /// Where the rest begins.
    private(set) var end: Int
    /// Date in brackets.
    private(set) var date: PartialDate?
    /// Venue in brackets.
    private(set) var venue: VenueText?
    /// Other words in brackets, such as the name of a model.
    private(set) var label: Range<Int>?

    /// Reads what stands before the title that `range` of `text` opens with.
    init(_ text: StyledText, _ range: Range<Int>) {
        end = range.lowerBound
        var last = -1
        while end < range.upperBound, end != last {
            last = end
            end = text.bytes.trimmed(end..<range.upperBound).lowerBound
            skipSigns(text.bytes, range.upperBound)
            skipNumber(text.bytes, range.upperBound)
            skipBrackets(text, range.upperBound)
            skipBareDate(text.bytes, range.upperBound)
        }
    }

    /// Emoji, `:scroll:`, `-`, `•`, `✅`, `【`.
    private mutating func skipSigns(_ bytes: [UInt8], _ limit: Int) {
        while end < limit {
            let (value, length) = bytes.scalar(end)
            if UTF8Scanner.isEmoji(value) && value >= 0x2000 || value == 0xFE0F || value == 0x200D
                || value == 0x20E3 || "-–—•·|,:;*".unicodeScalars.contains(where: { $0.value == value })
            {
                if let code = shortcode(bytes, limit) { end = code } else { end += length }
            } else {
                break
            }
            end = bytes.trimmed(end..<limit).lowerBound
        }
    }

    /// `:open_file_folder:`
    private func shortcode(_ bytes: [UInt8], _ limit: Int) -> Int? {
        guard bytes[end] == UInt8(ascii: ":") else { return nil }
        var at = end + 1
        while at < limit, at - end < 40,
            bytes[at] == UInt8(ascii: "_") || (bytes[at] >= 0x61 && bytes[at] <= 0x7A)
                || (bytes[at] >= 0x30 && bytes[at] <= 0x39)
        { at += 1 }
        return at < limit && at > end + 1 && bytes[at] == UInt8(ascii: ":") ? at + 1 : nil
    }

    /// `12.`, `3)`, `(4)`, `[5]`, `#6`, with a space or a capital behind.
    private mutating func skipNumber(_ bytes: [UInt8], _ limit: Int) {
        var at = end
        let open = at < limit && "([#№".utf8.contains(bytes[at])
        if open { at += 1 }
        let digits = at
        while at < limit, at - digits < 4, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
        guard at > digits, at < limit, at - digits <= 3 else { return }
        let closes = ")].".utf8.contains(bytes[at])
        guard closes || open && bytes[digits - 1] == UInt8(ascii: "#") else { return }
        let next = closes ? at + 1 : at
        guard
            next >= limit || bytes[next] == 0x20 || bytes[next] >= 0x80 || bytes[next] == UInt8(ascii: "\n")
                || bytes[at] == UInt8(ascii: ")")
        else { return }
        end = next
    }

    /// `(2023-05)`, `[NeurIPS 2020]`, `[OpenAI CLIP]`, `[x]`, unless the brackets hold a link.
    private mutating func skipBrackets(_ text: StyledText, _ limit: Int) {
        guard end < limit, "([".utf8.contains(text.bytes[end]) else { return }
        let closing = text.bytes[end] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        guard let close = text.bytes[end..<min(limit, end + 60)].firstIndex(of: closing), close + 1 < limit,
            !text.links.contains(where: { $0.range.overlaps(end..<close) && !$0.range.isEmpty })
        else { return }
        let inside = text.bytes.trimmed(end + 1..<close)
        if inside.count <= 1
            || text.bytes.letterCounts(inside) == (0, 0, 0) && PartialDate.find(in: text.bytes, inside) == nil
        {
            end = close + 1
        } else if let found = PartialDate.find(in: text.bytes, inside), inside.count <= 12,
            !text.bytes[inside].contains(where: { $0 | 0x20 >= 0x67 && $0 | 0x20 <= 0x7A })
        {
            date = date ?? found
            end = close + 1
        } else if let found = VenueText(text.bytes, inside) {
            venue = venue ?? found
            end = close + 1
        } else if closing == UInt8(ascii: "]"), inside.count <= 40 {
            label = label ?? inside
            end = close + 1
        }
    }

    /// `2023-05: `, `2021.11 - `.
    private mutating func skipBareDate(_ bytes: [UInt8], _ limit: Int) {
        var at = end
        while at < limit, at - end < 11,
            (bytes[at] >= 0x30 && bytes[at] <= 0x39) || "-./".utf8.contains(bytes[at])
        { at += 1 }
        guard at - end >= 7, at < limit, bytes[at] == 0x20 || ":-|,".utf8.contains(bytes[at]),
            let found = PartialDate.find(in: bytes, end..<at), found.month != nil
        else { return }
        date = date ?? found
        end = at
    }
}
