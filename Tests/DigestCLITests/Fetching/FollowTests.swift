import Foundation
import TestSupport
import Testing

/// Sources that are followed, and what is new of them.
@Suite(.serialized) struct FollowTests {
    private let site: Site

    init() throws {
        site = try Site()
        site.place.variables["DIGEST_LIBRARY"] = "a.sqlite"
    }

    private func digest(_ line: String) -> Workplace.Result {
        site.place.run(line.split(separator: " ").map(String.init))
    }

    @Test func aLineOnEachSource() throws {
        try site.show(Site.Post.reviews(1...30))
        try site.place.write(
            "# Notes\n\n- Attention Is All You Need, https://arxiv.org/abs/1706.03762\n", to: "notes/a.md")
        #expect(digest("update").status == 3)
        let follow = digest("follow @daily_papers notes https://gone.example.org/x.md")
        #expect(follow.status == 0, "\(follow.errors)")
        #expect(follow.errors == "3 sources followed; 'digest update' reads what is new\n")
        #expect(site.requests.isEmpty)
        #expect(digest("follow").output == "notes\nhttps://gone.example.org/x.md\n@daily_papers\n")
        let first = digest("update")
        #expect(first.status == 4, "\(first.errors)")
        let lines = first.output.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("notes: "), "\(lines)")
        #expect(lines[0].hasSuffix(" new"))
        #expect(lines[1] == "https://gone.example.org/x.md: there is no such page (404)")
        #expect(lines[2].hasPrefix("@daily_papers: 3"), "\(lines)")
        #expect(digest("unfollow https://gone.example.org/x.md").status == 0)
        let second = digest("update")
        #expect(second.status == 1)
        #expect(second.output == "notes: nothing new\n@daily_papers: nothing new\n")
        try site.show(Site.Post.reviews(1...33))
        #expect(digest("update @daily_papers --dry-run").output == "@daily_papers: 3 new\n")
        let third = digest("update")
        #expect(third.status == 0)
        #expect(third.output == "notes: nothing new\n@daily_papers: 3 new\n")
        #expect(digest("update nobody").status == 1)
    }

    /// What was fetched goes with its source, and is told of where the source stays.
    @Test func whatWasFetchedIsForgotten() throws {
        try site.show(Site.Post.reviews(1...30))
        #expect(digest("follow @daily_papers").status == 0)
        #expect(digest("update").status == 0)
        let folder = site.place.folder + "/a.fetched/t.me/daily_papers"
        #expect(FileManager.default.fileExists(atPath: folder))
        let address = "https://t.me/s/daily_papers"
        let forgotten = digest("forget \(address)")
        #expect(forgotten.status == 0)
        #expect(forgotten.errors.contains("what was fetched is removed, "), "\(forgotten.errors)")
        #expect(
            forgotten.errors.contains(
                "'digest update' reads it again; 'digest unfollow \(address)' ends that"))
        #expect(!FileManager.default.fileExists(atPath: folder))
        let before = site.requests.count
        // The description of the channel is one of them.
        #expect(digest("update").output == "@daily_papers: 31 new\n")
        #expect(site.requests.count > before + 1)
        let ended = digest("unfollow @daily_papers")
        #expect(ended.errors.contains("; 'digest forget \(address)' removes it"), "\(ended.errors)")
        #expect(FileManager.default.fileExists(atPath: folder))
    }

    @Test func aPartOfTheLibrary() throws {
        #expect(
            digest("follow https://t.me/s/daily_papers --since 2024-05 --as telegram-preview").status == 0)
        #expect(digest("follow @daily_papers --since 2024-05 --as telegram-preview").status == 1)
        let dump = digest("dump").output
        #expect(
            dump.contains(
                "{\"followed\":{\"address\":\"https://t.me/s/daily_papers\",\"format\":\"telegram-preview\""))
        try site.place.write(dump, to: "dump")
        #expect(digest("load dump --library b.sqlite").status == 0)
        #expect(digest("dump --library b.sqlite").output == dump)
        #expect(digest("merge b.sqlite --library c.sqlite").errors.contains("1 followed source"))
        #expect(
            digest("follow --library c.sqlite").output
                == "@daily_papers  --as telegram-preview  --since 2024-05-01\n")
        #expect(digest("undo").status == 0)
        #expect(digest("follow").status == 1)
    }
}
