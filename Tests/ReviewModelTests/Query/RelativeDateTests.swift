import ReviewModel
import Testing

@Suite struct RelativeDateTests {
    /// A value, and the days that it is on Wednesday, 31 July 2024.
    @Test(arguments: [
        ("7d", "2024-07-24.."), ("2w", "2024-07-17.."), ("1m", "2024-06-30.."), ("1y", "2023-07-31.."),
        (">=30d", "2024-07-01.."), ("<30d", "..2024-06-30"), ("30d..7d", "2024-07-01..2024-07-24"),
        ("today", "2024-07-31"), ("yesterday", "2024-07-30"), ("this-week", "2024-07-29..2024-08-04"),
        ("last-week", "2024-07-22..2024-07-28"), ("last_month", "2024-06-01..2024-06-30"),
        ("this-month", "2024-07-01..2024-07-31"), ("last-year", "2023-01-01..2023-12-31"),
        ("2024-01..last-month", "2024-01-01..2024-06-30"), ("\"last month\"", "2024-06-01..2024-06-30"),
        ("yesterday..2030", "2024-07-30..2030-12-31"), ("..today", "..2024-07-31"),
    ])
    func daysAreCountedFromToday(text: String, days: String) throws {
        let now = try #require(Timestamp(year: 2024, month: 7, day: 31, hour: 12))
        for field in ["date", "added"] {
            let parsed = QueryParser.parse("\(field):\(text)")
            #expect(parsed.remarks.isEmpty)
            #expect(QueryParser.parse(parsed.query.description).query == parsed.query)
            #expect(parsed.query.settled(at: now).description == "\(field):\(days)")
        }
    }

    @Test(arguments: ["soon", "7x", "d", "123456d", "next-week", "yesterday..", "7d..x"])
    func othersAreNoDates(text: String) {
        let isOpen = text.hasSuffix("..")
        #expect(QueryParser.parse("date:\(text)").remarks.isEmpty == isOpen)
    }

    @Test func queriesAreRewrittenTermByTerm() {
        let query = QueryParser.parse("a OR (b -c) tag:x").query
        let changed = query.mapped { if case .word(let text) = $0 { .word(text + text) } else { $0 } }
        #expect(changed.description == "aa OR bb -cc tag:x")
        #expect(query.leaves.count == 4)
        #expect(query.words == ["a", "b"])
    }
}
