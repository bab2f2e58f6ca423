import ReviewModel
import TestSupport
import Testing

/// Serial digests however their lines are laid out: one blank line or two, wrapped headings, any number of authors.
@Suite struct DigestLayoutTests {
    /// How a digest is laid out.
    struct Layout: Sendable, CustomTestStringConvertible {
        var gap: String
        var authors: Int
        var isWrapped: Bool
        var indent: String
        var testDescription: String {
            "\(gap.utf8.count - 1) blank, \(authors) authors, wrapped \(isWrapped), indent \(indent.utf8.count)"
        }
    }

    private static let layouts = ["\n\n", "\n\n\n"].flatMap { gap in
        [1, 2, 3, 8].flatMap { authors in
            [false, true].flatMap { isWrapped in
                ["", "    "].map { Layout(gap: gap, authors: authors, isWrapped: isWrapped, indent: $0) }
            }
        }
    }

    private static let titles = [
        "Small Nets Learn Faster", "Large Nets: A Study of What They Forget and When They Do",
        "Wide Nets See Further",
    ]
    private static let people = [
        "Ada One", "Bob Two", "Cy Three", "Di Four", "Ed Five", "Fay Six", "Gil Seven", "Hal Eight",
    ]
    private static let reviewers = ["Иван Первый", "Анна Вторая", "Олег Третий"]

    private static func text(_ layout: Layout) -> String {
        let wrapped = { (title: String) in
            layout.isWrapped ? title.replacing("They Forget ", with: "They Forget\n   ") : title
        }
        let contents = titles.enumerated().map { "\($0 + 1). \(wrapped($1)) (Lab, 2020)" }.joined(
            separator: "\n")
        var parts = ["Привет! Рецензии месяца.", "Статьи на сегодня:", contents]
        for (index, title) in titles.enumerated() {
            let authors = people.prefix(layout.authors).joined(separator: ", ")
            parts += [
                "\(index + 1). \(wrapped(title))",
                "Авторы статьи: \(authors) (Lab,\(layout.isWrapped ? "\n" : " ")2020)\nОригинал статьи :: GitHub project\nАвтор обзора: \(reviewers[index]) (в слэке nick\(index))",
                "Авторы учат сети и смотрят, что выходит. Точность выросла на \(index + 2)%.",
                "Обучение заняло неделю на одной карте, и это меньше обычного.",
            ]
        }
        return parts.joined(separator: layout.gap).split(separator: "\n", omittingEmptySubsequences: false)
            .map {
                $0.isEmpty ? "" : layout.indent + $0
            }.joined(separator: "\n") + "\n"
    }

    @Test(arguments: layouts) func everySectionIsAReview(layout: Layout) {
        let reviews = Reading(Self.text(layout), as: nil).items.filter { $0.kind == .review }
        #expect(reviews.map(\.title) == Self.titles)
        #expect(reviews.allSatisfy { $0.papers.first?.year == 2020 })
        #expect(reviews.map { $0.reviewer?.name } == Self.reviewers)
        #expect(reviews.map { $0.papers.first?.authors.count } == Self.titles.map { _ in layout.authors })
    }

    @Test(arguments: [
        (#"<img class="formula inline" source="x_t = a x_{t-1}" alt="?" src="a.svg">"#, "x_t = a x_{t-1}"),
        (#"<img class="math" alt="\alpha + 1" src="a.svg">"#, #"\alpha + 1"#),
        (#"<img data-tex="y" src="a.svg">"#, "y"),
        (#"<img alt="a cat" src="a.png">"#, ""), (#"<img class="aftermath" alt="a cat" src="a.png">"#, ""),
    ])
    func formulasInPicturesAreKept(picture: String, tex: String) {
        let page = """
            <html><link rel="canonical" href="https://habr.com/ru/articles/1/"><h1 class="tm-title">Разбор</h1>
            <div class="article-formatted-body"><p>Разберём <a href="https://arxiv.org/abs/2001.00001">Small Nets Learn Faster</a>.</p>
            <p>Шаг [\(picture)] прост.</p></div></html>
            """
        let item = Reading(page, path: "a.html").items.first
        #expect(item?.text.contains("[\(tex)]") == true)
        #expect(item?.papers.first?.title == "Small Nets Learn Faster")
    }
}
