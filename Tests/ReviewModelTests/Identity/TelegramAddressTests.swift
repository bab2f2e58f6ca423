import ReviewModel
import Testing

@Suite struct TelegramAddressTests {
    @Test(
        arguments: [
            ("https://t.me/Papers/642", "papers", 642),
            ("http://www.t.me/s/papers/642?single", "papers", 642),
            ("t.me/c/123/45", "c/123", 45), ("https://telegram.me/papers/1#x", "papers", 1),
            ("https://telegram.dog/s/papers/12/34", "papers", 34),
            ("https://news.1rj.ru/str/papers/642", "papers", 642),
            ("tg://resolve?domain=Papers&post=15", "papers", 15),
            ("https://t.me/papers", nil, nil), ("https://t.me/papers/x", nil, nil),
            ("https://t.me/str/papers/642", nil, nil), ("https://example.org/papers/642", nil, nil),
            // Any mirror, if only a name and a number are behind what mirrors have there.
            ("https://mirror.example/s/papers/642", "papers", 642),
            ("https://mirror.example/s/abc/642", nil, nil),
            ("https://mirror.example/str/papers/642/7", nil, nil),
            ("https://mirror.example/str/papers", nil, nil),
            ("https://mirror.example/c/123/45", nil, nil),
            // Words of Telegram's own in the place of a name.
            ("https://t.me/addemoji/12", nil, nil), ("https://t.me/AddStickers/12", nil, nil),
            ("https://t.me/boost/12", nil, nil), ("https://mirror.example/str/proxy/12", nil, nil),
            ("tg://resolve?domain=papers", nil, nil), ("", nil, nil),
        ] as [(String, String?, Int?)])
    func posts(url: String, channel: String?, message: Int?) {
        let post = TelegramAddress(url: url)
        #expect(post?.channel == channel)
        #expect(post?.message == message)
    }

    @Test(
        arguments: [
            ("papers_1", "papers_1"), ("@Papers", "Papers"), ("t.me/papers", "papers"),
            ("https://t.me/s/papers/12", "papers"), ("https://t.me/s", "s"), ("s/papers", "papers"),
            ("", nil),
            ("@", nil), ("https://", nil), ("two words", nil), ("статьи", nil), ("t.me/+AbC", nil),
        ] as [(String, String?)])
    func usernamesAsTyped(text: String, name: String?) {
        #expect(TelegramAddress.username(in: text) == name)
    }

    @Test(arguments: [
        ("telegram.me", "/papers/1", "t.me", "/papers/1"), ("t.me", "/s/papers/1", "t.me", "/papers/1"),
        ("news.1rj.ru", "/str/papers/1", "t.me", "/papers/1"),
        ("news.1rj.ru", "/about", "news.1rj.ru", "/about"), ("example.org", "/s/x", "example.org", "/s/x"),
        ("example.org", "/s/papers/1?q", "t.me", "/papers/1?q"),
    ])
    func hostsAndMirrors(host: String, path: String, canonical: String, place: String) {
        let found = TelegramAddress.canonical(host: host, path: path)
        #expect(found.host == canonical)
        #expect(found.path == place)
    }
}
