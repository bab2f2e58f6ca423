import ReviewModel

/// The preview page of a channel, `https://t.me/s/NAME`, saved as HTML: some twenty posts, oldest first,
/// with numbers, dates, link cards and reactions.
struct TelegramPreview: PagedFormat {
    let name = "telegram-preview"
    let summary = "preview page of a Telegram channel (t.me/s/…), saved as HTML"

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let head = 0..<min(bytes.count, 262_144)
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return 0 }
        let marks = ["tgme_widget_message", "tgme_channel_info", "tgme_page"]
        return marks.contains { bytes.find($0, in: head) != nil } ? 0.95 : 0
    }

    func read(
        _ next: () throws -> SourceText?, channel: String?, into sink: (TranscriptEvent) throws -> Void,
        report: (Diagnostic) -> Void
    ) throws -> StreamedReading {
        var skipped: [String: Int] = [:]
        var pageCount = 0
        while let source = try next() {
            var page = PreviewPage(source)
            if let remark = page.remark {
                report(Diagnostic(.error, path: source.path, line: 1, message: remark))
                continue
            }
            try sink(.page(source))
            try page.read(number: pageCount, channel: channel, into: sink)
            skipped.merge(page.skipped, uniquingKeysWith: +)
            pageCount += 1
        }
        return StreamedReading(skipped: skipped, isCutOff: false)
    }
}
