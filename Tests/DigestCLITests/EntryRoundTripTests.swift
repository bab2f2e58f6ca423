import Testing

/// What bibliographies state beside titles and people: through each format and back into BibTeX it is the same, or
/// the export tells what it has left out.
@Suite struct EntryRoundTripTests {
    private static let entries = [
        "article": """
        @article{k1,
          title = {Regret of O(n$^{2}$) Spinning},
          author = {Ann One and {Google DeepMind} and {Barnes and Noble} and {Acme Widgets} and others},
          journal = {Spinning Letters},
          year = {2015},
          day = {12},
          editor = {Bob Ed and Cy Itor},
          issn = {1234-5678},
          month = mar,
          number = {3},
          pages = {5--9},
          volume = {7},
          note = {To appear, they say},
        }

        """,
        "thesis": """
        @phdthesis{k2,
          title = {A Thesis of Turning},
          author = {Ann One},
          year = {2014},
          address = {Oldtown},
          month = oct,
          school = {Mill School},
        }

        """,
        "master": """
        @mastersthesis{k3,
          title = {A Smaller Thesis of Turning},
          author = {Ann One},
          year = {2013},
          school = {Mill School},
        }

        """,
        "report": """
        @techreport{k4,
          title = {A Report of Turning},
          author = {Ann One},
          year = {2012},
          institution = {Mill Laboratory},
          number = {17},
        }

        """,
        "typed": """
        @phdthesis{k6,
          title = {{CO$_2$} and {H$_2$O} of Turning},
          author = {Ann One},
          year = {2010},
          type = {Habilitation},
          language = {german},
          school = {Mill School},
          translator = {Bob Two and Cy Three},
          urldate = {2011-02-03},
        }

        """,
        "book": """
        @book{k5,
          title = {A Book of Turning},
          author = {Ann One},
          year = {2011},
          edition = {2},
          isbn = {978-3-16-148410-0},
          publisher = {Mills},
        }

        """,
    ]

    @Test(
        arguments: entries.keys.sorted(),
        [("ris", "out.ris"), ("csl-json", "out.json"), ("biblatex", "out.bib")])
    func whatIsStatedComesBack(name: String, format: (String, String)) throws {
        let entry = try #require(Self.entries[name])
        #expect(try Self.through(format.0, file: format.1, entry: entry).entry == entry)
    }

    @Test func asItIs() throws {
        for entry in Self.entries.values {
            #expect(try Self.through("bibtex", file: "out.bib", entry: entry).entry == entry)
        }
    }

    @Test(arguments: ["ris", "csl-json"])
    func whatHasNoPlaceIsTold(format: String) throws {
        let entry =
            "@manual{k, title={A Manual of Turning}, howpublished={By hand}, year={2010}, month={spring}}"
        let told = try Self.through(format, file: "out.x", entry: entry).told
        #expect(told.contains("howpublished (1), month (1), sort 'manual' (1)"), "\(told)")
    }

    /// What other programs write, and what of it BibTeX gets.
    @Test(arguments: [
        (
            "in.json",
            #"[{"id": "w", "type": "webpage", "title": "A Page", "container-title": "Teapots", "URL": "https://x.org/a", "version": "3", "issued": {"raw": "May 5, 2020"}, "accessed": {"date-parts": [[2021, 1, 2]]}}]"#,
            [
                "@online{w,", "organization = {Teapots}", "date = {2020-05-05}", "urldate = {2021-01-02}",
                "version = {3}",
            ]
        ),
        (
            "in.ris",
            "TY  - CONF\nID  - c\nTI  - A Paper of Turning\nAU  - One, Ann\nT2  - Turning Conference\nC1  - Oldtown\nPY  - 2020\nLA  - en\nN1  - A first line\nand a second one\nER  - \n",
            [
                "@inproceedings{c,", "address = {Oldtown}", "language = {en}",
                "note = {A first line and a second one}",
            ]
        ),
        (
            "in.ris", "TY  - ELEC\nID  - e\nTI  - A Page\nUR  - https://x.org/a\nY2  - 2021/01/02/\nER  - \n",
            ["@online{e,", "urldate = {2021-01-02}"]
        ),
        (
            "in.bib",
            "@article{p, title={Turning}, subtitle={By Halves}, author={Ann One}, journal={Letters}, year={in press}, eprint={1706.00001}}",
            ["title = {Turning: By Halves}", "pubstate = {in press}", "journaltitle = {Letters}"]
        ),
        (
            "in.bib",
            "@thesis{t, title={Of Turning}, author={Ann One}, type={phdthesis}, location={Oldtown}, year=2019}",
            ["type = {phdthesis}", "address = {Oldtown}"]
        ),
    ])
    func whatOthersStateIsKept(name: String, text: String, fields: [String]) throws {
        let place = try Workplace()
        try place.write(text, to: name)
        _ = place.run(["import", "-q", name])
        let written = place.run(["export", "--format", "biblatex"]).output
        for field in fields { #expect(written.contains(field), "\(written)") }
    }

    @Test func lettersWithoutASpellingAreTold() throws {
        let entry =
            "@misc{k, title={Кручу ∀x∈ℝ, H₂O, 王}, author={Ṣālim Ḥusayn and Nguyễn Văn A}, year={2010}}"
        let run = try Self.through("bibtex-ascii", file: "out.bib", entry: entry)
        let isPlain = run.file.utf8.allSatisfy { $0 < 0x80 }
        #expect(isPlain)
        #expect(run.file.contains("$\\forall$x$\\in$$\\mathbb{R}$") && run.file.contains("H$_2$O"))
        #expect(run.file.contains("{\\d S}{\\=a}lim {\\d H}usayn and Nguy{\\~{\\^e}}n V{\\u a}n A"))
        #expect(run.told.contains("letters transliterated (5), letters written as '?' (1)"), "\(run.told)")
    }

    /// Writes the entry into a library, exports it, reads that into another one and writes it as BibTeX.
    private static func through(_ format: String, file: String, entry: String) throws -> (
        entry: String, file: String, told: String
    ) {
        let place = try Workplace()
        try place.write(entry, to: "in.bib")
        _ = place.run(["--library", "one.db", "import", "-q", "in.bib"])
        let told = place.run(["--library", "one.db", "export", "--format", format, "-o", file]).errors
        _ = place.run(["--library", "two.db", "import", "-q", file])
        let back = place.run(["--library", "two.db", "export", "--format", "bibtex"]).output
        return (back, try place.read(file), told)
    }
}
