import ReviewModel
import Testing

@testable import ReviewRendering

/// No text of others sets up the editor that opens it, or sends a reader anywhere but to the web.
struct EditorTextTests {
    @Test(arguments: [
        ("vim: set ml:", "vim : set ml:"), ("x vi:set", "x vi :set"), ("a\nex: set", "a\nex : set"),
        ("Vim700: x", "Vim700 : x"), ("vim>=700: x", "vim>=700 : x"), ("envi: a", "envi: a"),
        ("vimeo: a", "vimeo: a"),
        ("# Local Variables:", "# Local Variables :"), ("LOCAL variables:", "LOCAL variables :"),
        ("-*- eval: (x) -*-", "- *- eval: (x) - *-"), ("a-b * c", "a-b * c"), ("", ""),
    ])
    func disarmed(text: String, expected: String) {
        var bytes = Array(text.utf8)
        EditorText.disarm(&bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    /// Formats that have another way to write a colon keep what was said.
    @Test func aColonIsWrittenAsTheFormatHasIt() {
        var bytes = Array("a vim: b: Local Variables:".utf8)
        EditorText.disarm(&bytes, colon: "{:}")
        #expect(String(decoding: bytes, as: UTF8.self) == "a vim{:} b: Local Variables{:}")
        #expect(MarkdownText.escaped("a vim: set x: y") == "a vim\\: set x: y")
        #expect(MarkdownText.escaped("Local Variables: vimeo: envi:") == "Local Variables\\: vimeo: envi:")
    }

    /// Vim looks at five lines at each end of a file, Emacs at the first. What JSON says is left as it is.
    @Test func noFormatSetsUpAnEditor() throws {
        var review = SampleItems.twoPapers.review
        let words = "A vim: set nomodeline: ex: set list: -*- eval: (beep) -*- Local Variables: x"
        review.title = words
        review.papers[0].title = words
        review.papers[0].authors = [Author(name: words)]
        review.claims = [Claim(text: words, kind: .result, range: 0..<words.utf8.count)]
        review.text = words
        var options = RenderingOptions()
        options.title = words
        for format in ExportFormats.all where !format.fileExtension.hasSuffix("json") {
            let bytes = render(format, [LibraryItem(review: review)], options)
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            #expect(bytes.count > 100, "\(format.name)")
            for line in lines.prefix(5) + lines.suffix(5) {
                let acts = line.indices.contains {
                    line[$0] == 0x3A && EditorText.actsOnColon(behind: line[..<$0])
                }
                #expect(!acts, "\(format.name): \(String(decoding: line, as: UTF8.self))")
            }
            #expect(!String(decoding: lines.first ?? [], as: UTF8.self).contains("-*-"), "\(format.name)")
        }
    }

    @Test func whatStandsBeforeStays() {
        var bytes = Array("vim: vim: x".utf8)
        EditorText.disarm(&bytes, from: 5)
        #expect(String(decoding: bytes, as: UTF8.self) == "vim: vim : x")
    }

    @Test(arguments: [
        ("https://a.org/x y", "https://a.org/x%20y"), ("HTTP://a.org", "HTTP://a.org"), ("ftp://a.org", nil),
        ("mailto:a@b.org?subject=x", nil), ("javascript:alert(1)", nil), ("file:///etc/passwd", nil),
        ("data:,x", nil),
    ])
    func followable(url: String, expected: String?) {
        #expect(SafeAddress.followable(url) == expected)
    }
}
