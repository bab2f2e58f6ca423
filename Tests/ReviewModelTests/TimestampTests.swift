import ReviewModel
import Testing

@Suite struct TimestampTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
            (.min, "0000-01-01T00:00:00Z"), (.max, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)])
    func anyNumberOfSecondsIsAMoment(seconds: Int64, text: String) {
        #expect(Timestamp(seconds: seconds).iso8601 == text)
    }

    @Test(arguments: [Int64.min, Int64.max, -62_167_219_201, 253_402_300_800])
    func damagedOnesAreNone(seconds: Int64) { #expect(Timestamp(exactly: seconds) == nil) }

    @Test(
        arguments: [(2021, 2, 29, nil), (2020, 2, 29, "2020-02-29"), (10_000, 1, 1, nil), (2021, 13, 1, nil)]
            as [(Int, Int, Int, String?)])
    func datesExist(year: Int, month: Int, day: Int, text: String?) {
        #expect(Timestamp(year: year, month: month, day: day)?.isoDate == text)
    }
}

@Suite struct ReviewIdentityTests {
    @Test func whatLiesOnDiskStays() { #expect(ReviewIdentity.id(forKey: "papers/642") == "mdnn86tb58") }
}

@Suite struct PassageTests {
    @Test func piecesAreWhatWasAppended() {
        var passage = Passage("… ")
        passage.append("два", isHit: true)
        passage.append("", isHit: true)
        passage.append(" три")
        passage.append("4", isHit: true)
        #expect(passage.text == "… два три4")
        #expect(passage.pieces.map(\.text) == ["… ", "два", " три", "4"])
        #expect(passage.pieces.map(\.isHit) == [false, true, false, true])
        #expect(passage.hits == [4..<10, 17..<18])
        #expect(Passage().pieces.isEmpty)
    }
}
