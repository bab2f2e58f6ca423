import Testing

@testable import DigestCLI

/// Several bibliographies of one paper: each is a witness, and the record does not depend on their order.
@Suite struct SeveralBibliographiesTests {
    /// One entry three times: as published, as an archive has it, and with another venue.
    private static let files = [
        "conf.bib": """
        @inproceedings{one17, title={Turning Is All You Need}, author={Ann One and Bob Two and Cy Three},
          booktitle={Turning Conference}, year=2017, pages={5--9}, publisher={Curran}, eprint={1706.00001}}
        """,
        "arxiv.bib": """
        @misc{one2016turning, title={Turning Is All You Need}, author={Ann One and others}, year={2016},
          eprint={1706.00001}, archivePrefix={arXiv}}
        """,
        "other.bib": """
        @article{o, title={Turning Is All You Need}, author={Ann One and Bob Two}, journal={Spinning Letters},
          year={2018}, eprint={1706.00001}}
        """,
    ]

    private func place(_ names: [String]) throws -> Workplace {
        let place = try Workplace()
        for name in names {
            try place.write(Self.files[name] ?? "", to: name)
            #expect(place.run(["import", "-q", name]).status == 0)
        }
        return place
    }

    private static let published = """
        @inproceedings{one17,
          title = {Turning Is All You Need},
          author = {Ann One and Bob Two and Cy Three},
          booktitle = {Turning Conference},
          year = {2017},
          pages = {5--9},
          publisher = {Curran},
          eprint = {1706.00001},
          archivePrefix = {arXiv},
          url = {https://arxiv.org/abs/1706.00001},
        }

        """

    @Test(arguments: [
        ["conf.bib", "arxiv.bib"], ["arxiv.bib", "conf.bib"], ["arxiv.bib", "conf.bib", "arxiv.bib"],
    ])
    func theFullestCountsWhateverComesLast(names: [String]) throws {
        #expect(try place(names).run(["export", "--format", "bibtex"]).output == Self.published)
    }

    @Test func whatIsForgottenLetsTheOthersSpeak() throws {
        let place = try place(["arxiv.bib", "conf.bib"])
        #expect(place.run(["forget", "conf.bib"]).status == 0)
        let left = place.run(["export", "--format", "bibtex"]).output
        #expect(left.contains("@misc{one2016turning,") && left.contains("{Ann One and others}"))
        #expect(left.contains("{2016}") && !left.contains("pages"))
        #expect(place.run(["import", "-q", "conf.bib"]).status == 0)
        #expect(place.run(["forget", "arxiv.bib"]).status == 0)
        #expect(
            place.run(["export", "--format", "bibtex"]).output.contains("{Ann One and Bob Two and Cy Three}"))
        #expect(place.run(["check"]).status == 0)
    }

    @Test func witnessesAndContradictionsAreTold() throws {
        let place = try place(["conf.bib", "other.bib", "arxiv.bib"])
        let id = place.run(["search", "turning", "--format", "ids"]).output.split(separator: "\n")[0]
        let why = place.run(["why", String(id)]).output
        for told in ["Turning Conference  2017", "Spinning Letters  2018", "taken together"] {
            #expect(why.contains(told), "\(told)")
        }
        let check = place.run(["check", "--format", "ndjson"]).output
        for told in ["contradiction", "2 authors / 3 authors", "venue: "] {
            #expect(check.contains(told), "\(told)")
        }
    }

    @Test func aSecondCopyChangesNothing() throws {
        let place = try place(["conf.bib"])
        try place.write(Self.files["conf.bib"] ?? "", to: "copy.bib")
        #expect(place.run(["import", "-q", "copy.bib"]).status == 0)
        #expect(place.run(["check"]).status == 0)
        #expect(place.run(["forget", "conf.bib"]).status == 0)
        #expect(place.run(["export", "--format", "bibtex"]).output == Self.published)
    }

    /// A dump has what each of them says.
    @Test func aDumpKeepsTheWitnesses() throws {
        let place = try place(["arxiv.bib", "conf.bib"])
        #expect(place.run(["dump", "-o", "all.ndjson"]).status == 0)
        #expect(place.run(["--library", "new.db", "load", "all.ndjson"]).status == 0)
        #expect(place.run(["--library", "new.db", "forget", "conf.bib"]).status == 0)
        #expect(place.run(["--library", "new.db", "export", "--format", "bibtex"]).output.contains("{2016}"))
    }

    @Test func twoOfNobodyStayTwo() throws {
        let place = try Workplace()
        try place.write(
            """
            @article{a, title={Editorial}, journal={Spinning Letters}, year=2001, pages={1}}
            @article{b, title={Editorial}, journal={Spinning Letters}, year=2009, pages={2}}
            @article{c, title={Editorial}, journal={Acta Turning}, year=2009, pages={3}}
            """, to: "e.bib")
        #expect(place.run(["import", "-q", "e.bib"]).status == 0)
        let output = place.run(["export", "--format", "bibtex"]).output
        for entry in ["@article{a,", "@article{b,", "@article{c,", "{1}", "{2}", "{3}"] {
            #expect(output.contains(entry), "\(entry)")
        }
    }
}

/// Entries of one bibliography that go by one title.
@Suite struct EntriesOfOneTitleTests {
    private static let file = """
        @inproceedings{conf, title={Turning by Halves}, author={Ann One and Bob Two},
          booktitle={Proceedings of the Turning Conference}, year=2018}
        @article{jour, title={Turning by Halves}, author={Ann One and Bob Two}, journal={Spinning Letters}, year=2019}
        @phdthesis{thes, title={Turning by Halves}, author={Ann One}, school={Mill School}, year=2021}

        """

    @Test(arguments: ["bibtex", "biblatex"])
    func noKeyIsLost(format: String) throws {
        let place = try Workplace()
        try place.write(Self.file, to: "a.bib")
        let told = place.run(["import", "a.bib"]).errors
        #expect(told.contains("conf + jour") && !told.contains("thes"), "\(told)")
        let written = place.run(["export", "--format", format]).output
        #expect(written.contains("@phdthesis{thes,") && written.contains("author = {Ann One},"), "\(written)")
        #expect(
            ["conf", "jour"].allSatisfy { written.contains($0) } && written.contains("ids = {"), "\(written)")
        #expect(place.run(["bib", "check", "a.bib"]).errors.contains("taken for one work: conf, jour"))
        // The order makes no difference, and neither does a second reading.
        #expect(place.run(["import", "--force", "a.bib"]).status == 0)
        #expect(place.run(["export", "--format", format]).output == written)
    }

    /// A thesis is no other work than a draft that came out nowhere: what is joined is told.
    @Test func aThesisAndItsDraftAreTold() throws {
        let place = try Workplace()
        try place.write(
            """
            @phdthesis{thes, title={Turning by Halves}, author={Ann One}, school={Mill School}, year=2021}
            @misc{draft, title={Turning by Halves}, author={Ann One}, year=2021}

            """, to: "a.bib")
        let told = place.run(["import", "a.bib"]).errors
        let count = place.run(["export", "--format", "bibtex"]).output.split(separator: "@").count
        #expect(count == 1)
        #expect(told.contains("thes + draft"), "\(told)")
    }

    /// Editions of a book are works of their own; of what is taken for one, a person tells.
    @Test func editionsAreTwoWorks() throws {
        let place = try Workplace()
        let book = { (key: String, edition: String, year: Int) in
            "@book{\(key), title={Turning by Halves}, author={Ann One and Bo Two}, edition={\(edition)}, year=\(year)}\n"
        }
        try place.write(
            book("two", "2", 2003) + book("three", "3rd", 2010) + book("three2", "3", 2010)
                + book("words", "Second", 1999) + book("more", "Third", 2001), to: "a.bib")
        let told = place.run(["import", "a.bib"]).errors
        #expect(told.contains("two + words"), "\(told)")
        #expect(told.contains("three + three2 + more"), "\(told)")
        let written = place.run(["export", "--format", "bibtex"]).output
        #expect(written.contains("@book{two,"))
        #expect(written.contains("@book{three,"))
        #expect(written.split(separator: "@").count == 2, "\(written)")
        #expect(!place.run(["check"]).output.contains("same-paper"))
    }

    @Test func onePaperMadeTwoIsTwoEverywhere() throws {
        let place = try Workplace()
        let entry = { (key: String, volume: Int) in
            "@article{\(key), title={Turning by Halves}, author={Ann One}, journal={Mill}, volume=\(volume), year=2001}\n"
        }
        try place.write(entry("one", 1) + entry("two", 2), to: "a.bib")
        _ = place.run(["import", "-q", "a.bib"])
        let ids = place.run(["search", "turning", "--all", "--format", "ids"]).output.split(separator: "\n")
        let keys = { (library: String) in
            place.run(["export", "--format", "bibtex", "--library", library]).output.split(separator: "\n")
                .filter { $0.hasPrefix("@") }
        }
        let usual = place.folder + "/.local/share/digest/library.sqlite"
        #expect(keys(usual) == ["@article{one,"])
        #expect(place.run(["check", "--apart"] + ids.map(String.init)).status == 0)
        #expect(keys(usual) == ["@article{one,", "@article{two,"])
        try place.write(place.run(["dump"]).output, to: "all.ndjson")
        #expect(place.run(["--library", "new.db", "load", "all.ndjson"]).status == 0)
        #expect(keys("new.db") == ["@article{one,", "@article{two,"])
        #expect(place.run(["undo"]).status == 0)
        #expect(keys(usual) == ["@article{one,"])
    }

    @Test func whatIsNotKeptIsTold() throws {
        let place = try Workplace()
        try place.write(
            """
            @proceedings{vol, title={Turning}, editor={Cy Three}, year=2001}
            @inproceedings{in1, title={Turning Left}, author={Ann One}, crossref={vol}, file={a.pdf}}
            @misc{dup, title={Turning Right}, author={Ann One}, year=2001, file={b.pdf}}
            @misc{dup, title={Turning Back}, author={Ann One}, year=2003}
            """, to: "a.bib")
        let told = place.run(["import", "-v", "a.bib"]).errors
        for words in ["not kept: file (2)", "'vol' holds other entries", "'dup' is the key of another entry"]
        {
            #expect(told.contains(words), "\(told)")
        }
    }
}
