import Testing
import TextAnalysis

@testable import ReviewParsing

/// The small readings around a title.
@Suite struct EntryWordsTests {
    @Test(arguments: [
        ("Small nets", 2), ("", 0), ("... — !", 0), ("小网络学习", 3), ("GPT-4 and 7B", 4), ("a", 1),
    ])
    func count(_ text: String, _ expected: Int) {
        let bytes = Array(text.utf8)
        #expect(EntryWords.count(TextSlice(bytes)) == expected)
    }

    @Test(arguments: [
        (" Small nets, ", "Small nets"), ("“Small nets”", "Small nets"), ("Small nets.", "Small nets"),
        ("Small nets …", "Small nets …"), ("[Small nets]", "Small nets"), ("Small nets —", "Small nets"),
        ("Nets, etc.", "Nets, etc."),
    ])
    func trimmed(_ text: String, _ expected: String) {
        let bytes = Array(text.utf8)
        #expect(bytes.string(EntryWords.trimmed(TextSlice(bytes))) == expected)
    }

    @Test(arguments: [
        ("Lowe et al. (2015)", true), ("Uthus and Aha (2013)", true), ("Small Nets Learn Too", false),
        ("How Small Nets Learn From Very Little Data (2015)", false),
    ])
    func isCitation(_ text: String, _ expected: Bool) {
        let bytes = Array(text.utf8)
        #expect(EntryWords.isCitation(TextSlice(bytes)) == expected)
    }

    @Test(arguments: [
        ("Small Nets Learn Too (2019)", "Small Nets Learn Too"),
        ("Small Nets Learn Too, ICLR 2020", "Small Nets Learn Too"),
        ("Small Nets Learn Too - A. One and B. Two", "Small Nets Learn Too"),
        ("Small Nets (and Large Ones) Learn", "Small Nets (and Large Ones) Learn"),
        ("Small, Fast Nets", "Small, Fast Nets"),
    ])
    func titleEnd(_ text: String, _ expected: String) {
        let bytes = Array(text.utf8)
        let end = EntryWords.titleEnd(TextSlice(bytes))
        #expect(bytes.string(bytes.trimmed(0..<end)) == expected)
    }

    @Test(arguments: [
        ("paper", true), ("arXiv", true), ("project page", true), ("Статья", true), ("论文", true),
        ("Small Nets Learn Too", false), ("Attention", false),
    ])
    func isLabel(_ text: String, _ expected: Bool) {
        let bytes = Array(text.utf8)
        #expect(LinkLabel.isLabel(TextSlice(bytes)) == expected)
    }
}
