import ReviewModel
import Testing

@testable import DigestCLI

@Suite struct QueryWarningTests {
    /// Letters that take two columns move the caret by two.
    @Test(arguments: [("слово topik:x", 6), ("深層 topik:x", 5), ("topik:x", 0)])
    func theCaretStandsUnderTheFault(query: String, column: Int) throws {
        let remark = try #require(QueryParser.parse(query).remarks.first)
        let lines = QueryWarning(remark: remark, query: query).text.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.last?.prefix { $0 == " " }.count == column + 2)
    }
}
