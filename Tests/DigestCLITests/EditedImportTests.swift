import Foundation
import Testing

@testable import DigestCLI

/// An export that is imported again, with some posts edited and some new, is what it would be in a library that
/// has only ever seen it so.
@Suite struct EditedImportTests {
    private struct Post {
        var number: Int
        var words: String
        var reactions = 1
    }

    private static func export(_ posts: [Post]) -> String {
        let objects = posts.map { post in
            #"{"id": \#(post.number), "type": "message", "date_unixtime": "\#(1_689_000_000 + post.number * 90_000)", "reactions": [{"type": "emoji", "count": \#(post.reactions), "emoji": "👍"}], "text": "Learning Nothing \#(post.number) from Everything\nAda One, Bob Two\nPaper: https://arxiv.org/abs/2001.\#(10000 + post.number)\n\nThe authors propose a \#(post.words). It reaches 95.\#(post.number)% on ImageNet."}"#
        }
        return #"{"name": "Kettle", "type": "public_channel", "id": 77, "messages": ["#
            + objects.joined(separator: ",\n") + "]}"
    }

    private static let posts = (1...80).map { Post(number: $0, words: "method of \($0) parts") }

    /// The dump without what tells when the file was written.
    private static func dump(_ place: Workplace) -> [String] {
        place.run(["dump"]).output.split(separator: "\n").map(String.init).filter {
            !$0.hasPrefix("{\"source\"")
        }
    }

    /// A list is called by its title as soon as it has two entries; the first one is the same all the same.
    @Test func aListGetsASecondEntry() throws {
        let place = try Workplace()
        let list = "# Papers\n\n- [Small Nets Learn Too](https://arxiv.org/abs/2001.00001), Ada One, 2020\n"
        try place.write(list, to: "list.md")
        _ = place.run(["import", "-q", "list.md"])
        _ = place.run(["tag", "+x", "--", "nets"])
        try place.write(
            list + "- [Big Nets Forget](https://arxiv.org/abs/2002.00002), Bob Two, 2020\n", to: "list.md")
        let again = place.run(["import", "list.md"]).errors
        #expect(again == "list.md: markdown, 2 entries, 1 channel header; 1 new, 2 changed\n")
        #expect(place.run(["search", "tag:x"]).output.contains("Small Nets Learn Too"))
        #expect(
            place.run(["search", "kind:any", "--all", "--format", "ids"]).output.split(separator: "\n").count
                == 3)
    }

    @Test func isWhatItWouldBeAtFirst() throws {
        let place = try Workplace()
        try place.write(Self.export(Self.posts), to: "result.json")
        _ = place.run(["import", "result.json"])
        var posts = Self.posts
        // What is before others moves them.
        posts[3].words = "very much longer method of many more parts than it had before"
        posts[40].reactions = 12
        posts.remove(at: 60)
        posts.append(Post(number: 90, words: "new method"))
        try place.write(Self.export(posts), to: "result.json")
        let again = place.run(["import", "result.json"])
        #expect(
            again.errors
                == "result.json: telegram-json, 80 reviews; 1 new, 1 changed, 78 unchanged, 1 gone\n")
        let edited = Self.dump(place)
        #expect(place.run(["check"]).errors.contains("damage") == false)
        // With everything read again nothing is another.
        #expect(place.run(["import", "--force", "result.json"]).status == 0)
        #expect(Self.dump(place) == edited)
        // Nor in a library that has seen the former texts only as they were.
        let shown = place.run(["export", "kind:any", "--format", "ndjson"]).output
        let fresh = try Workplace()
        try fresh.write(Self.export(posts), to: "result.json")
        _ = fresh.run(["import", "result.json"])
        let gone = place.run(["export", "id:\(id(of: 61, in: place))", "--format", "ndjson"]).output
        #expect(
            Set(shown.split(separator: "\n")).subtracting(gone.split(separator: "\n"))
                == Set(
                    fresh.run(["export", "kind:any", "--format", "ndjson"]).output.replacing(
                        fresh.folder, with: place.folder
                    ).split(separator: "\n")))
    }

    private func id(of number: Int, in place: Workplace) -> String {
        let lines = place.run(["export", "kind:any", "--format", "ndjson"]).output.split(separator: "\n")
        let line = lines.first { $0.contains("\"messages\":[\(number)]") } ?? ""
        return line.split(separator: "\"").dropFirst(7).first.map(String.init) ?? ""
    }

    @Test func whyTellsTheSameOfWhatWasNotRead() throws {
        let place = try Workplace()
        try place.write(Self.export(Self.posts), to: "result.json")
        _ = place.run(["import", "result.json"])
        let id = id(of: 9, in: place)
        let before = place.run(["why", id]).output
        #expect(before.contains("95.9% on ImageNet"))
        var posts = Self.posts
        posts[0].words += " and something else"
        try place.write(Self.export(posts), to: "result.json")
        #expect(place.run(["import", "result.json"]).errors.contains("1 changed, 79 unchanged"))
        #expect(place.run(["why", id]).output == before)
    }
}

/// A newer export of a channel, in a folder of its own, is compared with what every source of the channel has given.
@Suite struct NewerExportTests {
    private static func post(_ number: Int, _ words: String) -> String {
        #"{"id": \#(number), "type": "message", "date_unixtime": "\#(1_689_000_000 + number * 90_000)", "text": ["Learning Nothing \#(number) from Everything\nAda One, Bob Two\nPaper: ", {"type": "link", "text": "https://arxiv.org/abs/2001.\#(10000 + number)"}, "\n\nThe authors propose a \#(words). It reaches 95.\#(number)% on ImageNet."]}"#
    }

    private static func export(_ posts: [String]) -> String {
        #"{"name": "Kettle", "type": "public_channel", "id": 77, "messages": ["#
            + posts.joined(separator: ",\n") + "]}"
    }

    private static let old = (1...40).map { post($0, "method of \($0) parts") }

    private static let new: [String] = {
        var posts = old
        posts[3] = post(4, "much longer method of many more parts")
        return posts + [post(41, "new method")]
    }()

    /// All that a library holds but when files were written.
    private static func dump(_ place: Workplace) -> [String] {
        place.run(["dump"]).output.split(separator: "\n").map(String.init).filter {
            !$0.hasPrefix("{\"source\"")
        }
    }

    /// The folder of the newer export sorts before or behind that of the older one: it shows all items, or only those
    /// that it has better. `isSpread` is how a program has set it that puts white space of its own between values.
    @Test(arguments: ["a", "z"], [false, true])
    func givesWhatReadingItInFullDoes(folder: String, isSpread: Bool) throws {
        let plain = Self.export(Self.new)
        let newer = isSpread ? plain.replacing("\": ", with: "\":\n      ") : plain
        var dumps: [[String]] = []
        var words: [String] = []
        for options in [[], ["--force"]] {
            let place = try Workplace()
            try place.write(Self.export(Self.old), to: "k/result.json")
            try place.write(newer, to: "\(folder)/result.json")
            #expect(place.run(["import", "k"]).status == 0)
            words.append(place.run(["import", folder] + options).errors)
            dumps.append(Self.dump(place).map { $0.replacing(place.folder, with: "") })
            #expect(place.run(["check"]).errors.contains("damage") == false)
        }
        #expect(words[0].contains("41 reviews; 1 new, 1 changed, 39 unchanged"), "\(words[0])")
        #expect(words[0] == words[1])
        #expect(dumps[0] == dumps[1])
    }
}

/// A moment that one export tells exactly stays, whichever of two is read first.
@Suite struct ExactMomentTests {
    @Test(
        arguments: [["exact.json", "local.json"], ["local.json", "exact.json"]],
        ["", #", "edited": "2024-03-02T"#])
    func staysWhatItIs(order: [String], edited: String) throws {
        try stays(order: order, edited: edited) { $0 }
    }

    /// Programs that convert exports leave out the spaces between names and values.
    @Test func staysWhatItIsWithoutSpaces() throws {
        try stays(order: ["exact.json", "local.json"], edited: "") { $0.replacing("\": ", with: "\":") }
    }

    private func stays(order: [String], edited: String, written: (String) -> String) throws {
        let place = try Workplace()
        for (name, hour, seconds) in [
            ("exact.json", "10", #", "date_unixtime": "1709287200""#), ("local.json", "13", ""),
        ] {
            let editing = edited.isEmpty ? "" : edited + "\(hour):00:00\""
            let exactly = edited.isEmpty || seconds.isEmpty ? "" : #", "edited_unixtime": "1709373600""#
            try place.write(
                written(
                    #"{"name": "Kettle", "type": "public_channel", "id": 77, "messages": [{"id": 1, "type": "message", "date": "2024-03-01T\#(hour):00:00"\#(seconds)\#(editing)\#(exactly), "text": "Learning Nothing\nAda One, Bob Two\nPaper: https://arxiv.org/abs/2001.10000\n\nThe authors propose a method."}]}"#
                ),
                to: name)
        }
        for name in order { #expect(place.run(["import", "-q", name]).status == 0) }
        let found = place.run(["search", "learning", "--format", "ndjson"]).output
        #expect(found.contains("2024-03-01T10:00:00Z") && !found.contains("T13:00:00Z"), "\(found)")
    }
}

/// Chats of an account that are asked for by name.
@Suite struct NamedChatTests {
    @Test func oneThatIsNotThereIsToldByTheStatus() throws {
        let place = try Workplace()
        try place.write(
            #"{"chats": {"list": [{"name": "Mom", "type": "personal_chat", "id": 1, "messages": [{"id": 1, "type": "message", "date": "2024-03-01T10:00:00", "date_unixtime": "1709287200", "text": "Learning Nothing\nAda One, Bob Two\nPaper: https://arxiv.org/abs/2001.10000\n\nThe authors propose a method."}]}]}}"#,
            to: "account.json")
        #expect(place.run(["import", "-q", "account.json", "--chat", "Nobody"]).status == 1)
        // What has not changed since is there.
        for _ in 0..<2 { #expect(place.run(["import", "-q", "account.json", "--chat", "Mom"]).status == 0) }
    }
}

/// Tags as people write them by hand.
@Suite struct WrittenTagsTests {
    @Test(arguments: [
        ("[paper/nlp, To-Read, paper/NLP]", ["To-Read", "paper/nlp"]), ("[b, a]", ["a", "b"]),
    ])
    func areOneWhateverTheirCapitals(stated: String, tags: [String]) throws {
        let place = try Workplace()
        try place.write(
            "---\ntitle: Small Nets Learn Too\narxiv: 2001.00001\nstatus: read\ntags: \(stated)\n---\n\nThey learn.\n",
            to: "note.md")
        _ = place.run(["import", "-q", "note.md"])
        let found = place.run(["search", "nets", "--format", "ndjson"]).output
        #expect(
            found.contains("\"tags\":[" + tags.map { "\"\($0)\"" }.joined(separator: ",") + "]"), "\(found)")
    }

    @Test(arguments: [
        ("#one #two", ["one", "two"]), ("#one, #two words", ["one", "two words"]), ("one two", ["one two"]),
    ])
    func endAtTheNextMark(line: String, tags: [String]) throws {
        let place = try Workplace()
        try place.write(
            "---\ntitle: Small Nets Learn Too\narxiv: 2001.00001\n---\n\nThey learn.\n", to: "note.md")
        _ = place.run(["import", "-q", "note.md"])
        _ = place.run(["tag", "+zero", "--", "nets"])
        let list = place.run(["export", "--format", "markdown"]).output
        try place.write(list.replacing("Tags: #zero", with: "Tags: " + line), to: "list.md")
        _ = place.run(["import", "-q", "list.md"])
        let found = place.run(["search", "nets", "--format", "ndjson"]).output
        #expect(
            found.contains("\"tags\":[" + tags.map { "\"\($0)\"" }.joined(separator: ",") + "]"), "\(found)")
    }
}
