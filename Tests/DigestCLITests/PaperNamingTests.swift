import Testing

@testable import DigestCLI

/// The same words mean the same paper in every command, and nothing is changed on a guess.
@Suite struct PaperNamingTests {
    private func place() throws -> Workplace {
        let place = try Workplace()
        try place.write(
            """
            @inproceedings{a, title={Turning Is All You Need}, author={Ann One}, booktitle={Turning Conference},
              year={2017}, eprint={1706.00001}, archivePrefix={arXiv}, doi={10.1000/turn},
              url={https://mill.example/pubs/turning.html}, keywords={slow wheels}}
            """, to: "a.bib")
        try place.write(
            """
            # Papers of the mill

            - [Turning Is All You Need](https://arxiv.org/abs/1706.00001), Ann One
            - [Spinning Without Wheels Is Hard](https://arxiv.org/abs/1706.00002), Bob Two
            """, to: "list.md")
        #expect(place.run(["import", "-q", "a.bib", "list.md"]).status == 0)
        return place
    }

    @Test(arguments: [
        "1706.00001", "arXiv:1706.00001", "https://arxiv.org/pdf/1706.00001v2.pdf", "10.1000/turn",
        "https://doi.org/10.1000/turn", "https://mill.example/pubs/turning.html",
    ])
    func aPaperIsNamed(word: String) throws {
        let place = try place()
        #expect(place.run(["show", word]).output.contains("Turning Is All You Need"))
        #expect(place.run(["open", "--print", word]).status == 0)
        #expect(place.run(["tag", "+mill", word]).status == 0)
        #expect(place.run(["export", word, "--format", "bibtex"]).output.contains("@inproceedings{a,"))
        #expect(place.run(["tags"]).output.contains("mill"))
    }

    /// What is a conference, by the lexicon of venues and by words.
    @Test(arguments: [
        ("ECIR 2020", "CPAPER"), ("ACM MM, 2020", "CPAPER"), ("Interspeech 2019", "CPAPER"),
        ("Annual Meeting of the Association for Computational Linguistics, 2020", "CPAPER"),
        ("Workshop on Turning 2020", "CPAPER"), ("Proceedings of the IEEE", "JOUR"), ("Nature 2020", "JOUR"),
        ("Proceedings of the National Academy of Sciences", "JOUR"), ("Transactions of the ACL", "JOUR"),
        ("Journal of Turning", "JOUR"),
    ])
    func venueHasItsKind(venue: String, type: String) throws {
        let place = try place()
        #expect(place.run(["edit", "1706.00002", "venue=\(venue)"]).status == 0)
        let output = place.run(["export", "1706.00002", "--format", "ris"]).output
        #expect(output.hasPrefix("TY  - \(type)\r\n"), "\(output)")
    }

    @Test func othersOfAPaperAreTold() throws {
        let told = try place().run(["show", "1706.00001"])
        #expect(told.status == 0)
        #expect(told.errors.contains("1 more item is of it: "))
    }

    @Test(arguments: [
        ["tag", "+x", "(turning"], ["tag", "+x", "\"turning"], ["mark", "read", "turning)"],
        ["export", "(turning", "--format", "bibtex"], ["tag", "+x", "-n1", "--", "turning"],
        ["tag", "-no such tag", "turning"],
    ])
    func whatIsHalfWrittenChangesNothing(arguments: [String]) throws {
        let place = try place()
        let run = place.run(arguments)
        #expect(run.status != 0 && run.output.isEmpty)
        #expect(place.run(["search", "turning", "status:read"]).status == 1)
        #expect(!place.run(["tags"]).output.contains("x"))
    }

    @Test func aTagWithABlankCanBeTakenOff() throws {
        let place = try place()
        #expect(place.run(["tags"]).output.contains("slow wheels"))
        #expect(place.run(["tag", "rename", "slow wheels", "slow"]).status == 0)
        #expect(place.run(["tag", "-slow", "1706.00001"]).status == 0)
        #expect(!place.run(["tags"]).output.contains("slow"))
    }

    @Test(arguments: [
        ("authors=Ann One et al.", "Ann One and others"),
        ("authors=Ann One and others", "Ann One and others"),
        ("authors=DeepSeek-AI, Kimi Team", "{DeepSeek-AI} and {Kimi Team}"),
        ("authors=One, Ann", "Ann One"), ("authors={Barnes and Noble}", "{Barnes and Noble}"),
    ])
    func peopleAreCorrected(change: String, authors: String) throws {
        let place = try place()
        #expect(place.run(["edit", "10.1000/turn", change]).status == 0)
        let output = place.run(["export", "10.1000/turn", "--format", "bibtex"]).output
        #expect(
            output.contains("author = {\(authors)}")
                || output.contains("author = {DeepSeek-AI and {Kimi Team}}"))
    }

    @Test(arguments: [
        ("date:2015-12-10..", 1), ("date:2016..", 0), ("date:..2015-12-05", 1), ("date:2015-11", 0),
    ])
    func aMonthIsMetByItsDays(query: String, count: Int) throws {
        let place = try Workplace()
        try place.write(
            "---\ntitle: Small Nets Learn Too\narxiv: \"1512.00001\"\ndate: 2015-12\nauthors: [Ann One]\n---\n\nThey do.\n",
            to: "note.md")
        #expect(place.run(["import", "-q", "--as", "notes", "note.md"]).status == 0)
        let found = place.run(["search", query, "--format", "ids"]).output.split(separator: "\n")
        #expect(found.count == count)
    }

    @Test func theNewestIsNotDroppedSilently() throws {
        #expect(
            try place().run(["search", "new", "papers", "turning"]).errors.contains("'new' is not looked for")
        )
    }
}
