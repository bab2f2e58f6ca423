import ReviewModel
import TextAnalysis
import Testing

@testable import ReviewStorage

/// Times that questions name in words.
@Suite struct AskedTimeTests {
    @Test(arguments: [
        ("this week", "this-week", 2), ("last month about nets", "last-month", 2), ("past week", "7d", 2),
        ("на прошлой неделе", "last-week", 3), ("последний месяц", "1m", 2), ("в этом году", "this-year", 3),
        ("last 10 days", "10d", 3), ("последние 3 месяца", "3m", 3), ("yesterday", "yesterday", 1),
        ("week", nil, 0), ("last words", nil, 0), ("last 10 layers", nil, 0), ("10 days", nil, 0),
    ])
    func isRead(_ text: String, value: String?, length: Int) {
        let time = AskedTime.reads(NameForms.words(text))
        #expect(time?.value == value)
        #expect(time?.length ?? 0 == length)
    }

    /// What is left is looked for; words that only ask are not.
    @Test(arguments: [
        ("new papers this week", []), ("что вышло на этой неделе", []), ("nets this week", ["nets"]),
        ("papers about small nets this week", ["small", "nets"]),
    ])
    func theRestIsLookedFor(_ text: String, words: [String]) throws {
        let friday = try #require(Timestamp(year: 2024, month: 3, day: 15))
        let query = Query.and(text.split(separator: " ").map { .word(String($0)) })
        let reading = QueryReading(query, at: friday)
        #expect(reading.words.map(\.text) == words)
        #expect(reading.rest == [.field(.date, .range(20_240_311, 20_240_317))])
        // Words of a title name no time.
        #expect(QueryReading(query).rest.isEmpty)
    }
}
