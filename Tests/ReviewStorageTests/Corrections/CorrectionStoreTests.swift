import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct CorrectionStoreTests {
    let library: TemporaryLibrary

    init() throws { library = try TemporaryLibrary() }

    private func edit(_ texts: String..., key: String = "gonzo_ml/642") throws {
        try library.store.correct(key: key, texts.flatMap(Correction.parse))
    }

    @Test func searchCountsAndItemsSeeWhatWasCorrected() throws {
        try library.take([Sample.full])
        try edit("title=Painting by Words", "model-=GPT-3", "author+=Ada One")
        #expect(try library.titles("painting") == ["Painting by Words"])
        #expect(try library.titles("title:shot").isEmpty)
        #expect(try library.titles("model:GPT-3").isEmpty)
        #expect(try library.titles("author:Ada") == ["Painting by Words"])
        #expect(try library.store.facets(.models).map(\.value) == ["DALL·E"])
        #expect(try library.item(key: "gonzo_ml/642")?.review.title == "Painting by Words")
    }

    @Test func correctionsOutliveBetterRules() throws {
        try library.take([Sample.full])
        try library.store.tag(add: ["kept"], .all)
        try edit("year=1999", "dataset+=COCO")
        var better = Sample.full
        better.label = "OpenAI"
        better.datasets = ["LAION"]
        #expect(try library.take([better]).changed == 1)
        let item = try #require(try library.item(key: better.key))
        #expect(item.review.papers.first?.year == 1999)
        #expect(item.review.label == "OpenAI")
        #expect(item.review.datasets == ["LAION", "COCO"])
        #expect(item.curation.tags == ["kept"])
        #expect(try library.take([better]).unchanged == 1)
        #expect(try library.store.reviewAsRead(key: better.key)?.datasets == ["LAION"])
    }

    @Test func correctionsWaitForAnItemToComeBack() throws {
        try library.take([Sample.full])
        try edit("title=Painting by Words")
        try library.take([])
        try library.take([Sample.full])
        #expect(try library.titles("painting") == ["Painting by Words"])
    }

    @Test func resetGivesBackWhatWasRead() throws {
        try library.take([Sample.full])
        let before = try library.item(key: "gonzo_ml/642")
        try edit("title=X", "year=1999", "model=")
        #expect(try library.store.resetCorrections(key: "gonzo_ml/642", field: .year) == 1)
        #expect(
            try library.item(key: "gonzo_ml/642")?.review.papers.first?.year == Sample.full.papers[0].year)
        #expect(try library.store.resetCorrections(key: "gonzo_ml/642") == 2)
        #expect(try library.item(key: "gonzo_ml/642") == before)
        #expect(try library.store.corrections(key: "gonzo_ml/642").isEmpty)
    }

    @Test func aLaterCorrectionTakesThePlaceOfAnEarlierOne() throws {
        try library.take([Sample.full])
        try edit("year=1999", "dataset-=MS COCO")
        try edit("year=2000", "dataset+=MS COCO")
        let stored = try library.store.corrections(key: "gonzo_ml/642")
        #expect(stored.map(\.description) == ["year=2000", "dataset+=MS COCO"])
    }

    @Test func whatIsNotThereCannotBeRemoved() throws {
        try library.take([Sample.full])
        #expect(throws: CorrectionError.self) { try edit("year=1999", "dataset-=Nothing") }
        #expect(try library.store.corrections(key: "gonzo_ml/642").isEmpty)
        #expect(throws: CorrectionError.noItem(key: "x")) { try edit("year=1999", key: "x") }
    }

    @Test func claimsGoByNumberAndStayGone() throws {
        try library.take([Sample.full])
        let claims = Sample.full.claims.count
        try edit("claim-=1")
        #expect(try library.item(key: "gonzo_ml/642")?.review.claims.count == claims - 1)
        #expect(try library.store.corrections(key: "gonzo_ml/642").first?.value == Sample.full.claims[0].text)
    }

    @Test func theOriginOfACorrectedValueIsThePerson() throws {
        var review = Sample.full
        review.evidence = [
            Evidence(field: "title", value: review.title, rule: "title", range: 0..<4, confidence: 0.9)
        ]
        try library.take([review])
        try edit("title=X")
        let evidence = try #require(try library.item(key: review.key)?.review.evidence)
        #expect(evidence.map(\.rule) == [Correction.rule])
        #expect(evidence.map(\.value) == ["X"])
    }
}
