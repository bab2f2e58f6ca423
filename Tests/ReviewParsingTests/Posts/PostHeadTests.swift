import TextAnalysis
import Testing

@testable import ReviewParsing

@Suite struct PostHeadTests {
    private static let title = "A Study of Small Things"

    @Test(arguments: [
        ("A Study of Small Things\nhttps://arxiv.org/abs/2001.00001\n\nWords of prose.", []),
        ("#tiny\n\nA Study of Small Things\nAda One, Bob Two\n\nWords.", ["Ada One", "Bob Two"]),
        (
            "📌 A Study of Small Things\n👥 Ada One, Bob Two (Lab)\n🔗 https://arxiv.org/abs/2001.00001",
            ["Ada One", "Bob Two"]
        ),
        (
            "Простой заголовок о малом\n\nA Study of Small Things\nAda One\nhttps://arxiv.org/abs/2001.00001",
            ["Ada One"]
        ),
        ("I wanted to write about this one.\nA Study of Small Things\nhttps://arxiv.org/abs/2001.00001", []),
        ("arXiv:2001.00001\nA Study of Small Things\nAda One et al.\n\nWords of prose.", ["Ada One"]),
        ("A Study of Small Things\nOpenAI\nhttps://arxiv.org/abs/2001.00001\n\nWords.", ["OpenAI"]),
        (
            "A Study of Small Things\nOne Collaboration: A. One, B. Two\nhttps://arxiv.org/abs/2001.00001\n\nWords.",
            ["One Collaboration", "A. One", "B. Two"]
        ),
        ("A Study of Small Things\nTiny Team\nhttps://arxiv.org/abs/2001.00001\n\nWords.", ["Tiny Team"]),
        (
            "A Study of\nSmall Things\nAda One, Bob Two\nhttps://arxiv.org/abs/2001.00001",
            ["Ada One", "Bob Two"]
        ),
        (
            "A Study of Small Things\nAda One [1], Bob Two [2]\n[1] Lab Tiny; [2] Lab Large\nhttps://arxiv.org/abs/2001.00001",
            ["Ada One", "Bob Two"]
        ),
        (
            "A Study of Small Things — One et al. — Lab Tiny — 2020\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001",
            ["One"]
        ),
        (
            "One, Two and Three (2020)\nA Study of Small Things\nhttps://arxiv.org/abs/2001.00001\n\nWords.",
            ["One", "Two", "Three"]
        ),
        (
            "A Study of Small Things\nhttps://arxiv.org/abs/2001.00001\n\nWords.\n\nAuthors and year: Ada One, Bob Two; 2020",
            ["Ada One", "Bob Two"]
        ),
        (
            "Сегодня «A Study of Small Things» (One и др., 2020), и это длинный рассказ. Вот так. И ещё.",
            ["One"]
        ),
        ("Работа о малом (A Study of Small Things)\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        (
            "Words of prose. They go on.\n\n@article{one2020,\n  title={A Study of Small Things},\n  author={Ada One and Bob Two}\n}",
            ["Ada One", "Bob Two"]
        ),
        ("В работе «A Study of Small Things» речь идёт о малом, и это длинный рассказ. Вот так. И ещё.", []),
        ("A Study of Small Things (https://arxiv.org/abs/2001.00001)\n\nWords of prose.", []),
        ("Lab Tiny: A Study of Small Things\n\nWords of prose.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("DeepMind — A Study of Small Things\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("SmallNet (A Study of Small Things)\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("Interesting work — A Study of Small Things\nWords.\nhttps://arxiv.org/abs/2001.00001", []),
        ("SmallNet — A Study of Small Things. The authors look at them.\n\narXiv:2001.00001", []),
        ("[2001.00001] A Study of Small Things\n\nWords of prose.", []),
        ("29 Feb 2020\n\nA Study of Small Things\n\nWords of prose.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("One et al. \"A Study of Small Things\"\nhttps://arxiv.org/abs/2001.00001\n\nWords.", ["One"]),
        ("1/ A Study of Small Things\n\n2/ Words of prose.\n\n3/ https://arxiv.org/abs/2001.00001", []),
        ("Paper of the day\n\nA Study of Small Things\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("A Study of Small Things\nYear: 2020\nLab: Tiny\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("A Study of Small Things\n[Tiny Lab]\n\nWords of prose.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("A Study of Small Things (перевод: о малом)\nhttps://arxiv.org/abs/2001.00001\n\nWords.", []),
        ("SST. A Study of Small Things.\n\nWords of prose.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("Review of the week. A Study of Small Things\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        (
            "New paper from DeepMind: A Study of Small Things\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001",
            []
        ),
        ("День 12. A Study of Small Things\n\nСлова.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("Session 12: A Study of Small Things\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("A Study of Small Things by DeepMind\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("A Study of Small Things (by Stanford) 🔥\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("https://arxiv.org/abs/2001.00001 A Study of Small Things (via @someone)", []),
        ("https://arxiv.org/abs/2001.00001\nA Study of Small Things", []),
        (
            "A Study of Small Things\nAda One, Bob Two [Tiny Lab]\narXiv:2001.00001\n\nWords.",
            ["Ada One", "Bob Two"]
        ),
        (
            "Дошли руки до «A Study of Small Things». Авторы: Ada One, Bob Two. Пишут о малом.\n\narXiv:2001.00001",
            ["Ada One", "Bob Two"]
        ),
        (
            "🌸Малое тоже учится: SST🌸\n#малое\n\nВышла статья A Study of Small Things от DeepMind.\n\nhttps://arxiv.org/abs/2001.00001",
            []
        ),
        ("Topic of the issue: A Study of Small Things\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        (
            "A Study of Small Things, 2020, Ada One et al.\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001",
            ["Ada One"]
        ),
        ("A Study of Small Things — One et al.\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", ["One"]),
        ("A Study of Small Things (ICML 2020)\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001", []),
        ("1️⃣ What: A Study of Small Things\n2️⃣ Who: Tiny\n3️⃣ https://arxiv.org/abs/2001.00001\n\nWords.", []),
        (
            "Words of prose. They go on. And on.\n\nA Study of Small Things / Ada One, Bob Two / 2020\nhttps://arxiv.org/abs/2001.00001",
            ["Ada One", "Bob Two"]
        ),
        (
            "Разбор статьи «A Study of Small Things» (One, Two, Ho, 2020)\narXiv:2001.00001",
            ["One", "Two", "Ho"]
        ),
        ("📌 \"A Study of Small Things\", One et al., ICLR 2021\nhttps://arxiv.org/abs/2001.00001", ["One"]),
        ("A Study of Small Things (One et al., CVPR 2020)\nhttps://arxiv.org/abs/2001.00001", ["One"]),
        ("Talk: Ada One — A Study of Small Things\nVideo: https://youtu.be/a\narXiv:2001.00001", []),
        ("Ada One's video on A Study of Small Things\nhttps://arxiv.org/abs/2001.00001", []),
        (
            "Folks at a lab wrote of small things.\n\nIt is called “A Study of Small Things”: https://arxiv.org/abs/2001.00001",
            []
        ),
    ])
    func titleAndAuthors(text: String, authors: [String]) {
        let head = head(of: text)
        #expect(head.title?.string == Self.title)
        #expect(head.authors == authors)
    }

    /// Words in Latin letters on a line by themselves are the title of a post in Russian, and the remark over them is
    /// none; a point between digits ends no title.
    @Test(arguments: [
        (
            "ну всё, приехали\n\nq1: Simple small things\n\nучат малое на малом, и оно учится не хуже большого.\n\narxiv.org/abs/2001.00001",
            "q1: Simple small things"
        ),
        (
            "Вышла статья Small Things in 1.58 Pieces от DeepMind, и в ней всё про малое.\n\nhttps://arxiv.org/abs/2001.00001",
            "Small Things in 1.58 Pieces"
        ),
        (
            "LM in a box: Efficient Study of Things\n\nWords.\n\nhttps://arxiv.org/abs/2001.00001",
            "LM in a box: Efficient Study of Things"
        ),
    ])
    func titlesOfOtherShapes(text: String, title: String) {
        #expect(head(of: text).title?.string == title)
    }

    /// A name before a colon is a part of the title, unless it is a place of work and nothing else.
    @Test(arguments: [
        ("DeepSeek-Q7: A Study of Small Things", "DeepSeek-Q7: A Study of Small Things"),
        ("NVIDIA Wheels: Nets That Turn", "NVIDIA Wheels: Nets That Turn"),
        ("Сегодня разбираем статью SmallNet: A Study of Things", "SmallNet: A Study of Things"),
        ("Сегодня разбираем статью: A Study of Things", "A Study of Things"),
        ("NVIDIA: A Study of Small Things", "A Study of Small Things"),
        ("Lab Tiny: A Study of Small Things", "A Study of Small Things"),
        ("One Research: A Study of Small Things", "A Study of Small Things"),
    ])
    func namesBeforeColons(line: String, title: String) {
        #expect(
            head(of: line + "\nhttps://arxiv.org/abs/2001.00001\n\nWords of prose.").title?.string == title)
    }

    @Test(
        arguments: [
            ("A Study of Small Things\nAda One, Bob Two (Lab, 2020)\n\nWords.", "Lab, 2020"),
            ("A Study of Small Things (ICLR 2020)\nAda One, Bob Two\n\nWords.", "ICLR 2020"),
            ("A Study of Small Things | ICLR 2020\nhttps://arxiv.org/abs/2001.00001\n\nWords.", "ICLR 2020"),
            ("A Study of Small Things [Lab, 2020]\nhttps://arxiv.org/abs/2001.00001\n\nWords.", "Lab, 2020"),
            (
                "A Study of Small Things\nAda One, Bob Two\nNeurIPS 2020\nhttps://arxiv.org/abs/2001.00001",
                "NeurIPS 2020"
            ),
            ("A Study of Small Things\nAda One, Bob Two — Lab\n\nWords.", nil),
        ] as [(String, String?)])
    func whatStandsBeside(text: String, parenthesis: String?) {
        #expect(head(of: text).parenthesis == parenthesis)
    }

    @Test(arguments: [
        "Всем привет! Вышла новая версия, скачивайте на сайте.",
        "When you tell them it was trained on Titanic",
        "https://example.org", "Спасибо, что читаете!",
    ])
    func otherPostsHaveNoTitle(text: String) { #expect(head(of: text).title == nil) }

    private func head(of text: String) -> PostHead {
        let message = Message(text: MessageText(text))
        let lines = TextLines(message.text)
        return PostHead(in: lines, papers: NamedPapers.find(in: message, lines: lines), card: nil)
    }
}
