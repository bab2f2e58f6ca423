import TextAnalysis
import Testing

@testable import ReviewParsing

@Suite struct AuthorListTests {
    @Test(arguments: [
        ("Ada One, Bob B. Two & Cleo Three", ["Ada One", "Bob B. Two", "Cleo Three"], false, 1.0),
        ("👥 Ada One, Bob Two", ["Ada One", "Bob Two"], false, 1),
        ("Ada One, Bob Two et al.", ["Ada One", "Bob Two"], true, 1),
        ("Ada One et al., Some Laboratory", ["Ada One"], true, 1),
        ("Ада Одинцова и Борис Второв", ["Ада Одинцова", "Борис Второв"], false, 1),
        (
            "Tiny Science Collaboration, Small Collaboration, A. One",
            ["Tiny Science Collaboration", "Small Collaboration", "A. One"], false, 1
        ),
        ("Tiny Collaboration: A. One, B. Two", ["Tiny Collaboration", "A. One", "B. Two"], false, 1),
        ("Tiny Team, AI @ Lab", ["Tiny Team"], false, 1), ("Tiny Team, Google", ["Tiny Team"], false, 1),
        ("Ada One [1], Bob Two [2]", ["Ada One", "Bob Two"], false, 1),
        ("Ada One, Bob Two; 2020", ["Ada One", "Bob Two"], false, 1),
        ("Soham De", ["Soham De"], false, 1),
        ("Ludwig van Beethoven", ["Ludwig van Beethoven"], false, 1),
        ("The struggles with numbers continue...", ["The struggles with numbers continue"], true, 0),
        ("Deep learning, networks and data", ["Deep learning", "networks", "data"], false, 0),
    ])
    func namesOfALine(line: String, names: [String], isTruncated: Bool, likelihood: Double) {
        let list = AuthorList(TextSlice(line))
        #expect(list.names.map(\.name) == names)
        #expect(list.truncated == isTruncated)
        #expect(list.likelihood == likelihood)
    }

    @Test(arguments: [
        "Ada One et al., Some Laboratory", "Ada One, Bob Two (Some Laboratory)",
        "Ada One, Bob Two (Some Laboratory",
    ])
    func whatFollowsNamesIsWhereTheyWork(_ text: String) throws {
        let line = TextSlice(text)
        let place = try #require(AuthorList(line).parenthesis)
        #expect(line.bytes.slice(place).string == "Some Laboratory")
        #expect(AuthorList(line).names.allSatisfy { ["Ada One", "Bob Two"].contains($0.name) })
    }
}
