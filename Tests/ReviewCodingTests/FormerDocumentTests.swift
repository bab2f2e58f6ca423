import Foundation
import JSON
import ReviewModel
import TestSupport
import Testing

@testable import ReviewCoding

/// Items and dumps that 0.1.0 wrote before there were tables of fields, at two times, are read and written to the
/// byte: two sources of the sample library with a tag, a mark, a note, a list and a correction.
@Suite struct FormerDocumentTests {
    static let times = ["first", "second"]

    private static func lines(_ path: String) throws -> [String] {
        try Checkout.text(of: "Tests/ReviewCodingTests/Former/\(path).ndjson").split(separator: "\n")
            .map(String.init)
    }

    @Test(arguments: times) func itemsComeBackToTheByte(_ time: String) throws {
        for line in try Self.lines("\(time)/items") {
            let value = try #require(JSONValue(parsing: line))
            let review = try #require(ItemJSON.review(in: value))
            var json = JSONWriter()
            let item = LibraryItem(review: review, curation: ItemJSON.curation(in: value))
            ItemJSON.write(item, scores: value.member("score") != nil, to: &json)
            #expect(String(decoding: json.bytes, as: UTF8.self) == line)
        }
    }

    @Test(arguments: times) func linesOfDumpsComeBackToTheByte(_ time: String) throws {
        var formats: [String: String] = [:]
        var count = 0
        var known = 0
        for line in try Self.lines("\(time)/dump") {
            let value = try #require(JSONValue(parsing: line))
            if let path = value["source"]["path"].string { formats[path] = value["source"]["format"].string }
            guard let item = value.member("item") else { continue }
            count += 1
            let path = try #require(item["source"].string)
            var review = try #require(StoredReview.review(in: item, path: path))
            var json = JSONWriter(escaping: .required)
            json.object { StoredReview.writeMembers(of: review, to: &$0) }
            let written = String(decoding: json.bytes.dropLast(), as: UTF8.self)
            #expect(line.hasPrefix("{\"item\":" + written + ","))
            // The number by which a change of it is known is what it was.
            review.source.format = formats[path] ?? ""
            if Int(Fingerprint.of(review)) == item["fingerprint"].integer { known += 1 }
            let evidence = item["sightings"].elements.compactMap { $0.elements.last }.first ?? .null
            #expect(Coding.evidence.text(of: Coding.evidence.value(in: evidence) ?? []) == evidence.text)
        }
        #expect(count == 14)
        // The first dumped two items as a bibliography had completed them, with the numbers of what had been read.
        #expect(known == (time == "first" ? 12 : 14))
    }

    @Test(arguments: times) func snapshotsOfCorrectedItemsAreReadBack(_ time: String) throws {
        for line in try Self.lines("\(time)/dump") {
            let value = try #require(JSONValue(parsing: line))["item"]
            guard let review = StoredReview.review(in: value, path: "x") else { continue }
            var other = Review.filled
            let snapshot = try #require(JSONValue(parsing: StoredReview.snapshot(of: review)))
            StoredReview.restore(snapshot, into: &other)
            #expect(StoredReview.snapshot(of: other) == StoredReview.snapshot(of: review))
            #expect(other.text == Review.filled.text)
        }
    }
}

/// What is damaged, or was written by a later version.
@Suite struct DamagedDocumentTests {
    /// The review of an item.
    private func review(_ item: String) throws -> Review {
        let value = try #require(JSONValue(parsing: item))
        return try #require(ItemJSON.review(in: value))
    }

    @Test func partsOfTheWrongShapeAreLeftOut() {
        let odd = JSONValue(parsing: "[[3,1],[1],[1,2],\"x\",null]") ?? .null
        #expect(Coding.lines.value(in: odd) == [1...2])
        #expect(Coding.ranges.value(in: odd) == [1..<2])
        #expect(Coding.evidence.value(in: odd) == [])
        #expect(Coding.reactions.value(in: odd)?.allSatisfy { $0.emoji == nil } == true)
        #expect(Coding.handles.value(in: .null) == [:])
    }

    @Test(arguments: [
        (#"{"name": "Net"}"#, 1), (#"{"role": "primary"}"#, 0), (#"{"name": "Net", "role": "song"}"#, 1),
        ("7", 0),
    ]) func modelsNeedAName(_ model: String, count: Int) throws {
        #expect(try review("{\"kind\": \"review\", \"models\": [\(model)]}").models.count == count)
    }

    @Test(arguments: [("0", "4", 1), ("-3", "4", 1), ("3", "1", 1), ("0", "9", 0), ("9", "9", 0)])
    func claimsStandInTheText(_ start: String, _ end: String, count: Int) throws {
        let claim = "{\"text\": \"x\", \"start\": \(start), \"end\": \(end)}"
        let json = "{\"kind\": \"review\", \"text\": \"12345\", \"claims\": [\(claim)]}"
        let review = try review(json)
        #expect(review.claims.count == count)
        #expect(review.claims.allSatisfy { $0.range.upperBound <= 5 })
    }

    @Test func anItemWithoutAKindIsNone() {
        #expect(ItemJSON.review(in: ["title": "x"]) == nil)
        #expect(ItemJSON.review(in: ["kind": "song"]) == nil)
        #expect(StoredReview.review(in: ["kind": "review", "title": "x"], path: "x") == nil)
    }

    @Test func aSnapshotOfAnUnknownKindGivesTheRestBack() {
        var review = Review.filled
        StoredReview.restore(["title": "Other", "kind": "song", "datasets": ["D"]], into: &review)
        #expect(review.title == "Other")
        #expect(review.kind == .review)
        #expect(review.datasets == ["D"])
    }

    /// Members in another order, and with others between them.
    @Test func orderOfMembersDoesNotMatter() throws {
        let json = #"{"new": 1, "label": "L", "title": "T", "kind": "news", "id": "x", "label": "M"}"#
        let review = try review(json)
        #expect((review.id, review.title, review.label) == ("x", "T", "M"))
    }
}
