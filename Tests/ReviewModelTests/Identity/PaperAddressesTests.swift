import ReviewModel
import Testing

/// Imports, bibliographies and what people type ask these which paper an address leads to.
@Suite struct PaperAddressesTests {
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
        // Mirrors, readers and whoever else shows its papers under folders of its own.
        ("https://www.arxiv-vanity.com/papers/2001.00001/", "2001.00001"),
        ("https://www.alphaxiv.org/abs/2001.00001", "2001.00001"),
        ("https://hf.co/papers/2001.00001", "2001.00001"),
        ("https://reader.example/pdf/2001.00001v2.pdf", "2001.00001"),
        ("https://mirror.example/abs/math.GT/0309136", "math/0309136"),
        ("https://arxiv.org/ftp/arxiv/papers/2001/2001.00001.pdf", "2001.00001"),
        ("https://search.example/url?q=https://arxiv.org/abs/2001.00001&sa=U", "2001.00001"),
        ("https://export.arxiv.org/api/query?id_list=2001.00001,2001.00002", nil),
        // A note on it is not the paper, and folders with numbers are no archives.
        ("https://github.com/x/notes/blob/master/papers/2001.00001.md", nil),
        ("https://example.org/pdf/docs/0112017", nil), ("https://example.org/pdf/2013.00001", nil),
        ("https://github.com/x/arxiv-tools", nil), ("https://example.org/2001.00001", nil),
        ("https://example.org/arxiv/notes", nil), ("https://arxiv.org/", nil), ("", nil),
    ])
    func arxivIsFoundInAddresses(_ url: String, _ number: String?) {
        #expect(ArxivIdentifier.inAddress(url) == number)
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
    func doiIsFoundInWords(_ words: String, _ doi: String?) {
        #expect(DOI.inWords(words) == doi)
    }

    @Test(arguments: [
        ("https://doi.org/10.1000%2FABC", "10.1000/abc"), ("http://dx.doi.org/10.1000/abc", "10.1000/abc"),
        ("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true", "10.1145/3292500.3330701"),
        ("https://dl.acm.org/doi/abs/10.1145/3292500.3330701#sec", "10.1145/3292500.3330701"),
        ("https://www.frontiersin.org/articles/10.3389/fnins.2018.00001/full", "10.3389/fnins.2018.00001"),
        ("https://www.biorxiv.org/content/10.1101/2020.05.12.091678v2.full.pdf", "10.1101/2020.05.12.091678"),
        ("https://www.nature.com/articles/s41586-021-03819-2.pdf", "10.1038/s41586-021-03819-2"),
        (
            "https://web.archive.org/web/2020/https://www.nature.com/articles/nature14539",
            "10.1038/nature14539"
        ),
        ("https://www.nature.com/articles/d41586-020-00018-3", nil),
        ("https://example.org/v10.2/10.1000/abc", "10.1000/abc"), ("https://example.org/10.1000/", nil),
        ("https://example.org/110.1000/x", nil), ("https://example.org", nil), ("", nil),
    ])
    func doiIsFoundInAddresses(_ url: String, _ doi: String?) { #expect(DOI.inAddress(url) == doi) }

    @Test(arguments: [
        ("arXiv:2001.00001v2", "2001.00001"), ("https://hf.co/papers/2001.00001", "2001.00001"),
        ("https://arxiv.org/pdf/cs/0112017.pdf", "cs/0112017"), ("cs/0112017", "cs/0112017"),
        ("2001.*", "2001.*"),
    ])
    func whatIsTypedIsPlain(_ text: String, _ plain: String) { #expect(ArxivIdentifier.plain(text) == plain) }
}
