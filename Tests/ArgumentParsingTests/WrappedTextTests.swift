import Testing

@testable import ArgumentParsing

@Suite struct WrappedTextTests {
    @Test(arguments: [
        ("short", "short"),
        ("one two three four five", "one two three\nfour five"),
        ("  a  one two three four", "  a  one two\n     three four"),
        ("  name    x one two three", "  name    x one\n          two\n          three"),
        ("  kept as it is here\n\nend", "  kept as it is\n  here\n\nend"),
        ("averyveryverylongword", "averyveryverylongword"),
        ("", ""),
    ])
    func page(text: String, expected: String) {
        #expect(WrappedText.page(text, width: 15) == expected)
    }
}
