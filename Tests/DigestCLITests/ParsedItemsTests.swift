import Foundation
import TestSupport
import Testing

/// What is parsed in parts makes the library that an import makes.
@Suite struct ParsedItemsTests {
    /// The lines of the samples, and the dump of a library that imported them.
    private static func parsed(in place: Workplace) throws -> (lines: [String], dump: String) {
        try FileManager.default.copyItem(
            at: Checkout.digests, to: URL(fileURLWithPath: place.folder + "/Digests"))
        // A list that the program wrote is merged, not parsed.
        let imported = place.run(["import", "Digests", "--library", "one.sqlite"])
        #expect(imported.status == 0)
        let lines = place.run(["parse", "--items", "Digests"])
        #expect(lines.status == 0, "\(lines.errors)")
        return (
            lines.output.split(separator: "\n").map(String.init),
            place.run(["dump", "--library", "one.sqlite"]).output
        )
    }

    @Test(arguments: [1, 2, 3]) func anyOrderAndSplitGiveTheSameLibrary(seed: Int) throws {
        let place = try Workplace()
        let (lines, dump) = try Self.parsed(in: place)
        #expect(lines.count > 80)
        var random = SplitMix(seed: UInt64(seed))
        // A line that comes twice counts once.
        let mixed = (lines + lines.prefix(20)).shuffled(using: &random)
        for part in 0..<3 {
            let own = mixed.enumerated().filter { $0.offset % 3 == part }.map(\.element)
            try place.write(own.joined(separator: "\n") + "\n", to: "part-\(part)")
        }
        let loaded = place.run(["load", "--items", "part-2", "part-0", "part-1", "--library", "many.sqlite"])
        #expect(loaded.status == 0, "\(loaded.errors)")
        #expect(place.run(["dump", "--library", "many.sqlite"]).output == dump)
    }

    /// A source that is not whole is told and left out, the others come in; loading the rest brings it.
    @Test func whatIsMissingIsTold() throws {
        let place = try Workplace()
        let (lines, dump) = try Self.parsed(in: place)
        let end = try #require(lines.firstIndex { $0.contains("\"end\"") && $0.contains("references.bib") })
        let item = try #require(
            lines.firstIndex { $0.contains("\"item\"") && $0.prefix(300).contains("weekly-table.md\"") })
        let some = lines.enumerated().filter { $0.offset != end && $0.offset != item }.map(\.element)
        try place.write(some.joined(separator: "\n"), to: "some")
        let partly = place.run(["load", "--items", "some", "--library", "many.sqlite"])
        #expect(partly.status == 4)
        #expect(partly.errors.contains("references.bib' lacks the line of its end"))
        #expect(partly.errors.contains("weekly-table.md' has 8 of its 9 items"))
        try place.write(lines.joined(separator: "\n"), to: "all")
        #expect(place.run(["load", "--items", "all", "--library", "many.sqlite"]).status == 0)
        #expect(place.run(["dump", "--library", "many.sqlite"]).output == dump)
    }

    /// Private chats stay out as they do of an import, and are told.
    @Test(arguments: [(["account"], ["Paper Talk"]), (["account", "--chat", "Mom"], ["Mom"])])
    func chatsOfAnAccountAreChosen(operands: [String], chats: [String]) throws {
        let place = try Workplace()
        var list = ""
        for (number, chat) in [("channel", "Paper Talk"), ("private", "Mom")].enumerated() {
            let folder = "chats/chat_00\(number + 1)/messages.html"
            list += "<a class=\"entry block_link\" href=\"../\(folder)#allow_back\"><div class=\"body\">"
            list +=
                "<div class=\"pull_right info details\">\(chat.0)</div><div class=\"name bold\">\(chat.1)</div>"
            list += "<div class=\"details_entry details\">1 message</div></div></a>"
            try place.write(
                """
                <html><head><title>Exported Data</title></head><body><div class="page_wrap">
                <div class="page_header"><div class="content"><div class="text bold">\(chat.1)</div></div></div>
                <div class="page_body chat_page"><div class="history">
                <div class="message default clearfix" id="message1"><div class="body">
                <div class="pull_right date details" title="10.04.2023 12:00:00 UTC+03:00">12:00</div>
                <div class="from_name">\(chat.1)</div><div class="text">Small Nets Learn Too</div>
                </div></div></div></div></div></body></html>
                """, to: "account/" + folder)
        }
        try place.write(
            "<html><head><title>Exported Data</title></head><body><div class=\"page_body list_page\">"
                + "<div class=\"entry_list\">\(list)</div></div></body></html>",
            to: "account/lists/chats.html")
        let parsed = place.run(["parse", "--items"] + operands)
        for name in ["Paper Talk", "Mom"] {
            #expect(parsed.output.contains(name) == chats.contains(name), "\(parsed.output)\(parsed.errors)")
        }
        #expect(parsed.errors.contains("1 chat is left out"), "\(parsed.errors)")
    }

    @Test(arguments: [
        ("{\"item\":{}}", "no line of 'digest parse --items'"),
        ("nonsense", "no line of 'digest parse --items'"),
        ("{\"parsed\":2,\"source\":\"/a\",\"position\":1,\"item\":{}}", "a newer program"),
    ])
    func refuses(line: String, words: String) throws {
        let place = try Workplace()
        try place.write(line + "\n", to: "lines")
        let refused = place.run(["load", "--items", "lines", "--library", "many.sqlite"])
        #expect(refused.status == 3)
        #expect(refused.errors.contains("lines:1") && refused.errors.contains(words), "\(refused.errors)")
    }

    /// Two parses of one file that changed in between cannot both hold.
    @Test func twoParsesThatDifferAreRefused() throws {
        let place = try Workplace()
        try place.write(
            "# Notes\n\n- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n", to: "a.md")
        let first = place.run(["parse", "--items", "a.md"]).output
        try place.write(
            "# Notes\n\n- [Deep Residual Learning](https://arxiv.org/abs/1512.03385)\n", to: "a.md")
        let second = place.run(["parse", "--items", "a.md"]).output
        try place.write(first + second, to: "lines")
        let refused = place.run(["load", "--items", "lines", "--library", "many.sqlite"])
        #expect(refused.status == 3)
        #expect(refused.errors.contains("differ"), "\(refused.errors)")
        #expect(place.run(["search", "--library", "many.sqlite", "kind:any"]).output.isEmpty)
    }
}
