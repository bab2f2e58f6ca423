import ReviewModel

/// The HTML that Telegram Desktop exports: `messages.html`, `messages2.html`, …, a thousand messages each.
///
/// Facts on the format are from the exporter's source, `export_output_html.cpp` of
/// https://github.com/telegramdesktop/tdesktop, and from exports of 2018 to 2025.
struct TelegramHTML: InputFormat {
    let name = "telegram-html"
    let summary = "messages.html, messages2.html, … of Telegram Desktop: a channel, a chat or a whole account"
    let traits: SourceTraits = [.holdsEveryMessage, .severalFiles]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return 0 }
        let head = 0..<min(bytes.count, 65_536)
        let holds = { (mark: String) in bytes.find(mark, in: head) != nil }
        if holds("<title>Exported Data</title>"), holds("page_wrap") { return 0.97 }
        if holds("class=\"message default") || holds("class=\"message service") { return 0.9 }
        return holds("class=\"message\"") && holds("class=\"from_name\"") ? 0.7 : 0
    }

    func read(
        _ source: SourceContent, into sink: (SourceEvent) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceEnd {
        var reading = DialogPages(handle: source.channel)
        while let page = try source.nextPage() { try reading.read(page, into: sink, report: report) }
        try reading.finish(sink, report: report)
        return SourceEnd(skipped: reading.skipped, isCutOff: reading.isCutOff)
    }
}
