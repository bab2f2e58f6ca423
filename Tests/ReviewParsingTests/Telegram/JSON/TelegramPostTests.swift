import ReviewModel
import Testing

@testable import ReviewParsing

/// What places messages among their neighbours: albums, replies, pauses.
@Suite struct TelegramPostTests {
    private func message(_ id: Int, at time: Int, _ keys: String) -> String {
        #""id": \#(id), "type": "message", "date_unixtime": "\#(1_689_000_000 + time)", \#(keys)"#
    }

    private static let photo = #""photo": "photos/a.jpg""#

    @Test func albumsComeWithTheirWordsFirst() throws {
        let reading = try JSONExport(messages: [
            message(1, at: 0, #""text": "before""#),
            message(2, at: 500, Self.photo + #", "text": "", "reply_to_message_id": 1"#),
            message(3, at: 500, Self.photo + #", "text": "Three pictures""#),
            message(4, at: 501, Self.photo + #", "text": """#),
            message(5, at: 900, Self.photo + #", "text": """#),
        ])
        #expect(reading.numbers == [1, 3, 2, 4, 5])
        #expect(reading.messages.map(\.beginsPost) == [nil, false, false, false, nil])
        // The answer is that of the whole album.
        #expect(reading.messages[1].replyTo == 1)
    }

    @Test(arguments: [
        // Words of their own, another time, a gap in the numbers, no picture, another origin: no album.
        #""id": 2, "type": "message", "date_unixtime": "1689000000", "photo": "b", "text": "second words""#,
        #""id": 2, "type": "message", "date_unixtime": "1689000009", "photo": "b", "text": """#,
        #""id": 4, "type": "message", "date_unixtime": "1689000000", "photo": "b", "text": """#,
        #""id": 2, "type": "message", "date_unixtime": "1689000000", "photo": "b", "text": "", "forwarded_from": "X""#,
        #""id": 2, "type": "message", "photo": "b", "text": """#,
    ])
    func noAlbum(second: String) throws {
        let reading = try JSONExport(messages: [
            message(1, at: 0, Self.photo + #", "text": "words""#), second,
        ])
        #expect(reading.messages.map(\.beginsPost) == [nil, nil])
    }

    @Test func largeAlbumsEnd() throws {
        let messages = (1...25).map { message($0, at: 0, Self.photo + #", "text": """#) }
        let reading = try JSONExport(messages: messages)
        #expect(reading.numbers == (1...25).map { $0 })
        #expect(reading.messages.count { $0.beginsPost != false } == 3)
    }

    @Test func answersToTheOwnPostContinueIt() throws {
        let reading = try JSONExport(messages: [
            message(1, at: 0, #""text": "a review""#),
            message(2, at: 60, #""text": "goes on", "reply_to_message_id": 1"#),
            message(3, at: 120, #""text": "and on", "reply_to_message_id": 2"#),
            message(4, at: 9_000, #""text": "a late word", "reply_to_message_id": 1"#),
            message(5, at: 9_060, #""text": "of another", "reply_to_message_id": 4, "forwarded_from": "X""#),
            message(6, at: 90_000, #""text": "next day""#),
            message(7, at: 90_060, #""text": "signed", "author": "Nora""#),
        ])
        #expect(reading.messages.map(\.beginsPost) == [nil, false, false, nil, nil, true, true])
    }

    @Test func itemsOfAnExport() throws {
        let text = JSONExport.export([
            message(
                1, at: 0,
                #""text": ["Learning Nothing from Everything\nAda One, Bob Two\nPaper: ", {"type": "link", "text": "https://arxiv.org/abs/2001.00001"}, "\n\nThe authors propose a method."]"#
            ),
            message(2, at: 30, #""text": "Results are as expected.", "reply_to_message_id": 1"#),
            message(3, at: 60, Self.photo + #", "text": """#),
            message(4, at: 60, Self.photo + #", "text": "Figure of nothing""#),
            #""id": 5, "type": "service", "action": "pin_message", "text": """#,
            message(6, at: 100_000, Self.photo + #", "text": """#),
        ])
        var reviews: [Review] = []
        let summary = try SourceReader().read(
            SourceFile(path: "result.json", bytes: Array(text.utf8)), into: { reviews.append($0) },
            report: { Issue.record("\($0.description)") })
        #expect(reviews.map(\.kind) == [.review])
        #expect(reviews.first?.source.messages == [1, 2, 3, 4])
        #expect(reviews.first?.source.url == "https://t.me/c/1234567890/1")
        #expect(reviews.first?.source.lines == [])
        #expect(reviews.first?.key == "c/1234567890/1")
        #expect(reviews.first?.papers.first?.arxiv == "2001.00001")
        #expect(summary.items == 1)
        #expect(summary.channelTitle == "Kettle Notes")
        #expect(summary.skipped == ["service message (pin_message)": 1, "picture or file without words": 1])
    }

    @Test(arguments: [1000, 300_000])
    func streamsGiveWhatFilesGive(chunk: Int) throws {
        var messages = (1...4000).map {
            #""id": \#($0), "type": "service", "action": "pin_message", "actor": "Kettle Notes", "text": """#
        }
        messages += (4001...4005).map { message($0, at: $0 * 50_000, #""text": "words of a post""#) }
        let bytes = Array(JSONExport.export(messages).utf8)
        #expect(bytes.count > 300_000)
        var rest = bytes[...]
        let stream = SourceStream(path: "result.json") {
            defer { rest = rest.dropFirst(chunk) }
            return Array(rest.prefix(chunk))
        }
        var whole: [Review] = []
        var streamed: [Review] = []
        let report = { (_: Diagnostic) in }
        let first = try SourceReader().read(
            SourceFile(path: "result.json", bytes: bytes), into: { whole.append($0) }, report: report)
        let second = try SourceReader().read(stream, into: { streamed.append($0) }, report: report)
        #expect(whole.map(\.source.messages) == (4001...4005).map { [$0] })
        #expect(streamed == whole)
        #expect(first == second)
        #expect(first.skipped == ["service message (pin_message)": 4000])
    }

    @Test func otherFormatsAreReadWholeFromStreams() throws {
        let text = "gonzo – Telegram\ngonzo\n24.1K subscribers\nDownload Telegram\n\nA post of some words.\n"
        var rest = Array(text.utf8)[...]
        let stream = SourceStream(path: "a.txt") {
            defer { rest = rest.dropFirst(10) }
            return Array(rest.prefix(10))
        }
        var items: [Review] = []
        let summary = try SourceReader().read(stream, into: { items.append($0) }, report: { _ in })
        #expect(summary.format == "telegram-text")
        #expect(items.count == 2)
    }
}
