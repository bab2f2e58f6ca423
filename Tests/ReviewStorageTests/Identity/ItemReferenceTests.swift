import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct ItemReferenceTests {
    @Test(
        arguments: [
            ("2103.00020", .arxiv("2103.00020")), ("arXiv:2103.00020v2", .arxiv("2103.00020")),
            ("https://arxiv.org/pdf/cs/0112017.pdf", .arxiv("cs/0112017")),
            ("<arxiv:2103.00020>,", .arxiv("2103.00020")),
            ("10.1000/Xyz", .doi("10.1000/xyz")), ("https://doi.org/10.1000%2Fxyz", nil),
            ("https://doi.org/10.1000/a%2Fb", .doi("10.1000/a/b")), ("doi:10.1000/x.", .doi("10.1000/x")),
            ("10.1/x", nil), ("10.1000/", nil), ("https://e.example/paper/#top", .address("e.example/paper")),
            ("http://www.e.example/x/", .address("e.example/x")), ("word", nil), ("", nil), ("http://x", nil),
        ] as [(String, ItemReference?)])
    func whatPeopleWrite(_ text: String, _ expected: ItemReference?) {
        guard text != "https://doi.org/10.1000%2Fxyz" else {
            #expect(ItemReference(text) == .address("doi.org/10.1000%2Fxyz"))
            return
        }
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
