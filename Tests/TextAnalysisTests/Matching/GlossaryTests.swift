import Testing

@testable import TextAnalysis

struct GlossaryTests {
    @Test func everyLineHasSeveralNames() {
        for line in StandardLexicons.glossary.lines {
            #expect(line.count > 1, "\(line)")
            #expect(Set(line).count == line.count, "\(line)")
            #expect(line.allSatisfy { $0 == $0.lowercased() && !$0.contains("ё") }, "\(line)")
        }
        #expect(StandardLexicons.glossary.lines.count > 200)
    }

    @Test(
        arguments: [
            (["шум"], [["label noise", "шум"]]), (["noi"], [["label noise", "шум"]]), (["se"], []), ([], []),
            (["rl", "lab"], [["label noise", "шум"], ["rl"]]),
        ] as [([String], [[String]])])
    func linesAreFoundByBeginningsOfWords(beginnings: [String], lines: [[String]]) {
        let file: StaticString = "# noise\nlabel noise; шум\nrl; \n"
        let glossary = Glossary {
            UnsafeBufferPointer(start: file.utf8Start, count: file.utf8CodeUnitCount)
        }
        #expect(glossary.lines(with: beginnings.map { Array($0.utf8) }) == lines)
    }
}
