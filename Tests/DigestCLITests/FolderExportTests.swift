import Foundation
import Testing

/// Exports into folders, written by the whole program.
@Suite struct FolderExportTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        let sample = Workplace.repository + "/Digests/telegram-preview-ru.txt"
        #expect(place.run(["import", "-q", sample]).status != 3)
    }

    private func export(_ query: [String] = [], to folder: String = "site") -> Workplace.Result {
        place.run(["export", "--format", "site", "-o", folder] + query)
    }

    @Test func unchangedPagesAreNotWritten() throws {
        let first = export()
        #expect(first.status == 0)
        #expect(first.errors.hasSuffix(" written, 0 unchanged, 0 removed\n"))
        let page = place.folder + "/site/index.html"
        let before = try FileManager.default.attributesOfItem(atPath: page)[.systemFileNumber] as? Int
        let second = export()
        #expect(second.errors.hasPrefix("site: 0 written, "))
        let after = try FileManager.default.attributesOfItem(atPath: page)[.systemFileNumber] as? Int
        #expect(before == after)
    }

    /// That nothing changed is known of all: the library, the folder and what is asked for.
    @Test func changesOfAnyKindAreSeen() throws {
        #expect(export().status == 0)
        #expect(export().errors.hasPrefix("site: 0 written, "))
        let page = try place.read("site/index.html")
        try place.write("changed", to: "site/index.html")
        #expect(export().errors.hasPrefix("site: 1 written, "))
        #expect(try place.read("site/index.html") == page)
        try FileManager.default.removeItem(atPath: place.folder + "/site/search.js")
        #expect(export().errors.hasPrefix("site: 1 written, "))
        #expect(place.run(["tag", "+new", "--", "title:attention"]).status == 0)
        #expect(!export().errors.hasPrefix("site: 0 written, "))
        #expect(try place.read("site/tags/new.html").contains("Attention"))
        #expect(export().errors.hasPrefix("site: 0 written, "))
        #expect(export(["tag:new"]).errors.hasSuffix(" removed\n"))
        #expect(try !place.read("site/reviews/index.html").contains("Whisper"))
    }

    @Test func pagesThatAreNoMoreAreRemoved() throws {
        _ = export()
        try place.write("mine", to: "site/mine.html")
        let reviews = place.folder + "/site/reviews"
        let names = try FileManager.default.contentsOfDirectory(atPath: reviews).filter { $0 != "index.html" }
            .sorted()
        let changed = try #require(names.last)
        try place.write("changed", to: "site/reviews/\(changed)")
        _ = export(["id:" + (names[0].components(separatedBy: ".").first ?? "")])
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: reviews)) == [
                "index.html", names[0], changed,
            ])
        #expect(try place.read("site/mine.html") == "mine")
    }

    @Test func filesOfOthersAreNotReplaced() throws {
        try place.write("mine", to: "site/index.html")
        let result = export()
        #expect(result.status == 3)
        #expect(result.errors.contains("'site/index.html' is there already"))
        #expect(try place.read("site/index.html") == "mine")
    }

    /// What a reader writes below the last line of a note stays, also where the note gets another name.
    @Test func wordsOfTheReaderStayInAVault() throws {
        let vault = { self.place.run(["export", "--format", "obsidian", "-o", "vault"]) }
        #expect(vault().status == 0)
        let name = "vault/Papers/Attention Is All You Need.md"
        let before = try place.read(name)
        try place.write(before + "my own words\n", to: name)
        #expect(vault().errors.hasPrefix("vault: 0 written, "))
        #expect(try place.read(name) == before + "my own words\n")
        try place.write("no marker", to: name)
        #expect(vault().errors.contains("'\(name)' is left as it is"))
        #expect(try place.read(name) == "no marker")
        let review = try #require(
            try FileManager.default.contentsOfDirectory(atPath: place.folder + "/vault/Reviews").first {
                $0.contains("Attention")
            })
        try place.write(try place.read("vault/Reviews/\(review)") + "mine\n", to: "vault/Reviews/\(review)")
        let id = place.run(["search", "title:attention", "--format", "ids"]).output.split(separator: "\n")[0]
        #expect(place.run(["edit", String(id), "title=Another title"]).status == 0)
        #expect(vault().status == 0)
        #expect(try place.read("vault/Reviews/Another title.md").hasSuffix("mine\n"))
    }

    /// A list has its own order and its own words, whatever the site is of.
    @Test func listsKeepTheirOrderAndComments() throws {
        let ids = place.run(["search", "kind:review", "--format", "ids", "-n", "3"]).output
            .split(separator: "\n").map(String.init)
        try #require(ids.count == 3)
        #expect(place.run(["list", "create", "club"]).status == 0)
        for (number, id) in ids.enumerated() {
            let add = ["list", "add", "club", id, "--comment", "Word <\(number)>", "--at", "1"]
            #expect(place.run(add).status == 0)
        }
        #expect(export().status == 0)
        let page = try place.read("site/lists/club.html")
        let places = try ids.reversed().map { id in try #require(page.range(of: "reviews/\(id)")).lowerBound }
        #expect(places == places.sorted())
        #expect(page.contains("<div class=\"comment\"><p>Word &lt;2&gt;</p>"))
        #expect(place.run(["list", "edit", "club", ids[0], "--comment", "Another"]).status == 0)
        #expect(!export().errors.hasPrefix("site: 0 written"))
        #expect(try place.read("site/lists/club.html").contains("Another"))
    }

    /// A site of one channel has its title, unless another is given; so has its feed.
    @Test func theOnlyChannelGivesTheTitle() throws {
        #expect(export().status == 0)
        #expect(try place.read("site/index.html").contains("<h1>заметки на полях ML</h1>"))
        #expect(try place.read("site/feed.atom").contains("<title>заметки на полях ML</title>"))
        #expect(
            place.run(["export", "--format", "atom"]).output.contains("<title>заметки на полях ML</title>"))
        #expect(export(["--title", "Mine & yours"]).errors.hasPrefix("site: "))
        #expect(try place.read("site/index.html").contains("<h1>Mine &amp; yours</h1>"))
        #expect(
            place.run(["import", "-q", Workplace.repository + "/Digests/telegram-preview-en.txt"]).status != 3
        )
        #expect(export().status == 0)
        #expect(try place.read("site/index.html").contains("<h1>Paper reviews</h1>"))
    }

    @Test func aFolderIsNeeded() {
        let result = place.run(["export", "--format", "site"])
        #expect(result.status == 2)
        #expect(result.errors.contains("give it by -o DIR"))
    }

    /// Words in another form than the page has them, in a real browser, from the disk.
    @Test(.enabled(if: Browser.name != nil, "chromium is not installed"))
    func theSiteIsSearchedInABrowser() throws {
        #expect(export().status == 0)
        let all = try Browser.page(place.folder + "/site/index.html", "q=")
        let found = try Browser.page(place.folder + "/site/index.html", "q=трансформерам")
        let none = try Browser.page(place.folder + "/site/index.html", "q=zzzzqqq")
        #expect(found.contains("Attention Is All You Need"))
        #expect(Browser.count(found) > 0 && Browser.count(found) < Browser.count(all))
        #expect(Browser.count(none) == 0)
        let narrowed = try Browser.page(place.folder + "/site/index.html", "topic=speech")
        #expect(Browser.count(narrowed) > 0 && Browser.count(narrowed) < Browser.count(all))
        #expect(narrowed.contains("Whisper"))
    }
}
