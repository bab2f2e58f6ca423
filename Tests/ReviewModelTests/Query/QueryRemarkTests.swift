import ReviewModel
import Testing

@Suite struct QueryRemarkTests {
    /// Query, what it is taken for, and the remarks with the bytes that they point at.
    @Test(arguments: [
        ("titel:foo bar", "-*", ["titel:foo|unknown field 'titel'; did you mean 'title:'?"]),
        ("language:ru", "-*", ["language:ru|unknown field 'language'; did you mean 'lang:'?"]),
        ("-tags:x", "-*", ["tags:x|unknown field 'tags'; did you mean 'tag:'?"]),
        ("a after:2021", "-*", ["after:2021|unknown field 'after'; did you mean 'date:'?"]),
        ("is:unread", "-*", ["is:unread|unknown field 'is'; did you mean 'status:'?"]),
        ("qqq:x", "-*", ["qqq:x|unknown field 'qqq'; text with a colon goes in quotes"]),
        ("author:", "-*", ["author:|'author:' has no value"]),
        ("author: Hassabis", "-*", ["author:|'author:' has no value"]),
        ("author:\"\"", "-*", ["author:\"\"|'author:' has no value"]),
        ("Attention: all", "Attention all", []), ("Note: all", "Note all", []),
        ("attention: all", "attention all", []),
        ("after:", "-*", ["after:|unknown field 'after'; did you mean 'date:'?"]),
        ("a is:", "-*", ["is:|unknown field 'is'; did you mean 'status:'?"]),
        ("Conclusion:", "Conclusion", []),
        ("note:", "-*", ["note:|'note:' has no value"]),
        ("std::sort", "std\\::sort", []),
        ("a \"b c", "a \"b c\"", ["\"b c|this quotation is not closed"]),
        ("title:\"b c", "title:\"b c\"", ["title:\"b c|this quotation is not closed"]),
        ("(a OR b", "a OR b", ["(|this parenthesis is not closed"]),
        ("a) b", "a b", [")|this parenthesis was not opened"]),
        ("a OR", "a", ["OR|'OR' has nothing to join"]),
        ("OR a", "a", ["OR|'OR' has nothing to join"]),
        ("a OR OR b", "a OR b", ["OR|'OR' has nothing to join", "OR|'OR' has nothing to join"]),
        ("a NOT", "a", ["NOT|there is nothing to exclude here"]),
        ("-sort:date a", "a", ["sort:date|an order cannot be excluded"]),
        (
            "year:soon", "-*",
            ["year:soon|'soon' is not a year; write year:2021, year:2020..2022 or year:>=2021"]
        ),
        (
            "-date:2021-13", "-*",
            [
                "date:2021-13|'2021-13' is not a date; "
                    + "write date:2021-07, date:2021-07..2021-09, date:>=2021-07-15, date:7d or date:last-month"
            ]
        ),
        ("kind:reveiw", "-*", ["kind:reveiw|unknown kind 'reveiw'; did you mean 'review'?"]),
        (
            "status:42", "-*",
            ["status:42|unknown status '42'; known are unread, reading, read, skipped"]
        ),
        ("has:codes2", "-*", ["has:codes2|unknown part 'codes2'; did you mean 'code'?"]),
        ("sort:dates", "-*", ["sort:dates|unknown order 'dates'; did you mean 'date'?"]),
        (
            "(((", "\\(\\(\\(",
            [
                "(|this parenthesis is not closed", "(|this parenthesis is not closed",
                "(|this parenthesis is not closed", "(((|there is no word to search for",
            ]
        ),
        ("?", "\\?", ["?|there is no word to search for"]),
        (
            "arxiv:vit", "-*",
            ["arxiv:vit|'vit' is no number of arXiv; write arxiv:2103.00020 or arxiv:2103.*"]
        ),
        ("arxiv:math/0309136 arxiv:2103.*", "arxiv:math/0309136 arxiv:2103.*", []),
        ("doi:nature", "-*", ["doi:nature|'nature' is no DOI; write doi:10.1000/182 or doi:10.1000/*"]),
        ("doi:10.1038* doi:https://doi.org/10.1/x", "doi:10.1038* doi:https://doi.org/10.1/x", []),
    ])
    func remarks(_ text: String, _ canonical: String, _ expected: [String]) {
        let parsed = QueryParser.parse(text)
        let bytes = Array(text.utf8)
        #expect(parsed.query.description == canonical)
        #expect(
            parsed.remarks.map { "\(String(decoding: bytes[$0.range], as: UTF8.self))|\($0.message)" }
                == expected)
    }

    @Test(arguments: [
        "rating:0", "rating:6", "rating:>5", "year:21", "year:2022..2020", "year:..", "year:20212021",
        "year:<1000", "date:2021-02-30", "date:0000", "date:>9999-12-31", "date:2021-99999999999999999999",
        "year:99999999999999999999", "date:--", "date:…", "date:2021-07-", "date:x..2021",
    ])
    func badRanges(_ text: String) {
        let parsed = QueryParser.parse(text)
        #expect(parsed.query == .not(.all))
        #expect(parsed.remarks.map(\.isError) == [true])
    }

    @Test func deepNestingIsBounded() {
        for text in ["(", "-(", "NOT ", "(a OR ", "topic:(", ")", "a(", "\\(", "a:b("] {
            let long = String(repeating: text, count: 100_000 / text.utf8.count) + " word"
            let parsed = QueryParser.parse(long)
            #expect(parsed.remarks.count <= 20)
            #expect(parsed.query != .all)
        }
        let balanced = String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000) + " b"
        #expect(QueryParser.parse(balanced).query == .and([.word("a"), .word("b")]))
    }

    @Test func termsAreBounded() {
        let parsed = QueryParser.parse(String(repeating: "a ", count: 50_000))
        #expect(parsed.query.words.count == QueryParser.maximumTerms)
        #expect(parsed.remarks.map(\.message) == ["only the first 500 terms are used"])
    }

    @Test func oneLongWordIsAWord() {
        let word = String(repeating: "я", count: 50_000)
        #expect(QueryParser.parse(word).query == .word(word))
    }
}
