import Foundation
import ReviewModel
@testable import ReviewRendering
import Testing

@Suite struct MailFormatTests {
    @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar", "статья"]) func letters(text: String) {
        #expect(Base64.text(of: Array(text.utf8)) == Data(text.utf8).base64EncodedString())
    }

    /// The plain text of a mail of `items`.
    private static func text(of items: [LibraryItem], _ options: RenderingOptions = RenderingOptions()) throws
        -> String
    {
        let mail = String(decoding: render(MailFormat.self, items, options), as: UTF8.self)
        let part = try #require(
            mail.components(separatedBy: "Content-Transfer-Encoding: base64\r\n\r\n").dropFirst().first)
        let encoded = try #require(part.components(separatedBy: "\r\n\r\n--").first)
        let data = try #require(Data(base64Encoded: encoded, options: .ignoreUnknownCharacters))
        return String(decoding: data, as: UTF8.self)
    }

    /// Groups are seen in plain text too, and what a list says of itself.
    @Test func groupsAreUnderlined() throws {
        var items = Array(SampleItems.all.prefix(3))
        for (index, name) in ["Vision", "Vision", "Обучение с подкреплением"].enumerated() {
            items[index].section = name
        }
        var options = RenderingOptions()
        options.introduction = "For Friday."
        let text = try Self.text(of: items, options)
        #expect(text.hasPrefix("For Friday.\n\nVision\n======\n\n\(items[0].review.id)  "))
        #expect(
            text.contains(
                "\n\n\nОбучение с подкреплением\n========================\n\n\(items[2].review.id)  "))
        #expect(text.components(separatedBy: "Vision\n======").count == 2)
    }

    @Test func aMailHasTheListTwice() throws {
        var options = RenderingOptions()
        options.title = "Обзоры недели, которые стоит прочесть до пятницы"
        let mail = String(decoding: render(MailFormat.self, SampleItems.all, options), as: UTF8.self)
        let lines = mail.components(separatedBy: "\r\n")
        #expect(!mail.replacing("\r\n", with: "").contains("\n"))
        #expect(lines.allSatisfy { $0.utf8.count <= 78 })
        #expect(lines[0].hasPrefix("Subject: =?utf-8?B?"))
        let boundary = try #require(
            lines.first { $0.contains("boundary=") }?.components(separatedBy: "\"").dropFirst().first)
        let parts = mail.components(separatedBy: "--" + boundary).dropFirst().dropLast()
        let bodies = try parts.map { part in
            let encoded = try #require(part.components(separatedBy: "\r\n\r\n").dropFirst().first)
            let data = try #require(Data(base64Encoded: encoded, options: .ignoreUnknownCharacters))
            return String(decoding: data, as: UTF8.self)
        }
        #expect(bodies.count == 2)
        for body in bodies {
            for item in SampleItems.all.prefix(1) { #expect(body.contains(item.review.papers[0].title)) }
        }
        #expect(bodies[1].hasPrefix("<!DOCTYPE html>"))
    }
}
