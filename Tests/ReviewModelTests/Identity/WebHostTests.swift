import ReviewModel
import Testing

@Suite struct WebHostTests {
    @Test(arguments: [
        ("https://www.Example.org/a/b?c=1#d", "example.org", "/a/b?c=1#d"),
        ("HTTPS://WWW.Example.org", "example.org", ""),
        ("https://example.org:443/a", "example.org", "/a"),
        ("https://user:word@example.org/a@b", "example.org", "/a@b"),
        ("//example.org/a", "example.org", "/a"),
        ("example.org/a://b", "example.org", "/a://b"),
        ("example.org.?q", "example.org", "?q"),
        ("tg://resolve?domain=a", "resolve", "?domain=a"),
        ("mailto:someone@example.org", "", ""),
        ("/relative/path", "", "/relative/path"),
        ("https://", "", ""),
        ("", "", ""),
        ("http://яндекс.рф/а", "яндекс.рф", "/а"),
    ])
    func parts(url: String, host: String, path: String) {
        let place = WebHost(of: url)
        #expect(place.name == host)
        #expect(String(decoding: place.path, as: UTF8.self) == path)
    }
}
