import Testing

@testable import ArgumentParsing

@Suite struct WrappedTextTests {
    @Test(arguments: [
        ("short", "short"),
        ("one two three four five", "one two three\nfour five"),
        ("  a  one two three four", "  a\n      one two\n      three\n      four"),
        ("  name    x one two three", "  name\n      x one two\n      three"),
        ("  kept as it is here\n\nend", "  kept as it is\n  here\n\nend"),
        ("averyveryverylongword", "averyveryverylongword"),
        ("", ""),
    ])
    func page(text: String, expected: String) {
        #expect(WrappedText.page(text, width: 15) == expected)
    }
}
