import Foundation
import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// The same chat as HTML and as JSON gives the same items.
@Suite struct TelegramPairTests {
    /// Pairs of exports beside the repository; there are none on most machines.
    private static let corpora = Checkout.shared.appending(path: "corpora")
    private static let hasCorpora = FileManager.default.fileExists(atPath: corpora.path)

    @Test func theSamplesAgree() throws {
        let folder = Checkout.digests
        try expectAgreement(
            folder.appending(path: "telegram-export-html/messages.html"),
            folder.appending(path: "telegram-export/result.json"), count: 9)
    }

    @Test(.enabled(if: hasCorpora, "no corpora beside the repository"))
    func thePairsAgree() throws {
        try expectAgreement(
            Self.corpora.appending(path: "telegram-html/roboteam-test-channel/messages.html"),
            Self.corpora.appending(path: "telegram-json/roboteam-test-channel/result.json"), count: 5)
    }

    @Test(
        .enabled(if: hasCorpora, "no corpora beside the repository"),
        arguments: [
            ("telegram-html/cybersecurity-news-en/index.html", 999, 1),
            ("telegram-html/cybersecurity-news-en/messages2.html", 1000, 0),
            ("telegram-html/cybersecurity-news-en/messages10.html", 1000, 0),
            ("telegram-html/roboteam-test-channel/messages.html", 8, 4),
            ("telegram-html/vorot93-fixtures/basic_export/chat_001/messages.html", 4, 1),
            ("telegram-html/t-a-a-fixtures/malformed_truncated.html", 7, 0),
            ("tme-preview-html/nexta-2021/nexta.html", 19, 0),
            ("tme-preview-html/nexta-2021/channel.html", 0, 0),
            ("tme-preview-html/fixture-newsmaker/telegram_channel.html", 3, 0),
        ])
    func noMessageIsLost(path: String, messages: Int, services: Int) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.corpora.appending(path: path)))
        let source = SourceText(path: path, bytes: bytes)
        let format = try #require(InputFormats.recognised(in: source))
        var count = 0
        let reading = try format.read(
            SourceContent(source), into: { if case .message = $0 { count += 1 } }, report: { _ in })
        #expect(count == messages)
        #expect(reading.skipped.values.reduce(0, +) == services)
    }

    private func expectAgreement(_ html: URL, _ json: URL, count: Int) throws {
        let left = try items(of: html), right = try items(of: json)
        #expect(left.count == count && right.count == count)
        for (one, other) in zip(left, right) {
            #expect(one.text == other.text)
            #expect(one.source.messages == other.source.messages)
            #expect(one.links == other.links)
            #expect(one.kind == other.kind && one.title == other.title && one.papers == other.papers)
            #expect(
                one.claims == other.claims && one.captions == other.captions
                    && one.reactions == other.reactions)
            #expect(one.date == other.date && one.source.replyTo == other.source.replyTo)
        }
    }

    private func items(of file: URL) throws -> [Review] {
        var items: [Review] = []
        let source = SourceFile(path: file.lastPathComponent, bytes: [UInt8](try Data(contentsOf: file)))
        _ = try SourceReader().read(source, into: { items.append($0) }, report: { _ in })
        return items
    }
}
