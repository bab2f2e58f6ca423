import Testing

/// What exports and the commands beside them say.
@Suite struct ExportTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write(
            """
            @misc{a, title={A Bayesian View of Python}, author={Lee, Ann}, year={2024}}
            @misc{b, title={A Paper of Ray}, author={{Kimi Team}}, year={2024}}
            """, to: "papers/in.bib")
        #expect(place.run(["import", "-q", "papers"]).status == 0)
    }

    @Test func aFileIsToldWithHowMany() {
        #expect(place.run(["export", "-o", "all.bib"]).errors == "all.bib: 2 items written\n")
        #expect(place.run(["export", "author:Lee", "-o", "one.ris"]).errors == "one.ris: 1 item written\n")
        #expect(place.run(["export", "-q", "-o", "all.bib"]).errors == "")
        #expect(place.run(["export", "author:Nobody", "-o", "none.bib"]).status == 1)
    }

    /// A path without a suffix may be meant as a folder, and a file of that name would be in its way.
    @Test(arguments: ["vault", "vault/", "."]) func aPathThatTellsNoFormatIsAskedAbout(path: String) throws {
        let result = place.run(["export", "-o", path])
        #expect(result.status == 2)
        #expect(result.errors.contains("tells no format; give one by --format"), "\(result.errors)")
        #expect(throws: (any Error).self) { try place.read("vault") }
        #expect(place.run(["export", "-o", "vault", "--format", "obsidian"]).status == 0)
    }

    @Test func feedsOfQueriesDiffer() throws {
        let ids = ["author:Lee", "author:Kimi", "author:Lee"].map { query in
            let feed = place.run(["export", query, "--format", "atom"]).output
            return feed.split(separator: "\n").first { $0.hasPrefix("<id>") }.map(String.init) ?? ""
        }
        #expect(ids[0] == ids[2] && ids[0] != ids[1] && ids[0].hasPrefix("<id>urn:digest:feed:"), "\(ids)")
        #expect(
            place.run(["export", "--format", "atom"]).output.contains(
                "<updated>2021-08-02T10:00:00Z</updated>"))
    }

    /// A date that no calendar has ended the program once.
    @Test(arguments: [
        ("1700000000", "Date: 14 Nov 2023 22:13:20 +0000"),
        ("-9223372036854775808", "Date: 1 Jan 0 00:00:00 +0000"),
        ("9223372036854775807", "Date: 31 Dec 9999 23:59:59 +0000"),
    ])
    func exportsAreDatedByTheSource(_ epoch: String, _ line: String) {
        let variables = ["SOURCE_DATE_EPOCH": epoch]
        let mail = place.run(["export", "--format", "eml"], variables: variables)
        #expect(mail.output.contains(line), "\(mail.output.prefix(200))")
        #expect(place.run(["export", "--format", "site", "-o", "site"], variables: variables).status == 0)
    }

    @Test func bibliographiesKnowNamesAndGroups() {
        let text = place.run(["export", "--format", "bibtex"]).output
        #expect(text.contains("title = {A {Bayesian} View of {Python}}"), "\(text)")
        #expect(text.contains("author = {{Kimi Team}}") && text.contains("@misc{b,"), "\(text)")
    }

    @Test func notesGoIntoBibliographiesOnRequest() {
        #expect(place.run(["tag", "+nlp", "-q", "--", "author:Lee"]).status == 0)
        let id = place.run(["search", "author:Lee", "--format", "ids"]).output.filter { !$0.isNewline }
        #expect(place.run(["note", id, "Mine", "-q"]).status == 0)
        let plain = place.run(["export", "author:Lee", "--format", "ris"])
        #expect(plain.output.contains("KW  - nlp\r\n") && !plain.output.contains("Mine"))
        #expect(plain.errors == "1 private note is left out; --notes writes them too\n")
        let noted = place.run(["export", "author:Lee", "--format", "ris", "--notes"])
        #expect(noted.output.contains("N1  - Mine\r\n") && noted.errors == "")
    }

    @Test(arguments: [("week", "# 2021-W31"), ("month", "# 2021-08")])
    func itemsOfOneTimeStandTogether(_ field: String, _ heading: String) throws {
        let post = #"""
            {"name": "Pond", "type": "public_channel", "id": 77, "messages": [{"id": 1, "type": "message",
            "date": "2021-08-02T10:00:00", "date_unixtime": "1627898400", "text": "Small Nets Learn Fast\nAda Stern\nhttps://arxiv.org/abs/2001.00001\n\nThe authors train small nets on one card within a day."}]}
            """#
        try place.write(post, to: "result.json")
        #expect(place.run(["import", "-q", "result.json"]).status == 0)
        let list = place.run(["export", "--group", field, "--format", "markdown"]).output
        let headings = list.split(separator: "\n").filter { $0.hasPrefix("# ") }.map(String.init)
        #expect(headings == ["# Reading list", heading, "# Other"], "\(headings)")
    }

    @Test func aFolderIsForgottenAsAWhole() throws {
        try place.write(
            "@misc{c, title={Another Paper}, author={Ray, Bob}, year={2020}}", to: "papers/more.bib")
        #expect(place.run(["import", "-q", "papers"]).status == 0)
        #expect(place.run(["forget", "papers"]).errors == "2 sources forgotten; 3 items gone\n")
        #expect(place.run(["forget", "papers"]).status == 1)
    }

    @Test func twoPastesAreBothThere() {
        let one = Array("@misc{a, title={First Paste}, author={Lee, Ann}, year={2024}}".utf8)
        let two = Array("@misc{b, title={Second Paste}, author={Ray, Bob}, year={2024}}".utf8)
        #expect(place.run(["import", "-"], input: one).errors.hasSuffix("1 new\n"))
        #expect(place.run(["import", "-"], input: two).errors.hasSuffix("1 new\n"))
        #expect(
            place.run(["search", "title:paste", "--format", "ids"]).output.split(separator: "\n").count == 2)
    }

    @Test func aFolderWithoutFilesIsToldOf() throws {
        try place.write("", to: "empty/.keep")
        let result = place.run(["import", "empty"])
        #expect(result.status == 1)
        #expect(result.errors.contains("no file that can be read in 'empty'"), "\(result.errors)")
    }

    @Test func theLogTellsTimes() {
        #expect(place.run(["log"]).output.contains("2021-08-02 10:00  import"))
    }
}
