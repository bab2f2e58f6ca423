import Testing

@testable import ReviewRendering

@Suite struct OrgTextTests {
    /// `|` is where a zero-width space is to come.
    @Test(arguments: [
        ("plain and/or x = y, snake_case, a_b, C++", "plain and/or x = y, snake_case, a_b, C++"),
        ("*bold* (/i/)", "||*|bold* (|/|i/)"), ("2 * 3 * 4", "2 * 3 * 4"),
        ("[[x]]", "[|[x]|]"), ("{{{x}}}", "{|{|{x}}}"), ("<<x>>", "<|<x>>"), ("[fn:1] [1]", "[|fn:1] [1]"),
        ("\\alpha \\(x\\) C:\\ 1", "\\|alpha \\|(x\\|) C:\\ 1"), ("$x$", "\\dollar{}x\\dollar{}"),
        ("$5", "$5"),
        ("src_sh{ls} call_f()", "src|_sh{ls} call|_f()"),
        ("word2vec_x, a_src_b, all_x", "word2vec_x, a_src|_b, all_x"), ("@@html:<b>@@", "@|@html:<b>@|@"),
        ("x_{1}^{2}", "x_|{1}^|{2}"), (":END:", "|:END:"), ("# x", "|# x"), ("", ""),
    ])
    func markupIsEscaped(_ text: String, _ expected: String) {
        let expected = expected.replacing("|", with: "\u{200B}")
        #expect(Array(OrgText.line(text).unicodeScalars) == Array(expected.unicodeScalars))
    }
}
