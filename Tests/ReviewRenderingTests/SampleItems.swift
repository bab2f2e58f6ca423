import ReviewModel
import ReviewRendering

extension CitationWords {
    /// A few words of conferences and journals.
    static let sample: CitationWords = {
        var words = CitationWords()
        words.conferences = ["iclr", "icml", "acl", "proceedings"]
        words.journals = ["nature", "proceedings of the ieee"]
        words.journalWords = ["transactions"]
        return words
    }()
}

/// Items made by hand, one for each thing that rendering must get right.
enum SampleItems {
    static let all = [twoPapers, russian, entry, news, hostile, wide]

    /// English, two papers, everything filled in.
    static let twoPapers: LibraryItem = {
        var review = Review(
            kind: .review, title: "Zero-Shot Text-to-Image Generation",
            text:
                "OpenAI shows DALL·E, a 12B transformer.\n\n\nIt draws what you ask for.\nCLIP ranks the pictures.\n",
            source: source("exports/gonzo.txt", lines: [73...109, 120...120], duplicates: [36...63]))
        review.id = "7kq2m9x0ab"
        review.label = "OpenAI DALL·E"
        review.papers = [dalle, clip]
        review.links = [
            Link(
                url: "https://arxiv.org/abs/2102.12092", role: .paper, label: "Paper", placement: .header,
                paper: 0),
            Link(
                url: "https://github.com/lucidrains/DALLE-pytorch", role: .code, placement: .body,
                official: false),
            Link(url: nil, role: .blog, label: "Пост", placement: .header),
        ]
        review.reviewer = Reviewer(
            name: "Grigory Sapunov", handles: ["telegram": "gonzo", "slack": "gs"], affiliation: "Intento")
        review.models = [
            ModelMention(name: "DALL·E", aliases: ["DALL-E", "DALLE"], role: .primary, mentions: 12),
            ModelMention(name: "CLIP", role: .primary, mentions: 3),
            ModelMention(name: "VQ-VAE", role: .mentioned),
        ]
        review.datasets = ["MS-COCO", "ImageNet"]
        review.topics = [
            TopicScore(id: "multimodal", score: 0.8049), TopicScore(id: "generative", score: 0.5),
        ]
        review.claims = [
            Claim(
                text: "OpenAI shows DALL·E, a 12B transformer.", kind: .contribution,
                quantities: [Quantity(value: "12", unit: "B parameters", of: "DALL·E", raw: "12B")],
                range: 0..<40),
            Claim(text: "CLIP ranks the pictures.", kind: .method, range: 70..<94),
        ]
        review.captions = ["An armchair in the shape of an avocado"]
        review.reactions = [Reaction(emoji: "👍", count: 18), Reaction(emoji: nil, count: 3)]
        review.language = .english
        review.date = Timestamp(year: 2021, month: 8, day: 2, hour: 10)
        review.edited = Timestamp(year: 2021, month: 8, day: 3, hour: 9, minute: 5)
        review.source.messages = [642, 643]
        review.source.url = "https://t.me/gonzo_ML/642"
        var item = LibraryItem(
            review: review, score: 12.5,
            snippet: Passage(marked: "…shows [DALL·E], a [12B] transformer…"))
        item.curation.tags = ["image", "to-read"]
        item.curation.rating = 4
        item.curation.status = .reading
        item.curation.notes = "Compare with *GLIDE*.\n\n- sampling"
        item.curation.lists = ["Reading club"]
        return item
    }()

    /// Russian, long title, truncated authors, year from the arXiv number.
    static let russian: LibraryItem = {
        var paper = Paper(
            title: "Обучение трансформеров с подкреплением на очень длинных последовательностях текста")
        paper.authors = ["Иван Сергеевич Петров", "Ли Вэй", "A. Smith"].map(Author.init)
        paper.authorsTruncated = true
        paper.affiliations = ["МФТИ", "Яндекс", "Сбер", "AIRI"]
        paper.year = 2020
        paper.yearSource = .arxiv
        paper.arxiv = "2007.00001"
        var review = Review(
            kind: .review, title: paper.title, text: "Авторы показали рост на 3,5 %.",
            source: source("habr.txt", lines: [1...9]))
        review.id = "0f0f0f0f0f"
        review.papers = [paper]
        review.language = .russian
        review.topics = [TopicScore(id: "rl", score: 1)]
        review.incomplete = true
        return LibraryItem(review: review, snippet: Passage(marked: "…показали [рост] на 3,5 %…"))
    }()

    /// A line of a list: journal, DOI, no authors' list.
    static let entry: LibraryItem = {
        var paper = Paper(title: "Highly accurate protein structure prediction with AlphaFold")
        paper.authors = [Author(name: "John Jumper"), Author(name: "DeepMind Team and Friends")]
        paper.venue = "Nature"
        paper.year = 2021
        paper.doi = "10.1038/s41586-021-03819-2"
        paper.url = "https://www.nature.com/articles/s41586-021-03819-2"
        paper.awards = ["Best paper"]
        var review = Review(
            kind: .entry, title: paper.title, text: paper.title, source: source("list.md", lines: [7...7]))
        review.id = "zzzzzzzzzz"
        review.papers = [paper]
        return LibraryItem(review: review)
    }()

    /// No paper at all.
    static let news: LibraryItem = {
        var review = Review(
            kind: .news, title: "GPT-4 released", text: "GPT-4 released\nToday.",
            source: source("gonzo.txt", lines: []))
        review.id = "abcdefghjk"
        review.date = Timestamp(year: 2023, month: 3, day: 14)
        return LibraryItem(review: review)
    }()

    /// What a hostile channel could write.
    static let hostile: LibraryItem = {
        var paper = Paper(title: "{Unbalanced \\brace % of $x_1^2$ & <script>alert(1)</script>")
        paper.authors = [
            Author(name: "Robert \"); DROP, Tables"), Author(name: "\u{202E}evil\u{1B}]0;owned\u{7}"),
        ]
        paper.url = "javascript:alert(1)"
        var review = Review(
            kind: .review,
            title: "=cmd|' /C calc'!A0 \u{1B}[31mred\u{1B}[0m \u{9B}2J\nnext line # *bold* [x](y)",
            text:
                "one\u{0}\u{7}\u{8}\r\ntwo\u{2028}three\tfour \u{1B}[2J\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\ \"quoted\"",
            source: source("a,\"b\".txt", lines: [1...2]))
        review.id = "-rf"
        review.label = "]( ["
        review.papers = [paper]
        review.links = [
            Link(url: "javascript:alert(2)", role: .code, label: "click `me`", placement: .body),
            Link(url: "https://x.y/a b)(\"<>`{}", role: .demo, label: "[demo]", placement: .body),
        ]
        review.models = [ModelMention(name: "+1+1", role: .primary)]
        review.date = Timestamp(seconds: .min)
        var item = LibraryItem(review: review, snippet: Passage(marked: "\u{E001}a \u{E000}[b \u{1B}5mc]"))
        item.curation.tags = ["@sum(1)"]
        item.curation.notes = "\u{1B}[8mhidden"
        return item
    }()

    /// Wide characters, emoji made of many scalars, combining marks, an endless word.
    static let wide: LibraryItem = {
        var paper = Paper(title: "深度学习在自然语言处理中的应用：一个非常长的标题需要在终端中正确换行")
        paper.authors = [Author(name: "王 小明"), Author(name: "Jean-Baptiste van der Aa Jr.")]
        paper.venue = "ICLR 2020"
        paper.year = 2020
        var review = Review(
            kind: .review, title: paper.title,
            text: "👩‍👩‍👧‍👦 семья 🇷🇺 e\u{301}te\u{301} " + String(repeating: "a", count: 130)
                + " https://example.org/a/very/long/address/that/goes/on?and=on&and=on#and-on-and-on-and-on-and-on",
            source: source("zh.md", lines: [3...3]))
        review.id = "wwwwwwwwww"
        review.papers = [paper]
        review.language = .chinese
        return LibraryItem(review: review)
    }()
}

extension SampleItems {
    private static let dalle: Paper = {
        var paper = Paper(title: "Zero-Shot Text-to-Image Generation")
        let names = ["Aditya Ramesh", "Mikhail Pavlov", "Gabriel Goh", "Scott Gray", "Chelsea Voss"]
        paper.authors = names.map(Author.init)
        paper.affiliations = ["OpenAI"]
        paper.venue = "ICML"
        paper.year = 2021
        paper.yearSource = .arxiv
        paper.arxiv = "2102.12092"
        paper.url = "https://arxiv.org/abs/2102.12092"
        return paper
    }()

    private static let clip: Paper = {
        var paper = Paper(
            title: "Learning transferable visual models from natural language supervision of CLIP")
        paper.authors = [Author(name: "Alec Radford"), Author(name: "Jong Wook Kim")]
        paper.year = 2021
        paper.yearSource = .stated
        paper.arxiv = "2103.00020"
        return paper
    }()

    private static func source(
        _ path: String, lines: [ClosedRange<Int>], duplicates: [ClosedRange<Int>] = []
    ) -> SourceReference {
        var source = SourceReference(path: path, format: "telegram-text")
        source.channel = path.hasPrefix("list") ? nil : "gonzo_ML"
        source.channelTitle = "Gonzo & ML"
        source.lines = lines
        source.duplicates = duplicates
        return source
    }
}

extension Passage {
    /// A passage with its hits in brackets.
    init(marked text: String) {
        self.init()
        for (index, part) in text.split(
            omittingEmptySubsequences: false, whereSeparator: { "[]".contains($0) }
        )
        .enumerated() { append(String(part), isHit: index % 2 == 1) }
    }
}
