import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct ItemReferenceTests {
    @Test(
        arguments: [
            ("2103.00020", .arxiv("2103.00020")), ("arXiv:2103.00020v2", .arxiv("2103.00020")),
            ("https://arxiv.org/pdf/cs/0112017.pdf", .arxiv("cs/0112017")),
            ("<arxiv:2103.00020>,", .arxiv("2103.00020")),
            ("10.1000/Xyz", .doi("10.1000/xyz")), ("https://doi.org/10.1000%2Fxyz", .doi("10.1000/xyz")),
            // As an import reads them.
            ("https://www.arxiv-vanity.com/papers/2103.00020/", .arxiv("2103.00020")),
            ("https://www.alphaxiv.org/overview/2103.00020v2", .arxiv("2103.00020")),
            ("https://hf.co/papers/2103.00020", .arxiv("2103.00020")),
            ("http://xxx.lanl.gov/abs/hep-th/0101001", .arxiv("hep-th/0101001")),
            ("https://ui.adsabs.harvard.edu/abs/2021arXiv210300020R/abstract", .arxiv("2103.00020")),
            ("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701", .doi("10.1145/3292500.3330701")),
            (
                "https://www.frontiersin.org/articles/10.3389/fnins.2018.00001/full",
                .doi("10.3389/fnins.2018.00001")
            ),
            ("https://doi.org/10.1000/a%2Fb", .doi("10.1000/a/b")), ("doi:10.1000/x.", .doi("10.1000/x")),
            ("10.1/x", nil), ("10.1000/", nil), ("https://e.example/paper/#top", .address("e.example/paper")),
            ("http://www.e.example/x/", .address("e.example/x")), ("word", nil), ("", nil), ("http://x", nil),
        ] as [(String, ItemReference?)])
    func whatPeopleWrite(_ text: String, _ expected: ItemReference?) {
        #expect(ItemReference(text) == expected)
    }

    @Test(arguments: ["https://t.me/channel/12", "t.me/channel/12", "https://t.me/s/channel/12?single"])
    func posts(_ text: String) throws {
        guard case .post(let address) = ItemReference(text) else {
            Issue.record("\(text) is no post")
            return
        }
        #expect(address == TelegramAddress(url: text))
        #expect(ItemReference(text)?.query == nil)
    }
}
