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

    @Test(arguments: [
        ("https://arxiv.org/abs/2001.00001v3", "2001.00001"),
        ("http://xxx.lanl.gov/abs/hep-th/0101001", "hep-th/0101001"),
        ("https://arxiv-org.translate.goog/abs/2001.00001?_x_tr_sl=en", "2001.00001"),
        ("https://web.archive.org/web/20200101000000/https://arxiv.org/abs/2001.00001", "2001.00001"),
        ("https://www.semanticscholar.org/reader/arXiv:2001.00001", "2001.00001"),
        ("https://ui.adsabs.harvard.edu/abs/arXiv:2001.00001", "2001.00001"),
        ("https://ui.adsabs.harvard.edu/abs/2020arXiv200100001X/abstract", "2001.00001"),
        ("https://doi.org/10.48550/arXiv.2001.00001", "2001.00001"),
        ("https://example.org/papers?id=arXiv%3A2001.00001", "2001.00001"),
        ("https://github.com/x/arxiv-tools", nil), ("https://example.org/2001.00001", nil),
        ("https://example.org/arxiv/notes", nil),
    ])
    func arxivIsFoundInCatalogues(url: String, number: String?) {
        #expect(PaperIdentifiers.arxiv(inURL: url) == number)
    }

    @Test(arguments: [
        ("doi: 10.1000/abc.", "10.1000/abc"), ("(10.1000/a(b)c)", "10.1000/a(b)c"),
        ("https://doi.org/10.1000%2FABC", "10.1000/abc"),
        (
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
            "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"
        ),
        ("10.1/x", nil), ("version 10.2020/", nil), ("", nil),
    ])
    func doiIsFoundInWords(words: String, doi: String?) {
        #expect(PaperIdentifiers.doi(inWords: words) == doi)
    }
}
