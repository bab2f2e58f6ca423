@testable import ReviewParsing
import Testing

/// Addresses that lead to what another address has.
@Suite struct WebAddressTests {
    @Test(arguments: [
        ("/web/20240601000000/https://x.org/a", "https://x.org/a"),
        ("/web/2024im_/http://x.org/a", "http://x.org/a"),
        ("/web/https://x.org/a", nil), ("/web/20240601000000/about", nil),
        ("/other/20240601000000/https://x.org", nil), ("", nil),
    ])
    func archivesArePassedThrough(path: String, inner: String?) {
        #expect(WebAddress.archived(in: path) == inner)
    }
}
