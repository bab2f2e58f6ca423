import Testing
import TextAnalysis

@testable import ReviewParsing

/// Labelled fields of notes, columns and lines.
@Suite struct FieldNameTests {
    @Test(arguments: [
        ("Authors", FieldName.authors), ("Название статьи", .title), ("论文链接", .paper), ("Code link", .code),
        ("TL;DR", .summary), ("Год", .year), ("Publish Date", .date), ("Method", .model),
    ])
    func label(_ text: String, _ expected: FieldName) {
        let bytes = Array(text.utf8)
        #expect(FieldName(label: TextSlice(bytes)) == expected)
    }

    @Test(arguments: ["Small nets", "", "Authors of small nets learn too"])
    func noLabel(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(FieldName(label: TextSlice(bytes)) == nil)
    }

    @Test(arguments: [
        ("**Authors**: Ada One, Bob Two", FieldName.authors, "Ada One, Bob Two"),
        ("作者：一二", .authors, "一二"),
        ("Code (PyTorch): https://github.com/a/b", .code, "https://github.com/a/b"),
        ("Статья: https://arxiv.org/abs/2001.00001", .paper, "https://arxiv.org/abs/2001.00001"),
    ])
    func split(_ text: String, _ name: FieldName, _ value: String) throws {
        let styled = StyledLine.read(text)
        let field = try #require(FieldName.split(styled, in: styled.range))
        #expect(field.name == name)
        #expect(styled.words(field.value) == value)
    }

    @Test(arguments: ["[Code](https://github.com/a/b): fast", "No colon", "Speed: 12"])
    func noField(_ text: String) {
        let styled = StyledLine.read(text)
        #expect(FieldName.split(styled, in: styled.range) == nil)
    }
}
