import ReviewModel
import TestSupport
import Testing

/// What front matter states of a paper: people in every way of writing them, dates as far as they are known.
@Suite struct FrontMatterFieldsTests {
    private static func note(_ fields: String) -> String {
        """
        ---
        title: Small Nets Learn Too
        arxiv: "2001.00001"
        \(fields)
        ---

        # Small Nets Learn Too

        They do learn, as the authors of the paper show by three experiments.

        """
    }

    @Test(arguments: [
        ("authors: [\"Lee, Ann\"]", ["Ann Lee"], false),
        ("authors: \"Lee, Ann\"", ["Ann Lee"], false),
        ("authors: [\"Lee, Ann\", \"One, Bob B.\"]", ["Ann Lee", "Bob B. One"], false),
        ("authors: [Ann Lee, Bob One]", ["Ann Lee", "Bob One"], false),
        ("authors:\n  - Ann Lee\n  - Barnes and Noble", ["Ann Lee", "Barnes and Noble"], false),
        ("authors: Ann Lee, Bob One", ["Ann Lee", "Bob One"], false),
        ("authors: \"Lee, Ann; One, Bob\"", ["Ann Lee", "Bob One"], false),
        ("authors:\n  - given: Ann\n    family: Lee\n  - name: Bob One", ["Ann Lee", "Bob One"], false),
        ("authors: [Ann Lee, et al.]", ["Ann Lee"], true),
    ])
    func people(fields: String, names: [String], isCut: Bool) throws {
        let paper = try #require(Reading(Self.note(fields), path: "note.md").items.first?.papers.first)
        #expect(paper.authors.map(\.name) == names)
        #expect(paper.authorsTruncated == isCut)
    }

    @Test(arguments: [
        ("date: 2020", "2020"), ("date: 2020-05", "2020-05"), ("date: 2020-05-21", "2020-05-21"),
        ("date: 2020-05-21T10:11:12+03:00", "2020-05-21"), ("created: 2020-05-21T10:11Z", "2020-05-21"),
    ])
    func dates(fields: String, date: String) throws {
        let review = try #require(Reading(Self.note(fields), path: "note.md").items.first)
        #expect(review.date?.iso8601 == date)
    }

    @Test(
        arguments: [
            ("rating: 7", "the rating '7' is not one of 1 to 5, and is left out"),
            ("rating: 8/10", "the rating '8/10' is taken for 4 of 5"), ("rating: 4", nil),
            ("rating: 4/5", nil),
        ] as [(String, String?)])
    func whatIsMadeOfARatingIsTold(fields: String, remark: String?) {
        let told = Reading(Self.note(fields), path: "note.md").diagnostics.map(\.message)
        #expect(told.filter { $0.contains("rating") } == [remark].compactMap(\.self))
    }
}
