import JSON
import Testing

@testable import ReviewParsing

@Suite struct SourcePlaceTests {
    @Test func tellsLinesAndColumns() throws {
        var chunks = [Array("[\n 1,\n\n".utf8), Array("  \"a\"]".utf8)]
        var stream = JSONStream { chunks.isEmpty ? [] : chunks.removeFirst() }
        #expect(try stream.take(UInt8(ascii: "[")))
        _ = try stream.nextElement()
        try stream.skipValue()
        _ = try stream.nextElement()
        let place = SourcePlace(offset: stream.offset, in: stream)
        #expect(place.line == 4)
        #expect(place.column == 3)
        #expect(place.offset == 9)
    }
}
