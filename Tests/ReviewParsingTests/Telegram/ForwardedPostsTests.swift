import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// A forwarded post is one of the channel that it came from.
@Suite struct ForwardedPostsTests {
    private static let review =
        "A Study of Small Things\\nAda One, Bob Two\\nСтатья: https://arxiv.org/abs/2001.00001\\n\\nАвторы изучают малое."

    @Test(
        arguments: [
            (
                "saved_messages",
                #""forwarded_from": "Kettle Notes", "forwarded_from_id": "channel1234567890""#,
                "Kettle Notes", 1_234_567_890
            ),
            ("saved_messages", #""forwarded_from": "Kettle Notes""#, "Kettle Notes", nil),
            ("public_channel", #""forwarded_from": "Other", "forwarded_from_id": "channel77""#, "Other", 77),
            (
                "public_channel", #""forwarded_from": "Ada One", "forwarded_from_id": "user5""#,
                "Kettle Notes", 99
            ),
            ("public_channel", #""forwarded_from": "Ada One""#, "Kettle Notes", 99),
            ("public_channel", #""forwarded_from": null"#, "Kettle Notes", 99),
        ] as [(String, String, String, Int?)])
    func origin(type: String, keys: String, title: String, id: Int?) throws {
        let export = JSONExport.export(
            [
                #""id": 501, "type": "message", "date_unixtime": "1709287200", "text": "\#(Self.review)", "#
                    + keys
            ],
            type: type, id: "99")
        let item = try #require(Reading(export, path: "result.json").items.first)
        #expect(item.source.channelTitle == title)
        #expect(item.source.channelID == id)
        #expect(item.source.messages == (id == 99 ? [501] : []))
        #expect(item.kind == .review)
    }

    @Test func secondsMayStandInThePlaceOfTheDate() throws {
        let export = JSONExport.export(
            [#""id": 1, "type": "message", "date": 1710061200, "text": "\#(Self.review)""#])
        let item = try #require(Reading(export, path: "result.json").items.first)
        #expect(item.date == Timestamp(seconds: 1_710_061_200))
    }
}
