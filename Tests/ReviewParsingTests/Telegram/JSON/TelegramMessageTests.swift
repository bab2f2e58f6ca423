import ReviewModel
import Testing

@testable import ReviewParsing

/// One test for every trap of the format of messages.
@Suite struct TelegramMessageTests {
    private func only(_ message: String, type: String = "public_channel") throws -> Message {
        let reading = try JSONExport(messages: [message], type: type)
        #expect(reading.diagnostics == [])
        return try #require(reading.messages.first)
    }

    private func text(_ message: String) throws -> String {
        String(decoding: try only(message).text.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (#""text": "one run""#, "one run"),
        (#""text": ["a ", {"type": "bold", "text": "b"}, " c"]"#, "a b c"),
        (#""text": [{"type": "bold", "text": "Title\n"}, "body", ""]"#, "Title\nbody"),
        // The copy with every run as an object wins, unless it is empty.
        (#""text": "old", "text_entities": [{"type": "plain", "text": "new"}]"#, "new"),
        (#""text": "kept", "text_entities": []"#, "kept"),
        (#""text": "kept", "text_entities": [{"type": "plain", "text": ""}]"#, "kept"),
        (#""text": {"text": "an object"}"#, "an object"),
        (#""text": [1, null, "after"]"#, "after"),
        (#""text": "ends\n\n""#, "ends"),
        (#""text": "first", "text": """#, "first"),
        (#""text": "", "text": "second""#, "second"),
        (#""text": "a\x0Bb""#, "a\u{0B}b"),
        (#""text": "arXiv 2305.01644", "unheard_of": {"deep": [{"text": "no"}]}"#, "arXiv 2305.01644"),
        // Digits taken for a phone number stay in the text.
        (#""text": ["arXiv:", {"type": "phone", "text": "2305.01644"}]"#, "arXiv:2305.01644"),
        (
            #""text": [{"type": "custom_emoji", "text": "🔥", "document_id": "stickers/a (1).webp"}, "!"]"#,
            "🔥!"
        ),
    ])
    func texts(message: String, expected: String) throws {
        #expect(try text(#""id": 1, "type": "message", "# + message) == expected)
    }

    @Test func hiddenLinks() throws {
        let message = try only(
            #""id": 1, "type": "message", "text": ["См. ", {"type": "text_link", "text": "статью", "href": "https://arxiv.org/abs/2305.01644"}, " и ", {"href": "https://e.org/x", "text": "код", "type": "text_link"}]"#
        )
        let words = message.text.links.map { String(decoding: message.text.bytes[$0.range], as: UTF8.self) }
        #expect(words == ["статью", "код"])
        #expect(message.text.links.map(\.url) == ["https://arxiv.org/abs/2305.01644", "https://e.org/x"])
    }

    @Test(
        arguments: [
            // Links that stand in the text are not hidden.
            (#"{"type": "link", "text": "https://e.org/a"}"#, []),
            (#"{"type": "text_link", "text": "https://e.org/a", "href": "https://e.org/a"}"#, []),
            (
                #"{"type": "text_link", "text": "https://e.org/a", "href": "https://e.org/b"}"#,
                ["https://e.org/b"]
            ),
            // One without a scheme gets it.
            (#"{"type": "link", "text": "e.org/a"}"#, ["https://e.org/a"]),
            (#"{"text": "e.org/a", "type": "link"}"#, ["https://e.org/a"]),
            (#"{"type": "email", "text": "a@e.org"}"#, []),
            (#"{"type": "text_link", "text": "x", "href": ""}"#, []),
        ] as [(String, [String])])
    func links(run: String, expected: [String]) throws {
        let message = try only(#""id": 1, "type": "message", "text": ["See ", "# + run + "]")
        #expect(message.text.links.map(\.url) == expected)
    }

    @Test func zeroWidthPicture() throws {
        let message = try only(
            #""id": 1, "type": "message", "text": [{"type": "text_link", "text": "​", "href": "https://telegra.ph/file/x.jpg"}, "A Title of a Paper\nwords"]"#
        )
        let lines = TextLines(message.text.bytes)
        #expect(lines.string(0) == "A Title of a Paper")
        #expect(message.text.links.map(\.url) == ["https://telegra.ph/file/x.jpg"])
    }

    @Test(
        arguments: [
            (#""date": "2023-07-18T00:24:19", "date_unixtime": "1689614659""#, "2023-07-17T17:24:19Z"),
            (#""date_unixtime": 1689614659"#, "2023-07-17T17:24:19Z"),
            (#""date": "2019-07-05T16:55:32""#, "2019-07-05T16:55:32Z"),
            (#""date": "2019-07-05T16:55:32Z""#, "2019-07-05T16:55:32Z"),
            (#""date": "2019-07-05T16:55:32.123Z""#, "2019-07-05T16:55:32Z"),
            (#""date": "2019-07-05T16:55:32.5+03:00""#, "2019-07-05T13:55:32Z"),
            (#""date": "2019-07-05T16:55:32-0130""#, "2019-07-05T18:25:32Z"),
            (#""date": "2019-07-05""#, "2019-07-05"),
            (#""date": "2019-02-30T00:00:00""#, nil),
            (#""date": "soon""#, nil),
            (#""date_unixtime": "99999999999999""#, nil),
            (#""date_unixtime": "-9223372036854775808""#, nil),
            (#""date": null"#, nil),
        ] as [(String, String?)])
    func dates(keys: String, expected: String?) throws {
        #expect(try only(#""id": 1, "type": "message", "text": "x", "# + keys).date?.iso8601 == expected)
    }

    @Test func editedDates() throws {
        let body = #""id": 1, "type": "message", "text": "x", "#
        #expect(
            try only(body + #""edited": "2021-05-05T10:00:00", "edited_unixtime": "1620201600""#).edited?
                .iso8601
                == "2021-05-05T08:00:00Z")
        // Old exports write the epoch in local time for a post that was never edited.
        #expect(try only(body + #""edited": "1970-01-01T03:00:00""#).edited == nil)
    }

    @Test func facts() throws {
        let message = try only(
            #"""
            "id": 57, "type": "message", "from": "Kettle Notes", "from_id": "channel1234567890",
            "author": "Nora", "reply_to_message_id": 12, "forwarded_from": "Other", "photo": "(File not included.)",
            "text": "x"
            """#)
        #expect(message.number == 57)
        #expect(message.signature == "Nora")
        #expect(message.replyTo == 12)
        #expect(message.forwardedFrom == "Other")
        #expect(message.hasMedia)
        #expect(message.kind == nil)
    }

    @Test(
        arguments: [
            (#""forwarded_from": null"#, ""),
            (#""forwarded_from": null, "forwarded_from_id": "channel5""#, "channel5"),
            (#""saved_from": "Someone""#, "Someone"), (#""from": null"#, nil),
        ] as [(String, String?)])
    func forwards(keys: String, expected: String?) throws {
        #expect(try only(#""id": 1, "type": "message", "text": "x", "# + keys).forwardedFrom == expected)
    }

    @Test func repliesIntoOtherChatsAreNone() throws {
        let message = try only(
            #""id": 1, "type": "message", "text": "x", "reply_to_message_id": 9, "reply_to_peer_id": "channel5""#
        )
        #expect(message.replyTo == nil)
    }

    @Test func negativeIdsOfMigratedGroups() throws {
        let message = try only(#""id": -999999939, "type": "message", "text": "x""#)
        #expect(message.number == -999_999_939)
        #expect(ChannelFacts(id: 5).address(of: -999_999_939) == nil)
    }

    @Test func reactions() throws {
        let message = try only(
            #"""
            "id": 1, "type": "message", "text": "x", "reactions": [
              {"type": "paid", "count": 5},
              {"type": "emoji", "count": 41, "emoji": "👍", "recent": [{"from": "A", "count": 7}]},
              {"type": "custom_emoji", "count": 9, "document_id": "(unavailable)"},
              {"type": "emoji", "count": -3, "emoji": "🔥"}, {"type": "emoji"}, 7
            ]
            """#)
        #expect(
            message.reactions == [
                Reaction(emoji: "⭐", count: 5), Reaction(emoji: "👍", count: 41),
                Reaction(emoji: nil, count: 9),
            ])
    }

    @Test(arguments: [
        #""question": "Which?", "closed": false, "answers": [{"text": "One", "voters": 2, "chosen": true}, {"text": "Two", "voters": 1}]"#,
        #""question": ["Wh", {"type": "bold", "text": "ich?"}], "answers": [{"text": [{"type": "plain", "text": "One"}]}, {"text": ["Tw", "o"]}]"#,
    ])
    func polls(poll: String) throws {
        let message = try only(#""id": 1, "type": "message", "poll": {"# + poll + #"}, "text": """#)
        #expect(message.kind == .poll)
        #expect(String(decoding: message.text.bytes, as: UTF8.self) == "Which?\n- One\n- Two")
    }

    @Test func thingsToDo() throws {
        let words = try text(
            #""id": 1, "type": "message", "todo_list": {"title": "Read", "answers": [{"text": "CLIP", "id": 1}, {"text": ["DALL", "·E"], "id": 2}]}, "text": """#
        )
        #expect(words == "Read\n- CLIP\n- DALL·E")
    }

    @Test func buttons() throws {
        let message = try only(
            #""id": 1, "type": "message", "text": "Register", "inline_bot_buttons": [[{"type": "url", "text": "Go", "data": "https://e.org/go"}, {"type": "callback", "data": "AbC="}], 3]"#
        )
        #expect(message.text.links.map(\.url) == ["https://e.org/go"])
    }

    @Test(
        arguments: [
            (#""file": "files/a.pdf", "file_name": "2305.01644.pdf""#, "https://arxiv.org/abs/2305.01644"),
            (#""file": "files/2305.01644v2.pdf""#, "https://arxiv.org/abs/2305.01644"),
            (
                #""file": "(File not included.)", "file_name": "2305.01644v1 (1).pdf""#,
                "https://arxiv.org/abs/2305.01644"
            ),
            (#""file": "files/2305.01644.mp4""#, nil), (#""file": "files/report.pdf""#, nil),
        ] as [(String, String?)])
    func filesNamedAfterPapers(keys: String, expected: String?) throws {
        let message = try only(#""id": 1, "type": "message", "text": "", "# + keys)
        #expect(message.text.links.first?.url == expected)
        #expect(message.hasMedia)
    }

    @Test(arguments: [
        (#""type": "service", "action": "pin_message", "text": """#, "service message (pin_message)"),
        (#""type": "service", "text": "without an action""#, "service message (unknown)"),
        (#""type": "unsupported""#, "unsupported message"),
        (#""type": "message", "text": """#, "message without text or media"),
        (
            #""type": "service", "action": "send_webview_data", "text": "data", "text": """#,
            "service message (send_webview_data)"
        ),
    ])
    func skippedWithAReason(message: String, reason: String) throws {
        let reading = try JSONExport(messages: [#""id": 3, "# + message])
        #expect(reading.messages.isEmpty)
        #expect(reading.skipped == [reason: 1])
    }

    @Test func unknownTypesAreMessages() throws {
        #expect(try text(#""id": 1, "type": "brand_new", "text": "words""#) == "words")
        #expect(try text(#""text": "not even a number""#) == "not even a number")
    }

    @Test func placesAndOrigins() throws {
        let text = JSONExport.export([
            #""id": 1, "type": "message", "text": "первое\nслово""#,
            #""id": 2, "type": "message", "text": "b""#,
        ])
        let bytes = Array(text.utf8)
        let reading = try JSONExport(bytes)
        for message in reading.messages {
            let place = try #require(message.places.first)
            #expect(bytes[place.lowerBound] == UInt8(ascii: "{"))
            #expect(bytes[place.upperBound - 1] == UInt8(ascii: "}"))
        }
        let first = reading.messages[0].text
        let word = try #require(first.bytes.find("слово", in: 0..<first.bytes.count))
        let place = try #require(first.sourceRange(of: word..<word + 10))
        #expect(bytes.string(place) == "слово")
    }

    @Test func invalidUTF8IsMended() throws {
        var bytes = Array(JSONExport.export([#""id": 1, "type": "message", "text": "a?b""#]).utf8)
        let mark = try #require(bytes.find("a?b", in: 0..<bytes.count))
        bytes[mark + 1] = 0xD0
        let reading = try JSONExport(bytes)
        #expect(reading.texts == ["a\u{FFFD}b"])
        #expect(reading.diagnostics.map(\.severity) == [.warning])
    }
}
