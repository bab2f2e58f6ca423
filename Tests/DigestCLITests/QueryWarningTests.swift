import ReviewModel
import Testing
import Wording

@testable import DigestCLI

@Suite struct QueryWarningTests {
    /// An empty variable of the shell asks for nothing, so that nothing is changed by it.
    @Test(arguments: [
        ["tag", "+x", "--", ""], ["tag", "+x", " "], ["mark", "read", ""], ["mark", "5", "--", " "],
        ["list", "add", "new", "--", ""], ["tag", "rules", "add", "r", "+x", "--", ""],
    ])
    func nothingIsNotEverything(arguments: [String]) throws {
        let place = try Workplace()
        try place.write("- [Deep Nets](https://arxiv.org/abs/2001.00001)\n", to: "list.md")
        #expect(place.run(["import", "list.md"]).status == 0)
        #expect(place.run(["list", "create", "new"]).status == 0)
        #expect(place.run(arguments).status == 2)
        #expect(place.run(["tags"]).status == 1)
        #expect(place.run(["search", "status:unread", "-q"]).status == 0)
    }

    /// Letters that take two columns move the caret by two.
    @Test(arguments: [("слово topik:x", 6), ("深層 topik:x", 5), ("topik:x", 0)])
    func theCaretStandsUnderTheFault(query: String, column: Int) throws {
        let remark = try #require(QueryParser.parse(query).remarks.first)
        let lines = QueryWarning(remark: remark, query: query).words.description.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.last?.prefix { $0 == " " }.count == column + 2)
    }
}
