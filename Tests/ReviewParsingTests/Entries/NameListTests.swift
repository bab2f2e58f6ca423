import Testing
import TextAnalysis

@testable import ReviewParsing

/// Lists of authors with what follows them, venues and dates.
@Suite struct NameListTests {
    /// A line with the names in it.
    struct Line: Sendable {
        var text: String
        var names: [String]
        var truncated = false
        var venue: String?
        var year: Int?
        var isConvincing = true
    }

    @Test(arguments: [
        Line(
            text: "Ada One, Bob B. Two, NIPS, 2015", names: ["Ada One", "Bob B. Two"], venue: "NIPS",
            year: 2015),
        Line(text: "by A. One et al.", names: ["A. One"], truncated: true),
        Line(text: "Ada One* Bob Two*", names: ["Ada One", "Bob Two"]),
        Line(text: "One, Ada, Bob Two, and Carla Three", names: ["Ada One", "Bob Two", "Carla Three"]),
        Line(text: "One, A., Two, B.", names: ["A. One", "B. Two"]),
        Line(text: "A. One, B. Tw", names: ["A. One", "B. Tw"]),
        Line(text: "One, A. B., Two, B", names: ["A. B. One", "B Two"]),
        Line(text: "One, Ada B. and Bob Two", names: ["Ada B. One", "Bob Two"]),
        Line(text: "One, Ada B., Two, Bob", names: ["Ada B. One", "Bob Two"]),
        Line(text: "Авторы: Иван Петров, Анна Сидорова", names: ["Иван Петров", "Анна Сидорова"]),
        Line(text: "One, Ada and Two, Bob", names: ["Ada One", "Bob Two"]),
        Line(text: "One, Ada; Two, Bob", names: ["Ada One", "Bob Two"]),
        Line(text: "Ada One (Lab Tiny), Bob Two (Lab Tiny)", names: ["Ada One", "Bob Two"]),
        Line(text: "Oneman & Twoman, 2015", names: ["Oneman", "Twoman"], year: 2015, isConvincing: false),
        Line(text: "small nets, large nets", names: ["small nets", "large nets"], isConvincing: false),
    ])
    func names(_ line: Line) {
        let bytes = Array(line.text.utf8)
        let list = NameList(TextSlice(bytes))
        #expect(list.names.map(\.name) == line.names)
        #expect(list.truncated == line.truncated)
        #expect(list.venue == line.venue)
        #expect(list.year == line.year)
        #expect(list.isConvincing == line.isConvincing)
    }

    @Test(
        arguments: [
            ("NeurIPS 2020", "NeurIPS 2020", 2020), ("CVPR'23 Oral", "CVPR", 2023), ("ACL", "ACL", nil),
            ("arXiv 2019", nil, 2019), ("(2015)", nil, 2015), ("ICML-2021 Workshop", "ICML-2021", 2021),
        ] as [(String, String?, Int?)])
    func venue(_ text: String, _ name: String?, _ year: Int?) throws {
        let bytes = Array(text.utf8)
        let venue = try #require(VenueText(TextSlice(bytes)))
        #expect(venue.name == name)
        #expect(venue.year == year)
    }

    @Test(arguments: ["Small nets", "AB", "We met in 2015", ""])
    func noVenue(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(VenueText(TextSlice(bytes)) == nil)
    }

    @Test(arguments: [
        ("2018-02", PartialDate(year: 2018, month: 2)),
        ("2023/05/22", PartialDate(year: 2023, month: 5, day: 22)),
        ("9/04/24", PartialDate(year: 2024, month: 9, day: 4)),
        ("May 22 - May 28, 2023", PartialDate(year: 2023, month: 5, day: 22)),
        ("май 2020", PartialDate(year: 2020, month: 5)), ("2020年5月", PartialDate(year: 2020, month: 5)),
        ("seen in 2017", PartialDate(year: 2017)),
        ("14 марта 2021", PartialDate(year: 2021, month: 3, day: 14)),
    ])
    func date(_ text: String, _ expected: PartialDate) {
        let bytes = Array(text.utf8)
        #expect(PartialDate.find(in: TextSlice(bytes)) == expected)
    }

    @Test(arguments: ["May I?", "12", "Section 3.4", ""])
    func noDate(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(PartialDate.find(in: TextSlice(bytes)) == nil)
    }
}
