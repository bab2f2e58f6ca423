import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// A note about one paper whose address it does not give.
@Suite struct ProseReviewTests {
    private static let russian = """
        Авторы исследования обучают маленькую сеть и сравнивают её с большой. Авторы показывают, что разницы нет.
        В статье есть и теория: граница на ошибку не зависит от числа слоёв.

        """
    private static let english = """
        The authors train a small network and compare it with a large one. The paper has a theory too. The authors
        show that the bound of the paper does not depend on the number of layers.

        """
    private static let plain =
        "We walked along the river and talked of nothing. Then it rained, and we went home again.\n"

    @Test(arguments: [
        ("Small Networks Learn Too: a Study", russian, Kind.review),
        ("Small Networks Learn Too: a Study", english, .review),
        ("Small Networks Learn Too: a Study", plain, .essay),
        ("Как учатся маленькие сети", russian, .review),
        ("The Weekly Research Brief of Networks", russian, .essay),
        ("Networks", english, .review),
    ])
    func kind(title: String, paragraph: String, kind: Kind) {
        let body = String(repeating: paragraph + "\n", count: 2400 / paragraph.utf8.count + 1)
        let items = Reading("# \(title)\n\n\(body)", as: "markdown").items
        #expect(items.map(\.kind) == [kind])
        #expect(items.first?.title == title)
        #expect(items.first?.papers.map(\.title) == (kind == .review ? [title] : []))
    }
}
