import Testing

@testable import TextAnalysis

@Suite struct WordTableTests {
    /// Words enough for the table to grow, and such as differ in little.
    private static let words =
        (0..<3000).map { "слово\($0)" } + (0..<300).map { String(repeating: "a", count: $0) }

    @Test func bytesHaveTheNumbersThatTheyCameWith() {
        var table = ByteTable()
        for (number, word) in Self.words.enumerated() {
            #expect(table.insert(Array(word.utf8)) == number)
            #expect(table.insert(Array(word.utf8)) == number)
        }
        #expect(table.count == Self.words.count)
        for (number, word) in Self.words.enumerated() {
            #expect(Array(word.utf8).withUnsafeBufferPointer { table.find($0) } == number)
            #expect(table.bytes(number).elementsEqual(word.utf8))
        }
        #expect(Array("other".utf8).withUnsafeBufferPointer { table.find($0) } == nil)
    }

    @Test func ofTwoValuesTheFirstCounts() {
        let table = WordTable([(word: "а", value: 1), (word: "b", value: 2), (word: "а", value: 3)])
        #expect(table["а"] == 1 && table["b"] == 2 && table["c"] == nil)
    }

    /// What begins with none of the words is told, and what does is never.
    @Test func beginningsAreNeverMissed() {
        var openings = WordOpenings()
        let words = ["a", "гра", "граф", "transformer"]
        let length = { (word: String) in UInt16(1) << UInt16(min(word.utf8.count, WordOpenings.longest)) }
        for word in words { Array(word.utf8).withUnsafeBufferPointer { openings.insert($0) } }
        for word in words {
            #expect(
                openings.lengths(in: Array(word.utf8)) & length(word) != 0
                    && openings.lengths(in: Array((word + "ами").utf8)) & length(word) != 0)
        }
        let others = ["", "b", "гр", "вес", "trans", "Transformer"]
        #expect(others.filter { openings.lengths(in: Array($0.utf8)) != 0 } == [])
    }

    @Test func listsTakePhrasesWhole() {
        let list = WordList(whole: ["one two", "ёж"])
        #expect(list.contains("one two") && list.contains("ёж") && !list.contains("one"))
    }
}
