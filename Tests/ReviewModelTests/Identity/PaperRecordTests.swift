import ReviewModel
import Testing

@Suite struct PaperRecordTests {
    private static func paper(
        _ title: String, authors: [String] = [], isCut: Bool = false, year: Int? = nil,
        source: Paper.YearSource? = .stated, venue: String? = nil, arxiv: String? = nil, doi: String? = nil
    ) -> Paper {
        var paper = Paper(title: title)
        paper.authors = authors.map(Author.init(name:))
        paper.authorsTruncated = isCut
        paper.year = year
        paper.yearSource = year == nil ? nil : source
        paper.venue = venue
        paper.arxiv = arxiv
        paper.doi = doi
        return paper
    }

    @Test func aNicknameIsNoTitleAndAListsYearNoYear() throws {
        let record = try #require(
            PaperRecord([
                PaperWitness(Self.paper("Spinner", year: 2021, arxiv: "1706.00001"), rank: .review),
                PaperWitness(
                    Self.paper(
                        "Turning Is All You Need", authors: ["Ann One"], year: 2017, arxiv: "1706.00001"),
                    rank: .entry),
            ]))
        #expect(record.paper.title == "Turning Is All You Need")
        #expect(record.paper.year == 2017)
        #expect(record.paper.authors.map(\.name) == ["Ann One"])
    }

    @Test(arguments: [
        (["John Smith"], 2001, ["Jane Smith"], 2011, false), (["J. Smith"], 2001, ["John Smith"], 2001, true),
        (["Dmitry Orlov"], 2001, ["Dmitri Orlov"], 2002, true),
        (["Wei Wang"], 2020, ["Wen Wang"], 2021, false),
        (["Hang Li"], 2011, ["Ping Li", "Chris Burges"], 2007, false),
        // Findings of two years.
        (["Ann Bo", "Carl Dee"], 2017, ["Ann Bo", "Eve Foe"], 2018, false),
        (["Ann Bo", "Carl Dee"], 2017, ["Ann Bo", "Eve Foe"], 2017, true),
        (["Ann Bo"], 2017, ["Ann Bo", "Eve Foe"], 2018, true), ([], 2017, ["Ann Bo"], 2018, true),
    ])
    func aTitleIsOfTheWorkOfItsPeople(
        _ ours: [String], _ year: Int, _ theirs: [String], _ other: Int, _ isOne: Bool
    ) {
        let one = Self.paper("Notes on Turning Wheels", authors: ours, year: year)
        let two = Self.paper("Notes on Turning Wheels", authors: theirs, year: other)
        #expect(PaperRecord.mayBeOne(one, two) == isOne)
        #expect(PaperRecord.mayBeOne(two, one) == isOne)
    }

    /// Reports of a group that come out every year are as many works, one with an identifier is its preprint.
    @Test(
        arguments: [
            ("World Turning Organization", 2019, 2020, nil, true), ("WTO", 2019, 2020, nil, true),
            ("WTO", 2019, 2019, nil, false), ("WTO", 2019, 2020, "1901.00001", false),
            ("Ann Bo", 2019, 2020, nil, false),
        ] as [(String, Int, Int, String?, Bool)])
    func reportsOfGroups(_ author: String, _ year: Int, _ other: Int, _ arxiv: String?, _ areTwo: Bool) {
        let one = Self.paper(
            "World Turning Statistics in Numbers", authors: [author], year: year, arxiv: arxiv)
        let two = Self.paper("World Turning Statistics in Numbers", authors: [author], year: other)
        #expect(PaperRecord.mayBeOne(one, two) { $0.hasSuffix("Organization") } != areTwo)
        #expect(PaperRecord.mayBeOne(two, one) { $0.hasSuffix("Organization") } != areTwo)
    }

    /// What an archive of preprints gave a DOI and a journal another one is one work where all people are the same.
    @Test(arguments: [
        ("10.1101/2020.01.02.123456", "10.1016/j.turn.2021.1", ["A. One", "B. Two"], true),
        ("10.1101/2020.01.02.123456", "10.1016/j.turn.2021.1", ["Ann One"], false),
        ("10.1101/gr.123456.110", "10.1016/j.turn.2021.1", ["Ann One", "Bob Two"], false),
        ("10.1038/s41586-021-0001", "10.1016/j.turn.2021.1", ["Ann One", "Bob Two"], false),
    ])
    func preprintsHaveDOIsOfTheirOwn(_ doi: String, _ other: String, _ people: [String], _ areOne: Bool)
        throws
    {
        let one = Self.paper(
            "Mapping All the Wheels", authors: ["Ann One", "Bob Two"], year: 2020, venue: "bioRxiv", doi: doi)
        let two = Self.paper(
            "Mapping All the Wheels", authors: people, year: 2021, venue: "Turning", doi: other)
        #expect((!one.identity.contradicts(two.identity) && PaperRecord.mayBeOne(one, two)) == areOne)
        let witnesses = [one, two].map { PaperWitness($0, rank: .bibliography) }
        let record = try #require(PaperRecord(witnesses))
        if areOne { #expect(record.paper.doi == other && record.paper.venue == "Turning") }
        #expect(
            PaperRecord.contradictions(among: witnesses).contains { $0.field == .doi }
                != DOI.isOfPreprint(doi))
    }

    /// What a post begins with is its own headline as often as the title.
    @Test(arguments: [
        ("Why I love this paper", PaperWitness.Rank.review), ("Retracted: see below", .mention),
    ])
    func aHeadlineIsNoTitle(_ headline: String, _ rank: PaperWitness.Rank) throws {
        let stated = PaperWitness(
            Self.paper("Turn Anything", authors: ["Ann One", "Bob Two"], arxiv: "2304.00001"), rank: .review)
        let post = PaperWitness(Self.paper(headline, arxiv: "2304.00001"), rank: rank)
        for witnesses in [[stated, post], [post, stated]] {
            #expect(PaperRecord(witnesses)?.paper.title == "Turn Anything")
        }
        // What two say is none.
        #expect(PaperRecord([stated, post, post])?.paper.title == headline)
    }

    @Test func theYearOfTheArchiveStandsWhereAListsIsFarOff() throws {
        let witness = PaperWitness(
            Self.paper("A Paper of Turning", year: 2021, arxiv: "1706.00001"), rank: .entry)
        let record = try #require(PaperRecord([witness, witness]))
        #expect(record.paper.year == 2017)
        #expect(record.paper.yearSource == .arxiv)
    }

    @Test func aBibliographyKnowsBest() throws {
        let record = try #require(
            PaperRecord([
                PaperWitness(
                    Self.paper("Turning (slides)", authors: ["A. One"], year: 2018, venue: "arXiv"),
                    rank: .review),
                PaperWitness(
                    Self.paper("Turning", authors: ["Ann One", "Bob Two"], year: 2019, venue: "ICML"),
                    rank: .bibliography),
                PaperWitness(Self.paper("Turning (slides)", venue: "NeurIPS"), rank: .entry),
            ]))
        #expect(record.paper.title == "Turning")
        #expect(record.paper.authors.map(\.name) == ["Ann One", "Bob Two"])
        #expect(record.paper.year == 2019)
        #expect(record.paper.venue == "ICML")
    }

    @Test func whatAPersonCorrectedCountsMost() throws {
        let record = try #require(
            PaperRecord([
                PaperWitness(Self.paper("Turning", year: 2019), rank: .bibliography),
                PaperWitness(Self.paper("Turning", year: 2016), rank: .mention, corrected: [.year]),
            ]))
        #expect(record.paper.year == 2016)
    }

    @Test func wholeListsOfPeopleThatOthersShareCount() throws {
        let record = try #require(
            PaperRecord([
                PaperWitness(Self.paper("Turning", authors: ["Open Source"]), rank: .review),
                PaperWitness(Self.paper("Turning", authors: ["Ann One"], isCut: true), rank: .review),
                PaperWitness(Self.paper("Turning", authors: ["A. One", "B. Two"]), rank: .entry),
            ]))
        #expect(record.paper.authors.map(\.name) == ["A. One", "B. Two"])
        #expect(!record.paper.authorsTruncated)
    }

    @Test func aDOIOfTheArchiveIsItsIdentifier() throws {
        let record = try #require(
            PaperRecord([
                PaperWitness(Self.paper("Turning", doi: "10.48550/arxiv.1706.00001"), rank: .bibliography),
                PaperWitness(Self.paper("Turning", doi: "10.1/x"), rank: .entry),
            ]))
        #expect(record.paper.doi == "10.1/x")
        #expect(record.paper.arxiv == "1706.00001")
        #expect(record.paper.year == 2017)
    }

    @Test func contradictionsAreTold() {
        let found = PaperRecord.contradictions(among: [
            PaperWitness(Self.paper("Turning", authors: ["Ann One"], year: 2017), rank: .review),
            PaperWitness(Self.paper("Turning", authors: ["Carl Three"], year: 2021), rank: .entry),
            PaperWitness(Self.paper("Spinner", authors: ["A. One"], year: 2018), rank: .entry),
        ])
        #expect(found.map(\.field) == [.year, .authors])
        #expect(found.first?.values == ["2017", "2018", "2021"])
    }

    /// Of two words that many works are called, people and years tell one from another; of a long title they
    /// are spelt otherwise at most.
    @Test(arguments: [
        (
            "Deep Learning", ["Ann One", "Bob Two", "Cy Three"], 2015, ["Di Four", "Bob Two", "Ed Five"],
            2016, false
        ),
        ("Deep Learning", ["Ann One", "Bob Two"], 2015, ["A. One", "Bob Two"], 2016, true),
        ("Deep Learning", ["Ann One", "Bob Two"], 2015, ["Cy Three", "Bob Two"], 2016, false),
        ("Deep Learning", ["Bob Two"], 2015, ["Cy Three", "Bob Two"], 2016, true),
        ("Editorial", ["Ann Lee"], 2010, ["Bob Lee"], 2010, false),
        ("Editorial", ["Ann Lee"], 2010, ["Ann Lee"], 2014, false),
        ("Editorial", ["Ann Lee"], 2010, [], 2014, false), ("Editorial", ["Ann Lee"], 2010, [], 2011, true),
        ("Turning Is All You Need", ["Mike One"], 2017, ["Michael One"], 2020, true),
        (
            "Turning Is All You Need", ["Ann One", "Bob Two", "Cy Three", "Di Four"], 2017, ["Di Four"], 2017,
            true
        ),
        ("Turning Is All You Need", ["Ann One"], 2017, ["Bob Two"], 2017, false),
    ])
    func worksOfOneTitle(
        title: String, people: [String], year: Int, others: [String], otherYear: Int, mayBeOne: Bool
    ) {
        var (one, other) = (Paper(title: title), Paper(title: title))
        (one.authors, one.year) = (people.map(Author.init(name:)), year)
        (other.authors, other.year) = (others.map(Author.init(name:)), otherYear)
        #expect(PaperRecord.mayBeOne(one, other) == mayBeOne)
        #expect(PaperRecord.mayBeOne(other, one) == mayBeOne)
    }

    /// Of a title that many works have, an address of one says nothing of another whose people nobody names.
    @Test func anIdentifierOfOneIsNoneOfTheOther() {
        for title in ["Deep Learning", "Turning Is All You Need"] {
            var (one, other) = (Paper(title: title), Paper(title: title))
            one.doi = "10.1/x"
            other.authors = [Author(name: "Ann One")]
            #expect(PaperRecord.mayBeOne(one, other) == (title.utf8.count > 13))
            #expect(PaperRecord.mayBeOne(other, one) == (title.utf8.count > 13))
            (one.year, other.year) = (2015, 2015)
            #expect(PaperRecord.mayBeOne(one, other) && PaperRecord.mayBeOne(other, one))
        }
    }

    /// The first words of a post stand for a title where there is no other.
    @Test func whatIsCutOffIsNoTitle() throws {
        let papers = ["Авторы крутят сети и…", "Turning Is All You Need"].map { title in
            var paper = Paper(title: title)
            paper.arxiv = "1706.00001"
            return paper
        }
        let record = PaperRecord([
            PaperWitness(papers[0], rank: .review), PaperWitness(papers[1], rank: .mention),
        ])
        #expect(record?.paper.title == papers[1].title)
    }

    @Test func nobodyKnowsNothing() { #expect(PaperRecord([]) == nil) }
}

@Suite struct DatePrecisionTests {
    @Test(arguments: ["2021", "2021-08", "2021-08-02", "2021-08-02T10:00:00Z", "0001-01"])
    func whatIsWrittenIsReadBack(text: String) { #expect(Timestamp(iso8601: text)?.iso8601 == text) }

    @Test(arguments: [
        "", "21", "2021-13", "2021-02-30", "2021-08-02T10:00", "2021-8", "2021-08-02T10:00:00", "x",
        "2021-08-02T",
    ])
    func othersAreNone(text: String) { #expect(Timestamp(iso8601: text) == nil) }

    @Test func aMonthSortsByItsBeginning() throws {
        let texts = ["2021-08-02", "2021", "2021-08-01T00:00:00Z", "2021-08", "2021-01-01"]
        let dates = texts.compactMap(Timestamp.init(iso8601:)).sorted()
        #expect(
            dates.map(\.iso8601) == ["2021", "2021-01-01", "2021-08", "2021-08-01T00:00:00Z", "2021-08-02"])
        #expect(dates.first?.rfc3339 == "2021-01-01T00:00:00Z")
    }
}
