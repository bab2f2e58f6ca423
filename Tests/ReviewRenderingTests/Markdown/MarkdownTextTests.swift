import Testing

@testable import ReviewRendering

@Suite struct MarkdownTextTests {
    @Test(arguments: [
        ("plain, text.", "plain, text."), ("*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"),
        ("snake_case_name", "snake_case_name"), ("[x](y)", "\\[x\\](y)"), ("<b>", "\\<b>"),
        ("a < b", "a \\< b"),
        ("AT&T & co &amp; &#1;", "AT\\&T & co \\&amp; \\&#1;"), ("~~x~~ ~ ", "\\~\\~x\\~\\~ ~"),
        ("a\\b", "a\\\\b"),
        ("# head #", "# head \\#"), ("C#", "C#"), ("1. x", "1. x"),
    ])
    func escaped(_ text: String, _ expected: String) {
        #expect(MarkdownText.escaped(text) == expected)
    }

    @Test(arguments: [
        ("# x", "\\# x"), ("- x", "\\- x"), ("+ x", "\\+ x"), ("> x", "\\> x"), ("12. x", "12\\. x"),
        ("3) x", "3\\) x"),
        ("=== x", "\\=== x"), ("3.5 x", "3\\.5 x"), ("a. x", "a. x"),
    ])
    func blockStart(_ text: String, _ expected: String) {
        #expect(MarkdownText.escaped(text, startsBlock: true) == expected)
    }

    @Test(arguments: [
        ("x", "https://a.b/c_(d) e", "[x](https://a.b/c_%28d%29%20e)"),
        ("x", "HTTP://A.B", "[x](HTTP://A.B)"),
        ("x", "javascript:alert(1)", "x `javascript:alert(1)`"),
        ("x", "java\u{0}script:1", "x `javascript:1`"),
        ("[x]", "mailto:a@b.c", "\\[x\\] `mailto:a@b.c`"), ("x", "data:`text`", "x `` data:`text` ``"),
    ])
    func link(_ label: String, _ url: String, _ expected: String) {
        #expect(MarkdownText.link(label, to: url) == expected)
    }
}
