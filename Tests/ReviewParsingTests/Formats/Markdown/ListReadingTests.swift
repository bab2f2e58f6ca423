import ReviewModel
import TextAnalysis
import TestSupport
import Testing

@testable import ReviewParsing

/// What headings over lists say of the papers in them, and what stands around titles in lists.
@Suite struct ListReadingTests {
    @Test(arguments: [
        "# Best papers of 2020\n\n- Small Nets, https://arxiv.org/abs/2001.00001\n- Depth, https://arxiv.org/abs/2001.00002\n",
        "# Best papers of 2020\n\n- Small Nets, https://arxiv.org/abs/2001.00001\n- DN: Deep and Efficient Nets, https://arxiv.org/abs/2001.00002\n- Nets That Forget, https://arxiv.org/abs/2001.00003\n",
        "# Best papers of 2020\n\n- Small Nets, https://arxiv.org/abs/2001.00001\n",
    ])
    func aHeadingOverAListIsNoPaper(_ text: String) {
        let items = read(text)
        #expect(items.contains { $0.papers.first?.title == "Small Nets" })
        #expect(items.allSatisfy { !$0.papers.contains { $0.title.hasPrefix("Best papers") } })
        #expect(items.count { !$0.papers.isEmpty } == text.split(separator: "\n").count - 1)
    }

    /// The year of a venue or a data set in a heading is neither that of its papers nor a day of reading.
    @Test(arguments: ["WMT 2014", "CIFAR 2009 results", "ImageNet 2012"])
    func aYearWithinANameDatesNothing(_ heading: String) {
        let items = read(
            "# Lists\n\n## \(heading)\n\n- Small Nets Learn Too (One et al., 2019)\n- A Study of Depth (Two et al., 2018)\n"
        )
        .filter { !$0.papers.isEmpty }
        #expect(items.map { $0.papers.first?.year } == [2019, 2018])
        #expect(items.allSatisfy { $0.date == nil })
    }

    /// References a paragraph each, a column of models that spells titles out, sections that end with their paper.
    @Test(arguments: [
        "# Papers\n\n[1] A. One et al., \"Training Small Nets for Longer,\" in ICML, 2020.\n\n[2] B. Two et al., \"A Study of Depth,\" in ICML, 2021.\n",
        "- Ada One and Bob Two. 2020. [Training Small Nets for Longer](https://arxiv.org/abs/2001.00001). In *ICML*.\n- Cleo Three and Dan Four. 2021. [A Study of Depth](https://arxiv.org/abs/2001.00002). In *ICML*.\n",
        "# Сети\n\n## SmallNet\n\nМаленькая сеть учится долго и в конце концов узнаёт не меньше большой, если её не торопить. Авторы показывают это на трёх наборах данных и объясняют, почему большие сети забывают то, что узнали раньше.\n\n- [статья](https://arxiv.org/abs/2001.00001) «Training Small Nets for Longer»\n- [исходный код](https://github.com/a/b)\n\n## DepthNet\n\nГлубина мешает тем больше, чем меньше данных, и это удаётся доказать для простых сетей. Для остальных есть опыты, в которых кривая загибается там, где её ждали, хотя и не всегда так круто.\n\n- [статья](https://arxiv.org/abs/2001.00002) «A Study of Depth»\n",
    ])
    func papersAreListedInManyWays(_ text: String) {
        let titles = read(text).compactMap { $0.papers.first?.title }
        let first = ["Small Nets Learn Too", "Training Small Nets for Longer"].first { text.contains($0) }
        #expect(titles == [first, "A Study of Depth"])
    }

    @Test(arguments: [
        ("March 2020", "2020-03"), ("2020-03", "2020-03"), ("Март 2020", "2020-03"), ("2020", "2020"),
    ])
    func aDatedHeadingIsAsPreciseAsItIs(_ heading: String, date: String) {
        let items = read(
            "# Lists\n\n## \(heading)\n\n- [Small Nets Learn Too](https://arxiv.org/abs/2001.00001)\n- [A Study of Depth](https://arxiv.org/abs/2001.00002)\n"
        )
        #expect(items.filter { !$0.papers.isEmpty }.map { $0.date?.iso8601 } == [date, date])
    }

    @Test(arguments: [
        "## [2021] SmallNet\nhttps://arxiv.org/abs/2001.00001\n",
        "# Papers\n\n## [2021] SmallNet\nhttps://arxiv.org/abs/2001.00001\n\n## [2020] A Study of Depth\nhttps://arxiv.org/abs/2001.00002\n",
    ])
    func aYearInFrontOfAWordMakesATitle(_ text: String) {
        let paper = read(text).flatMap(\.papers).first
        #expect(paper?.title == "SmallNet")
        #expect(paper?.arxiv == "2001.00001")
        #expect(paper?.year == 2021)
    }

    @Test(arguments: [
        ("- Ada One, Bob Two. Small Nets. 2020. https://arxiv.org/abs/2001.00001", "Small Nets", 2),
        (
            "- Ada J. One, Bob Two, Cleo Three. A Study of Depth. 2020. https://arxiv.org/abs/2001.00001",
            "A Study of Depth", 3
        ),
        (
            "- **[Small Nets That Read *Infinite Jest*](https://arxiv.org/abs/2001.00001)**",
            "Small Nets That Read Infinite Jest", 0
        ),
        (
            "- **[SmallNetv10](https://arxiv.org/abs/2001.00001)**",
            "SmallNetv10", 0
        ),
        ("- **SN**: Small Nets [[pdf](https://arxiv.org/pdf/2001.00001)]", "SN: Small Nets", 0),
        (
            "- **SmallNet**: SmallNet: A Study of Depth [[pdf](https://arxiv.org/pdf/2001.00001)]",
            "SmallNet: A Study of Depth", 0
        ),
        (
            "- [SmallNet](https://arxiv.org/abs/2001.00001): SmallNet: A Study of Depth",
            "SmallNet: A Study of Depth", 0
        ),
        (
            "| Model | F1 | Paper |\n|---|---|---|\n| SN | 90.1 | [Small Nets](https://arxiv.org/abs/2001.00001) |\n| B | 80.2 | [A Study of Depth](https://arxiv.org/abs/2001.00002) |",
            "Small Nets", 0
        ),
        (
            "| Paper | TL;DR |\n|---|---|\n| **Small Nets**<br>Ada One, Bob Two | they learn [link](https://arxiv.org/abs/2001.00001) |",
            "Small Nets", 2
        ),
    ])
    func titlesEndWhereTheyEnd(_ text: String, title: String, authors: Int) throws {
        let paper = try #require(read("# Reading\n\n" + text + "\n").flatMap(\.papers).first)
        #expect(paper.title == title)
        #expect(paper.authors.count == authors)
        #expect(paper.arxiv == "2001.00001")
    }

    /// Who presents a paper at a meeting is none of its authors, and the day of the meeting is not its year.
    @Test func presentersAreNoAuthors() throws {
        let table =
            "| Date | Presenter | Paper |\n|---|---|---|\n| 3 March 2025 | Ada One | [Small Nets Learn Too](https://arxiv.org/abs/2001.00001) |"
        let paper = try #require(read("# Reading group\n\n" + table + "\n").flatMap(\.papers).first)
        #expect(paper.authors.isEmpty)
        #expect(paper.year == 2020)
    }

    /// Words with capitals behind a comma may be of the title: two of them are no names.
    @Test(arguments: [
        "- Small Nets: Foundations, Best Practices and Open Challenges [pdf](https://arxiv.org/abs/2001.00001)",
        "- [Small Nets: Foundations, Best Practices and Open Challenges](https://arxiv.org/abs/2001.00001)",
    ])
    func commasStayInTitles(_ row: String) throws {
        let paper = try #require(read("# Reading\n\n" + row + "\n").flatMap(\.papers).first)
        #expect(paper.title == "Small Nets: Foundations, Best Practices and Open Challenges")
        #expect(paper.authors.isEmpty)
    }

    /// Titles that something else than a link marks: a name beside them, bars, semicolons, dashes.
    @Test(arguments: [
        "- `2020` **SN** Training Small Nets for Longer [paper](https://arxiv.org/abs/2001.00001)",
        "- *2020* — **Training Small Nets for Longer** — Ada One, Bob Two — [arXiv](https://arxiv.org/abs/2001.00001)",
        "* [SN](https://arxiv.org/abs/2001.00001) - Training Small Nets for Longer (ICML 2020)",
        "- 2020 | Training Small Nets for Longer | One et al. | [link](https://arxiv.org/abs/2001.00001)",
        "- Training Small Nets for Longer; Ada One, Bob Two; 2020; https://arxiv.org/abs/2001.00001",
        "- Training Small Nets for Longer / Ada One, Bob Two // ICML, 2020. URL: https://arxiv.org/abs/2001.00001",
        "- One A. [и др.] Training Small Nets for Longer // ICML. 2020. URL: https://arxiv.org/abs/2001.00001 (дата обращения: 01.02.2024).",
        "- SN (Training Small Nets for Longer): they do [paper](https://arxiv.org/abs/2001.00001)",
        "- **Training Small Nets for Longer** · Ada One et al. · ICML 2020 · [paper](https://arxiv.org/abs/2001.00001)",
        "- **ICML 2020** | [Training Small Nets for Longer](https://arxiv.org/abs/2001.00001)",
        "- Training Small Nets for Longer - Ada One, Bob Two and Cleo Three (2020) [link](https://arxiv.org/abs/2001.00001)",
        "- \"Training Small Nets for Longer\" - ICML 2020 - Ada One et al. - arXiv:2001.00001",
        "- **SN**\n  - *Training Small Nets for Longer*\n  - One et al., 2020\n  - arXiv:2001.00001",
        "- One, A. and Two, B., 2020. Training Small Nets for Longer. *arXiv preprint arXiv:2001.00001*.",
        "- One, A. et al. Training Small Nets for Longer. Preprint at https://arxiv.org/abs/2001.00001 (2020).",
        "- One, Ada, Bob Two, and Cleo Three. 2020. “Training Small Nets for Longer.” arXiv. https://arxiv.org/abs/2001.00001.",
        "- One A. Training Small Nets for Longer [Электронный ресурс]. – 2020. – Режим доступа: https://arxiv.org/abs/2001.00001",
        "### SN\n\nTraining Small Nets for Longer. Ada One, Bob Two. 2020. [[Paper]](https://arxiv.org/abs/2001.00001)\n\nThey do.",
        "[1] arXiv:2001.00001 [pdf, html]\nTitle: Training Small Nets for Longer\nAuthors: Ada One, Bob Two\nDate: 2020",
        "Статья: Training Small Nets for Longer  \nАвторы: Ada One, Bob Two  \nГод: 2020  \nСсылка: https://arxiv.org/abs/2001.00001",
        "| № | Работа | Ссылка |\n|---|---|---|\n| 1 | One A. и др. Training Small Nets for Longer, 2020 | [arXiv](https://arxiv.org/abs/2001.00001) |",
        "| Rank | Model | Acc. | Year | Title | PDF |\n|---|---|---|---|---|---|\n| 1 | SN | 88.1 | 2020 | Training Small Nets for Longer | [pdf](https://arxiv.org/pdf/2001.00001) |\n| 2 | LN | 80.3 | 2020 | Large Nets Forget | [pdf](https://arxiv.org/pdf/2002.00002) |",
        "- **SN** - Training Small Nets for Longer (2020), A. One et al. [[PDF]](https://arxiv.org/abs/2001.00001)",
        "- SN: \"Training Small Nets for Longer\". Ada One et al. ICML 2020. [[Paper]](https://arxiv.org/abs/2001.00001)",
        "- Training Small Nets for Longer *Oneman & Twoman, 2020* [pdf](https://arxiv.org/abs/2001.00001)",
        "- (Nets Letters 2020) **Training Small Nets for Longer**, Ada One et al. [[Paper]](https://arxiv.org/abs/2001.00001)",
        "- SN [[PDF]](https://arxiv.org/abs/2001.00001)\n  - Training Small Nets for Longer (TPAMI2020), Oneman et al.",
        "- Training Small Nets for Longer\n  [[pdf]](https://arxiv.org/abs/2001.00001)\n  - One, Ada and Two, Bob. *ICML 2020*",
        "- **[SN]** One, A., & Two, B. (2020). Training Small Nets for Longer. *Nets*, 1(2). https://arxiv.org/abs/2001.00001",
    ])
    func rowsHaveTheirTitle(_ row: String) throws {
        let paper = try #require(read("# Reading\n\n" + row + "\n").flatMap(\.papers).first)
        #expect(paper.title == "Training Small Nets for Longer")
        #expect(paper.arxiv == "2001.00001")
        #expect(paper.year == 2020)
    }

    /// Rows of a name and a title are papers where nothing but their letters says so; a glossary is none.
    @Test(arguments: [
        (
            "SmallNet: Training Small Nets for Longer, and Why", "DeepViT: A Study of Depth in Many Networks",
            3
        ),
        ("LSTM: Long Short-Term Memory", "RLHF: Reinforcement Learning from Human Feedback", 0),
        ("GPU: a card for games", "API: how programs speak", 0),
    ])
    func rowsOfNamesAndTitles(_ first: String, _ second: String, papers: Int) {
        let rows = "- \(first)\n- \(second)\n- \(first) Again\n"
        #expect(read("# Papers\n\n" + rows).count { !$0.papers.isEmpty } == papers)
    }

    /// A paper with notes under it among the blocks of a day.
    @Test func journalsHavePapersAmongOtherThings() {
        let text = """
            - ## Reading
              - Read [[Some Page]] on the train
                - Was tired.
              - [Large Nets Forget It](https://arxiv.org/abs/2002.00002) #paper
                - They forget, too.
            - Groceries: milk
            """
        let items = Reading(text, path: "journals/2024_02_10.md", as: "markdown").items
        #expect(items.flatMap(\.papers).map(\.title) == ["Large Nets Forget It"])
    }

    /// Bold lines over words that link a paper each are headings; so are quotes that link one each entries.
    @Test(arguments: [
        "**Small Nets Learn Too**\n\nThey do. https://arxiv.org/abs/2001.00001\n\n**A Study of Depth**\n\nOf it. https://arxiv.org/abs/2001.00002\n\n**Large Nets Forget It**\n\nAt once. https://arxiv.org/abs/2001.00003\n",
        "> **Small Nets Learn Too**\n> Ada One\n> <https://arxiv.org/abs/2001.00001>\n\n> **A Study of Depth**\n> Bob Two\n> <https://arxiv.org/abs/2001.00002>\n\n> **Large Nets Forget It**\n> Cleo Three\n> <https://arxiv.org/abs/2001.00003>\n",
    ])
    func boldLinesAndQuotesAreEntries(_ text: String) {
        let titles = read(text).compactMap { $0.papers.first?.title }
        #expect(titles == ["Small Nets Learn Too", "A Study of Depth", "Large Nets Forget It"])
    }

    /// An address and what follows it are no authors.
    @Test(arguments: [
        "Ada One, Bob Two https://arxiv.org/abs/2001.00001 cites Three et al.",
        "https://arxiv.org/abs/2001.00001 cites Three et al.",
    ])
    func addressesAreNoAuthors(_ line: String) {
        let names = AuthorList(TextSlice(line)).names.map(\.name)
        #expect(names == (line.hasPrefix("Ada") ? ["Ada One", "Bob Two"] : []))
    }

    /// The people of a row, in the ways rows name them.
    @Test(arguments: [
        ("Training Small Nets for Longer (Oneman et al., 2020)", 1),
        ("Training Small Nets for Longer (Book, 2020), A. Oneman and B. Twoman", 2),
        ("Training Small Nets for Longer. One, Ada and Two, Bob. ICML 2020.", 2),
    ])
    func rowsHaveTheirAuthors(_ row: String, _ count: Int) throws {
        let paper = try #require(
            read("# Reading\n\n- \(row) [pdf](https://arxiv.org/abs/2001.00001)\n").flatMap(\.papers).first)
        #expect(paper.title == "Training Small Nets for Longer")
        #expect(paper.authors.count == count)
    }

    /// Rows to be filled in, templates and cells of code name no paper.
    @Test(arguments: [
        "| Date | Paper | Presenter |\n|---|---|---|\n| 3 March | TBD | TBD |\n| 10 March | TBD | Ada One |",
        "| Paper | Authors |\n|---|---|\n| `title` | `authors` |",
        "- {{title}} ({{year}})\n- {{title}} ({{year}})",
    ])
    func formsAreNoPapers(_ text: String) {
        let titles = read("# Reading\n\n" + text + "\n").flatMap(\.papers).map(\.title)
        #expect(titles.isEmpty)
    }

    private func read(_ text: String) -> [Review] { Reading(text, path: "list.md", as: "markdown").items }
}
