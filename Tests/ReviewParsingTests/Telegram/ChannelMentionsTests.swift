import Testing

@testable import ReviewParsing

/// Dumps and exports that do not tell their channel's name are named by these.
@Suite struct ChannelMentionsTests {
    @Test(arguments: [
        ("см. https://t.me/kn_papers/12 и t.me/s/kn_papers/13", ["kn_papers 12", "kn_papers 13"]),
        ("telegram.dog/Papers/1, www.t.me/papers/2", ["Papers 1", "papers 2"]),
        ("https://mirror.example/str/papers/7", ["papers 7"]), ("https://t.me/durov/3", ["durov 3"]),
        ("https://t.me/addemoji/12 t.me/addstickers/1 t.me/boost/1 t.me/joinchat/1 t.me/AddTheme/1", []),
        ("https://t.me/c/123/45 t.me/papers t.me/papers/x t.me/abc/1", []),
        ("https://boat.me/papers/1 not-t.me/papers/1 //s/papers/1", []), ("t.me/", []), ("/", []), ("", []),
    ])
    func postsAreFound(_ text: String, _ expected: [String]) {
        var found: [String] = []
        ChannelMentions.forEach(in: Array(text.utf8)) { found.append("\($0) \($1)") }
        #expect(found == expected)
    }
}
