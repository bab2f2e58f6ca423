import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Posts of a channel copied as text, told apart by whatever stands between them.
@Suite struct TelegramCopyTests {
    /// What a copy puts around the post with a number.
    struct Style: Sendable, CustomStringConvertible {
        var name: String
        var around: @Sendable (Int, String) -> String
        var between = "\n\n"
        var dates: [String?] = [nil, nil, nil]

        var description: String { name }
    }

    private static let days = ["2023-04-05", "2023-04-14", "2023-04-23"]

    private static let styles: [Style] = [
        Style(
            name: "name and day in brackets",
            around: { "Nets, [\(["05", "14", "23"][$0]).04.2023 09:17]\n\($1)" },
            dates: days.map { $0 + "T09:17:00Z" }),
        Style(
            name: "American day",
            around: { "Nets, [Apr \([5, 14, 23][$0]), 2023 at 9:17:30 PM]:\n\($1)" },
            dates: days.map { $0 + "T21:17:30Z" }),
        Style(
            name: "day of a chat", around: { "[\([5, 14, 23][$0]).04.2023, 09:17:00] Nets: \($1)" },
            dates: days.map { $0 + "T09:17:00Z" }),
        Style(name: "ISO day", around: { "[\(days[$0])]\n\($1)" }, dates: days),
        Style(name: "Russian day", around: { "\([5, 14, 23][$0]) апреля 2023\n\n\($1)" }, dates: days),
        Style(name: "English day", around: { "April \([5, 14, 23][$0]), 2023\n\n\($1)" }, dates: days),
        Style(
            name: "day in a rule", around: { "--- \(["05", "14", "23"][$0]).04.2023 ---\n\($1)" }, dates: days
        ),
        Style(
            name: "slashes", around: { "\(["05", "14", "23"][$0])/04/2023 09:17\n\($1)" },
            dates: days.map { $0 + "T09:17:00Z" }),
        Style(
            name: "name above the day", around: { "Nets\n\([5, 14, 23][$0]).04.23 09:17\n\($1)" },
            dates: days.map { $0 + "T09:17:00Z" }),
        Style(name: "number and day", around: { "Пост #\($0 + 1) (\(days[$0]))\n\($1)" }, dates: days),
        Style(name: "address", around: { "https://t.me/nets/\(100 + $0)\n\($1)" }),
        Style(name: "origin", around: { "Переслано из Nets\n\($1)" }),
        Style(name: "time below", around: { "\($1)\n0\($0 + 1):17" }),
        Style(name: "views below", around: { "\($1)\n👍 12 ❤ 5\n1.\($0)K\tApr 0\($0 + 5), 09:17" }),
        Style(name: "rule", around: { $1 }, between: "\n\n***\n\n"),
        Style(name: "gap", around: { $1 }, between: "\n\n\n\n"),
    ]

    private static let reviews = [
        (
            "Small Nets Learn Too", "2001.00001",
            "Small Nets Learn Too\n\nThe authors train a small network for long and compare it with a large one. The results on three benchmarks are the same, and the method is cheaper than before."
        ),
        (
            "A Study of Depth", "2001.00002",
            "Интересная работа — A Study of Depth\nАвторы показывают, что глубина сети мало меняет точность. Метод проверили на трёх бенчмарках, результаты согласуются с теорией, обучение стало дешевле."
        ),
    ]

    @Test(arguments: styles)
    func postsAreToldApart(_ style: Style) throws {
        let texts = [
            Self.reviews[0].2 + "\n\nhttps://arxiv.org/abs/" + Self.reviews[0].1,
            "Сегодня в 19:00 стрим, приходите!",
            Self.reviews[1].2 + "\nСсылка: https://arxiv.org/abs/" + Self.reviews[1].1,
        ]
        let source = texts.indices.map { style.around($0, texts[$0]) }.joined(separator: style.between)
        let reading = Reading(source, path: "posts.txt")
        let items = reading.items
        #expect(items.map { $0.kind == .review } == [true, false, true], "\(items.map(\.title))")
        #expect(items.map { $0.papers.first?.arxiv } == ["2001.00001", nil, "2001.00002"])
        #expect(items.map { $0.papers.first?.title } == ["Small Nets Learn Too", nil, "A Study of Depth"])
        #expect(items.map { $0.date?.iso8601 } == style.dates)
        #expect(items.allSatisfy { $0.source.format == "telegram-copy" })
    }

    /// The address of a post gives it its number and its channel.
    @Test func addressesAreThoseOfPosts() {
        let posts = (7...9).map {
            "https://t.me/nets/\($0)\nA Study of Depth \($0)\n\nhttps://arxiv.org/abs/2001.0000\($0)"
        }
        let items = Reading(posts.joined(separator: "\n\n"), path: "posts.txt").items
        #expect(items.map(\.source.messages) == [[7], [8], [9]])
        #expect(items.first?.source.url == "https://t.me/nets/7")
    }

    @Test(arguments: [
        "12.04.2023 walked along the river\n\n13.04.2023 stayed at home\n",
        "2023-04-05 10:00:00 INFO start\n2023-04-05 10:00:01 INFO read https://arxiv.org/abs/2001.00001\n2023-04-05 10:00:02 INFO end\n2023-04-05 10:00:03 INFO end\n2023-04-05 10:00:04 INFO end\n",
        "From: ada@example.org\nTo: bob@example.org\nSubject: nets\n\nhttps://arxiv.org/abs/2001.00001\n---\nAda\n---\n",
        "A text of paragraphs.\n\n\nEach of them set apart.\n\n\nWith https://arxiv.org/abs/2001.00001 in it.\n\n\nAnd no more.\n",
    ])
    func otherTextsAreNot(_ text: String) {
        let source = SourceText(path: "x.txt", bytes: Array(text.utf8))
        #expect(InputFormats.recognised(in: source)?.name != "telegram-copy")
    }
}
