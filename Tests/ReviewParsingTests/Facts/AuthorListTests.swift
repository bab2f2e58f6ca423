import ReviewModel
import TextAnalysis
import Testing

@testable import ReviewParsing

@Suite struct AuthorListTests {
    @Test(arguments: [
        ("One U.-V.", "U.-V. One"), ("One A.", "A. One"), ("One A. B.", "A. B. One"),
        ("One D.E.", "D.E. One"),
        ("van One A.", "A. van One"), ("Ada O.", "Ada O."), ("A. One", "A. One"), ("A. B. One", "A. B. One"),
        ("One Jr.", "One Jr."), ("A. One B.", "A. One B."), ("One", "One"),
        ("Одинцова А. Б.", "А. Б. Одинцова"),
    ])
    func initialsStandInFront(name: String, straight: String) {
        #expect(AuthorList.straight(name) == straight)
    }

    /// An address with a DOI leads to a paper, whoever publishes it.
    @Test(arguments: [
        ("https://journals.example.org/doi/abs/10.1177/0954407020906627", Link.Role.paper),
        ("https://example.org/10.1109/IVS.2018.8500672", .paper), ("https://example.org/10.5/x", nil),
        ("https://example.org/v/10.html", nil),
    ])
    func addressesWithADOI(url: String, role: Link.Role?) { #expect(LinkRoles.role(ofHost: url) == role) }

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
        ("Ada One, Bob Two [Lab Tiny]", ["Ada One", "Bob Two"], false, 1),
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
