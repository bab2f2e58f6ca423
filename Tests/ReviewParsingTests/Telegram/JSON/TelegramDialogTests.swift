import ReviewModel
import Testing

@testable import ReviewParsing

@Suite struct TelegramDialogTests {
    private static let post = #"{"id": 5, "type": "message", "date_unixtime": "1689614659", "text": "words"}"#

    @Test(
        arguments: [
            (#""name": "A", "type": "public_channel", "id": 1234567890"#, "A", "c/1234567890"),
            // Exports of 2018 to 2021 mark the kind in the number.
            (#""name": "A", "type": "private_channel", "id": 10036995664"#, "A", "c/1447061072"),
            (#""name": "A", "type": "private_group", "id": 4294967299"#, "A", "chat/3"),
            (#""name": "A", "type": "personal_chat", "id": 9999999999"#, "A", "chat/9999999999"),
            (#""name": "A", "type": "public_supergroup", "id": -1001234567890"#, "A", "c/1234567890"),
            (#""name": null, "type": "personal_chat", "id": 7"#, nil, "chat/7"),
            (#""type": "saved_messages", "id": 7"#, "Saved Messages", "chat/7"),
            (#""name": "A", "type": null, "id": 7"#, "A", "c/7"),
            (#""name": "A", "type": "", "id": "7""#, "A", "c/7"),
            (#""name": "A", "type": "bot_chat""#, "A", nil),
        ] as [(String, String?, String?)])
    func channels(keys: String, title: String?, path: String?) throws {
        let reading = try JSONExport("{" + keys + #", "messages": ["# + Self.post + "]}")
        #expect(reading.channels.map(\.title) == [title])
        #expect(reading.channels.map(\.path) == [path])
        #expect(reading.numbers == [5])
        #expect(reading.diagnostics == [])
    }

    @Test func aWholeAccount() throws {
        let text = """
            {"about": "Here is the data you requested.",
             "personal_information": {"user_id": 1, "first_name": "N", "bio": "{\\"messages\\": [1]}"},
             "contacts": {"about": "", "list": [{"user_id": 2, "first_name": "P", "name": "Pp"}]},
             "sessions": {"list": [{"type": "x", "id": 9}]},
             "chats": {"about": "…", "list": [
               {"name": "One", "type": "public_channel", "id": 11, "messages": [\(Self.post)]},
               {"type": "saved_messages", "id": 12, "messages": []},
               {"name": "Two", "type": "private_supergroup", "id": 13, "messages": [\(Self.post), \(Self.post)]}]},
             "left_chats": {"list": [{"name": "Gone", "type": "public_channel", "id": 14, "messages": [\(Self.post)]}]}}
            """
        let reading = try JSONExport(text, channel: "one")
        #expect(reading.channels.map(\.path) == ["c/11", "c/14"])
        #expect(reading.messages.count == 2)
        #expect(reading.diagnostics.map(\.severity) == [.note, .warning])
    }

    private static func account() -> String {
        let chats = [
            ("One", "public_channel"), ("Lab", "private_channel"), ("Mom", "personal_chat"),
            ("Flat", "private_group"),
            ("Readers", "public_supergroup"), ("Helper", "bot_chat"),
        ].enumerated().map { index, chat in
            #"{"name": "\#(chat.0)", "type": "\#(chat.1)", "id": \#(index + 1), "messages": [\#(post)]}"#
        }
        let saved = #"{"type": "saved_messages", "id": 9, "messages": [\#(post)]}"#
        return
            #"{"about": "", "chats": {"about": "", "list": [\#((chats + [saved]).joined(separator: ","))]}}"#
    }

    /// Nobody means letters to be read by a library of reviews: of an account only channels are, unless others are
    /// named.
    @Test(arguments: [
        ([], ["One", "Lab"], 5), (["Mom"], ["Mom"], 6), (["mom", "one"], ["One", "Mom"], 5),
        (["Saved Messages"], ["Saved Messages"], 6), (["saved_messages"], ["Saved Messages"], 6),
        (["5"], ["Readers"], 6),
        (["Nobody"], [], 7),
    ])
    func chatsAreChosen(names: [String], taken: [String], leftOut: Int) throws {
        let reading = try JSONExport(Array(Self.account().utf8), chats: names)
        #expect(reading.channels.map(\.title) == taken)
        #expect(reading.messages.count == taken.count)
        #expect(reading.skipped.isEmpty)
        #expect(reading.diagnostics.map(\.severity) == (taken.isEmpty ? [.warning, .warning] : [.warning]))
        #expect(reading.diagnostics[0].message.hasPrefix("\(leftOut) chats are left out"))
        #expect(reading.diagnostics[0].message.contains("'Helper' (1 message)"))
    }

    /// An export of one chat was made of that chat on purpose.
    @Test func aChatExportedAloneIsTaken() throws {
        let one = #"{"name": "Mom", "type": "personal_chat", "id": 7, "messages": [\#(Self.post)]}"#
        #expect(try JSONExport(one).messages.count == 1)
    }

    @Test func theNameMayStandBehindTheMessages() throws {
        let reading = try JSONExport(
            #"{"id": 4, "messages": ["# + Self.post + #"], "name": "Late", "type": "public_channel"}"#)
        #expect(reading.channels == [ChannelFacts(title: "Late", id: 4)])
    }

    @Test func commasMayBeMissing() throws {
        let reading = try JSONExport(
            #"{"name": "A" "type": "public_channel" "id": 4 "messages": ["# + Self.post + Self.post + ",,]}")
        #expect(reading.messages.count == 2)
        #expect(reading.diagnostics == [])
    }

    @Test func severalExportsInOneFile() throws {
        let one = #"{"name": "A", "type": "public_channel", "id": 1, "messages": ["# + Self.post + "]}"
        let reading = try JSONExport(one + "\n" + one)
        #expect(reading.channels.count == 2)
        #expect(reading.messages.count == 2)
    }

    @Test func aGivenUsernameWins() throws {
        let reading = try JSONExport(
            JSONExport.export([#""id": 1, "type": "message", "text": "https://t.me/kettlenotes/1""#]),
            channel: "given")
        #expect(reading.channels.map(\.handle) == ["given"])
    }

    @Test(
        arguments: [
            // Links back to numbers the channel has.
            (["t.me/kn_papers/1", "https://t.me/s/kn_papers/2"], "kn_papers"),
            // One is enough when the name is that of the channel.
            (["https://telegram.me/kettle_notes/1"], "kettle_notes"),
            (["https://t.me/kn_papers/1"], nil),
            // Those of others lead nowhere.
            (["t.me/other_one/9001", "t.me/other_one/9002", "t.me/other_one/9003"], nil),
            (
                ["t.me/other_one/9001", "t.me/other_one/9002", "t.me/kn_papers/1", "t.me/kn_papers/2"],
                "kn_papers"
            ),
            (["https://news.1rj.ru/str/kn_papers/1", "tg://x", "t.me/kn_papers/2"], "kn_papers"),
            (["t.me/c/1234567890/1", "t.me/joinchat/1", "t.me/abc/1", "notat.mex/kn_papers/1"], nil),
        ] as [([String], String?)])
    func usernameFromLinks(links: [String], expected: String?) throws {
        var messages = (1...3).map { #""id": \#($0), "type": "message", "text": "words""# }
        for (index, link) in links.enumerated() {
            messages.append(#""id": \#(index + 10), "type": "message", "text": "see \#(link)""#)
        }
        #expect(try JSONExport(messages: messages).channels.map(\.handle) == [expected])
    }

    @Test func hiddenLinksTellTheUsernameToo() throws {
        let reading = try JSONExport(messages: [
            #""id": 1, "type": "message", "text": "a""#,
            #""id": 2, "type": "message", "text": [{"type": "text_link", "text": "раньше", "href": "https://t.me/kn_papers/1"}]"#,
            #""id": 3, "type": "message", "text": [{"type": "text_link", "text": "тут", "href": "https://t.me/kn_papers/2"}]"#,
        ])
        #expect(reading.channels.map(\.handle) == ["kn_papers"])
    }

    @Test func membersOfAGroupAreWriters() throws {
        let messages = ["A", "A", "B"].enumerated().map {
            #""id": \#($0.offset + 1), "type": "message", "date_unixtime": "1689614659", "from": "\#($0.element)", "text": "words""#
        }
        #expect(
            try JSONExport(messages: messages, type: "private_group").messages.map(\.beginsPost) == [
                nil, nil, true,
            ])
        #expect(try JSONExport(messages: messages).messages.map(\.beginsPost) == [nil, nil, nil])
    }

    @Test(arguments: [
        (#"{"name": "A", "type": "public_channel", "id": 1, "messages": []}"#, true),
        ("\n [ {\"name\": 1, \"id\": 1, \"messages\": []}]", true),
        (#"{"about": "…", "contacts": {}}"#, true),
        (#"{"about": "a site", "posts": []}"#, false), ("[1, 2]", false),
        ("# Messages \"messages\" \"id\"", false), ("", false),
    ])
    func recognition(text: String, expected: Bool) {
        #expect((TelegramJSON().likelihood(of: Array(text.utf8), path: "a.json") > 0.9) == expected)
    }
}
