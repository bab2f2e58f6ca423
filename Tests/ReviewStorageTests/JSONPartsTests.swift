import JSON
import ReviewModel
import Testing

@testable import ReviewStorage

struct JSONPartsTests {
    @Test func partsOfTheWrongShapeAreLeftOut() {
        let odd = JSONValue(parsing: "[[3,1],[1],[1,2],\"x\",null]") ?? .null
        #expect(odd.lines == [1...2])
        #expect(odd.byteRanges == [1..<2])
        #expect(odd.strings == ["x"])
        #expect(odd.evidence == [])
        #expect(odd.reactions.isEmpty || odd.reactions.allSatisfy { $0.emoji == nil })
        #expect(JSONValue.null.handles == [:])
    }
}
