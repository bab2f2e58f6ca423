import Foundation
import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Exports of others, where there are any beside the repository: no message is lost without a reason.
@Suite struct TelegramCorpusTests {
    private static let corpus = Checkout.shared.appending(path: "corpora/telegram-json")
    private static let hasCorpus = FileManager.default.fileExists(atPath: corpus.path)

    @Test(
        .enabled(if: hasCorpus, "no corpora beside the repository"),
        arguments: [
            ("chat-analytics-fixture/DM_2A_7M.json", 6, 2),
            ("innerdvations-fixtures-old-format/bot.json", 2, 0),
            // A comma is missing.
            ("innerdvations-fixtures-old-format/error.json", 2, 0),
            ("innerdvations-fixtures-old-format/error-unexpected.json", 13, 3),
            ("innerdvations-fixtures-old-format/personal.json", 0, 0),
            ("innerdvations-fixtures-old-format/private_channel.json", 5, 2),
            ("innerdvations-fixtures-old-format/private_group.json", 1, 1),
            ("innerdvations-fixtures-old-format/public_channel.json", 5, 2),
            ("innerdvations-fixtures-old-format/public_supergroup.json", 1, 3),
            ("innerdvations-fixtures-old-format/saved.json", 20, 1),
            ("innerdvations-fixtures-old-format/users_test.json", 8, 1),
            ("pachum-channel/result.json", 6, 0),
            ("roboteam-test-channel/result.json", 8, 4),
            ("telehistory-sample-2020/sample.json", 47, 1),
            ("tg-parser-fixtures/personal_chat.json", 4, 1),
            ("tg-parser-fixtures/supergroup_with_topics.json", 4, 3),
            // Accounts, of which only channels are taken; a warning counts the messages of what is left out.
            ("vorot93-fixtures/json_export/result.json", 0, 1),
            ("vorot93-fixtures/voice_export/result.json", 0, 0),
        ])
    func everyMessageIsAccountedFor(path: String, messages: Int, skipped: Int) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.corpus.appending(path: path)))
        let export = try JSONExport(bytes)
        #expect(export.diagnostics.map(\.severity) == (path.hasPrefix("vorot93") ? [.warning] : []))
        #expect(export.messages.count == messages)
        #expect(export.skipped.values.reduce(0, +) == skipped)
        #expect(TelegramJSON().likelihood(of: bytes, path: path) > 0.9)
    }

    @Test(.enabled(if: hasCorpus, "no corpora beside the repository"))
    func everyFileIsInTheTable() throws {
        let files =
            FileManager.default.enumerator(atPath: Self.corpus.path)?.compactMap { $0 as? String } ?? []
        #expect(files.count { $0.hasSuffix(".json") } == 18)
    }
}
