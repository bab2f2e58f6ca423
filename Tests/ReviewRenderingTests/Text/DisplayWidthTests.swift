import Testing

@testable import ReviewRendering

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("ascii", 5), ("Воронцов", 8), ("й", 1), ("и\u{306}", 1), ("e\u{301}", 1), ("深度", 4),
        ("한글", 4),
        ("ｶﾅ", 2), ("ＦＷ", 4), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇷🇺", 2), ("❤️", 2), ("★", 1), ("☆", 1), ("…", 1),
        ("─", 1), ("·", 1), ("\u{200D}", 0), ("שלום", 4), ("🤖 ok", 5), ("1️⃣", 2), ("á̂", 1),
    ])
    func width(_ text: String, _ columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }
}
