import ReviewModel
import Testing

/// A venue and a year are those of one publication.
@Suite struct PublicationTests {
    private static func witness(
        _ rank: PaperWitness.Rank, venue: String?, year: Int?, arxiv: String? = "1710.00001",
        type: String? = nil
    ) -> PaperWitness {
        var paper = Paper(title: "Turning Is All You Need")
        (paper.venue, paper.year, paper.arxiv) = (venue, year, arxiv)
        paper.yearSource = year == nil ? nil : .stated
        return PaperWitness(paper, rank: rank, entry: type.map { BibliographyEntry(key: $0, type: $0) })
    }

    @Test(
        arguments: [
            // The venue tells its year; the archive's is that of the preprint.
            ([witness(.review, venue: "ICLR 2018", year: 2017)], "ICLR 2018", 2018),
            (
                [witness(.review, venue: "ICLR 2018", year: nil), witness(.entry, venue: nil, year: 2017)],
                "ICLR 2018", 2018
            ),
            // A bibliography has a field for the year.
            (
                [witness(.bibliography, venue: "Proceedings of the 2017 Meeting", year: 2018)],
                "Proceedings of the 2017 Meeting", 2018
            ),
            // What names a place counts more than what does not, whatever comes first.
            (
                [
                    witness(.bibliography, venue: nil, year: 2017, type: "misc"),
                    witness(.bibliography, venue: nil, year: 2017, type: "misc"),
                    witness(.bibliography, venue: "ICML", year: 2018, type: "inproceedings"),
                ], "ICML", 2018
            ),
            // The year of a list that is far off is that of the list.
            ([witness(.entry, venue: "ICML", year: 2022)], "ICML", 2017),
            // The archive is no venue beside another one.
            (
                [
                    witness(.bibliography, venue: "CoRR", year: 2017, type: "article"),
                    witness(.entry, venue: "ICML", year: 2018),
                ], "ICML", 2018
            ),
        ] as [([PaperWitness], String, Int)])
    func venueAndYear(witnesses: [PaperWitness], venue: String, year: Int) throws {
        for witnesses in [witnesses, witnesses.reversed()] {
            let record = try #require(PaperRecord(witnesses))
            #expect(record.paper.venue == venue)
            #expect(record.paper.year == year)
        }
    }

    @Test func anEntryIsCompletedByOthersOfTheSamePublication() throws {
        var full = Self.witness(.bibliography, venue: "ICML", year: 2018, type: "inproceedings")
        full.entry?.fields = ["pages": "5–9", "editor": "Bob Ed", "address": "Oldtown"]
        var same = Self.witness(.bibliography, venue: "ICML 2018", year: 2018, type: "article")
        same.entry?.fields = ["publisher": "Mills", "pages": "1"]
        var other = Self.witness(.bibliography, venue: "Spinning Letters", year: 2020, type: "article")
        other.entry?.fields = ["volume": "7"]
        let entry = try #require(PaperRecord([full, other, same, full])?.entry)
        #expect(entry.type == "inproceedings" && entry.key == "inproceedings")
        #expect(
            entry.fields == [
                "pages": "5–9", "publisher": "Mills", "editor": "Bob Ed", "address": "Oldtown",
            ])
    }

    @Test(arguments: [
        ("NeurIPS", "Advances in Neural Information Processing Systems", true), ("NIPS 2017", "NIPS", true),
        ("ICML", "International Conference on Machine Learning", true), ("ICML", "ICLR", false),
        ("J. Mach. Learn. Res.", "Journal of Machine Learning Research", true), ("Nature", "Science", false),
        ("Acta Turning", "Spinning Letters", false),
        ("ICLR (Poster)", "International Conference on Learning Representations", true),
        ("Proc. of ICML", "International Conference on Machine Learning", true),
        (
            "NAACL-HLT",
            "Proceedings of the Conference of the North American Chapter of the Association for Computational Linguistics",
            true
        ),
    ])
    func spellingsOfAVenueAreNoContradiction(one: String, other: String, isOne: Bool) {
        let found = PaperRecord.contradictions(among: [
            Self.witness(.bibliography, venue: one, year: 2018),
            Self.witness(.bibliography, venue: other, year: 2018),
        ])
        #expect(found.isEmpty == isOne)
    }

    /// Nobody is named: year and venue tell one editorial from another.
    @Test(
        arguments: [
            ("Editorial", "Acta Turning", 2001, "Acta Turning", 2009, false),
            ("Editorial", "Acta Turning", 2001, "Spinning Letters", 2001, false),
            ("Editorial", "Acta Turning", 2001, "Acta Turning", 2001, true),
            ("Editorial", nil, nil, "Acta Turning", 2001, true),
            ("A Long Title of Things", "Acta Turning", 2001, "Acta Turning", 2009, true),
            ("A Long Title of Things", "Acta Turning", 2001, "Spinning Letters", 2009, false),
        ] as [(String, String?, Int?, String?, Int?, Bool)])
    func worksOfNobody(
        title: String, venue: String?, year: Int?, otherVenue: String?, otherYear: Int?, mayBeOne: Bool
    ) {
        var (one, other) = (Paper(title: title), Paper(title: title))
        (one.venue, one.year, other.venue, other.year) = (venue, year, otherVenue, otherYear)
        #expect(PaperRecord.mayBeOne(one, other) == mayBeOne)
        #expect(PaperRecord.mayBeOne(other, one) == mayBeOne)
    }
}
