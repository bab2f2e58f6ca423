import ReviewModel
import Testing

@testable import ReviewStorage

struct CurationTests {
    let library: TemporaryLibrary
    var store: ReviewStore { library.store }

    init() throws {
        library = try TemporaryLibrary()
        try library.take(["a", "b", "c"].map { Sample.review($0, text: $0 == "c" ? "иное" : "слово") })
    }

    @Test func tagsByQuery() throws {
        #expect(try store.tag(add: ["nlp/llm", "x"], .word("слово")) == 2)
        #expect(try store.tag(add: ["x"], .all) == 1)
        #expect(try store.tag(add: ["x"], .all) == 0)
        #expect(try store.tag(remove: ["x", "none"], .field(.tag, .text("nlp"))) == 2)
        #expect(try library.titles("tag:nlp", sort: .date) == ["a", "b"])
        #expect(try library.titles("tag:nlp/llm -tag:x", sort: .date) == ["a", "b"])
        #expect(try library.titles("tag:nl") == [])
        #expect(try library.titles("tag:nl*", sort: .date) == ["a", "b"])
        #expect(
            try store.facets(.tags) == [
                FacetCount(value: "nlp/llm", count: 2), FacetCount(value: "x", count: 1),
            ])
    }

    @Test(
        arguments: [
            ("x", "x"), (" /a/b/ ", "a/b"), ("/", nil), ("", nil), (" ", nil), ("a b", "a b"), ("я", "я"),
        ] as [(String, String?)])
    func tagsAreTrimmed(typed: String, tag: String?) {
        #expect(TagName.plain(typed) == tag)
    }

    @Test func aTagThatIsAddedAndRemovedIsRemoved() throws {
        try store.tag(add: ["x"], .all)
        #expect(try store.tag(add: ["x"], remove: ["x"], .all) == 3)
        #expect(try library.titles("tag:x") == [])
    }

    @Test func statusAndRating() throws {
        #expect(try store.mark(status: .unread, .all) == 0)
        #expect(try store.mark(status: .read, .word("слово")) == 2)
        #expect(try store.mark(status: .read, .all) == 1)
        #expect(try store.mark(status: .unread, .word("иное")) == 1)
        #expect(try library.titles("status:unread") == ["c"])
        #expect(try store.rate(9, .word("иное")) == 1)
        #expect(try store.rate(5, .word("иное")) == 0)
        #expect(try store.curation(key: "c").rating == 5)
        #expect(try store.curation(key: "c").status == .unread)
        #expect(try store.rate(nil, .all) == 1)
        #expect(try store.curation(key: "c").rating == nil)
        #expect(try store.curation(key: "a").status == .read)
    }

    @Test func notes() throws {
        try store.note("# так\0", key: "a")
        #expect(try library.item(key: "a")?.curation.notes == "# так\0")
        try store.note("", key: "a")
        #expect(try library.item(key: "a")?.curation.notes == nil)
    }

    @Test func facetsCountItemsOnce() throws {
        var other = Sample.full
        other.key = "other"
        other.id = ReviewIdentity.id(forKey: "other")
        other.papers[0].year = 2019
        other.models[1].aliases = ["GPT3"]
        try library.take([Sample.full, other, Sample.review("news", kind: .news)])
        let expected: [(Facet, [FacetCount])] = [
            (.models, [FacetCount(value: "DALL·E", count: 2), FacetCount(value: "GPT-3", count: 2)]),
            (
                .topics,
                [FacetCount(value: "generation", count: 2), FacetCount(value: "multimodal", count: 2)]
            ),
            (.venues, [FacetCount(value: "ICML", count: 2)]),
            (.years, [FacetCount(value: "2021", count: 1), FacetCount(value: "2019", count: 1)]),
            (.channels, [FacetCount(value: "gonzo_ML", count: 2)]),
            (.reviewers, [FacetCount(value: "Денис Воротынцев", count: 2)]),
            (.kinds, [FacetCount(value: "review", count: 5), FacetCount(value: "news", count: 1)]),
        ]
        for (facet, counts) in expected { #expect(try store.facets(facet) == counts) }
        // Mikhail Pavlov stands twice among the authors of each.
        #expect(try store.facets(.authors).map(\.count) == [2, 2, 2])
        #expect(try store.facets(.years, .field(.year, .range(2021, nil))).map(\.value) == ["2021"])
        #expect(try store.facets(.models, .word("рисует"), limit: 1).map(\.value) == ["DALL·E"])
        for facet in Facet.allCases { _ = try store.facets(facet, .not(.all)) }
    }
}
