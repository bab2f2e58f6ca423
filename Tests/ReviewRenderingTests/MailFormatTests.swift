import Foundation
import ReviewModel
@testable import ReviewRendering
import Testing

@Suite struct MailFormatTests {
    @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar", "статья"]) func letters(text: String) {
        #expect(Base64.text(of: Array(text.utf8)) == Data(text.utf8).base64EncodedString())
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
