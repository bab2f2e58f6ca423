import TextAnalysis

/// Texts that are neither posts nor notes, however many addresses of papers stand in them: mail, logs, tables of
/// literature.
enum ForeignText {
    private static let mailFields: Set<String> = [
        "from", "to", "cc", "subject", "date", "message-id", "received", "return-path", "mime-version",
        "content-type",
        "reply-to", "in-reply-to", "references", "delivered-to", "x-mailer", "list-id", "sender",
    ]

    /// Whether the lines are such a text.
    static func isLikely(_ lines: TextLines) -> Bool { isMail(lines) || isLog(lines) }

    /// Three fields of a head of mail among the first lines, one below the other.
    private static func isMail(_ lines: TextLines) -> Bool {
        var run = 0
        for index in 0..<min(lines.count, 60) {
            run = isMailField(lines[index]) ? run + 1 : lines.indentation(index) > 0 && run > 0 ? run : 0
            if run == 3 { return true }
        }
        return false
    }

    private static func isMailField(_ line: TextSlice) -> Bool {
        guard let colon = line.first(UInt8(ascii: ":")), colon - line.startIndex <= 16,
            colon > line.startIndex
        else {
            return false
        }
        return mailFields.contains(line.before(colon).string.lowercased())
    }

    /// Most lines begin with a time or a level of a log.
    private static func isLog(_ lines: TextLines) -> Bool {
        let filled = (0..<min(lines.count, 200)).filter { !lines.isBlank($0) }
        guard filled.count >= 5 else { return false }
        return filled.count { isLogLine(lines[$0]) } * 3 >= filled.count * 2
    }

    private static let levels: Set<String> = [
        "info", "debug", "warn", "warning", "error", "trace", "fatal", "notice", "critical",
    ]

    /// `2024-01-02 10:00:00 …`, `[10:00:00] …`, `Jan  2 10:00:00 …`, `INFO: …`.
    private static func isLogLine(_ line: TextSlice) -> Bool {
        let words = line.fields.prefix(4).map { word in
            String(word.string.lowercased().filter { !"[](),|".contains($0) })
        }
        guard let first = words.first else { return false }
        if levels.contains(String(first.prefix { $0.isLetter })), first.count <= 9 { return true }
        return words.contains { isTime($0) }
    }

    /// A time with seconds, alone or behind a date.
    private static func isTime(_ word: String) -> Bool {
        let parts = word.split(separator: ":")
        return parts.count >= 3 && parts[1].count == 2 && parts[1].allSatisfy { ("0"..."9").contains($0) }
            && parts[0].suffix(2).allSatisfy { ("0"..."9").contains($0) }
            && parts[2].prefix(2).count == 2 && parts[2].prefix(2).allSatisfy { ("0"..."9").contains($0) }
    }
}
