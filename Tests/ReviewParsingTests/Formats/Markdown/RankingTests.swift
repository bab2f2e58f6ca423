import ReviewModel
import TestSupport
import Testing

/// Tables that rank models: whatever a row calls its paper, the paper is found.
struct RankingTests {
    private static let models = [
        (name: "SmallNet", people: "One et al., 2019", title: "Small Nets Learn Too", number: "1901.00001"),
        (
            name: "BigNet-large", people: "Two and Three, 2020", title: "Large Nets Forget",
            number: "2002.00002"
        ),
        (name: "TinyNet", people: "Four, 2018", title: "TinyNet: Nets for Watches", number: "1805.00003"),
    ]

    private static func table(_ heading: [String], _ row: (Int) -> [String]) -> String {
        let lines = [heading, heading.map { _ in "---" }] + models.indices.map(row)
        return "# Results\n\n" + lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    private static func link(_ words: String, _ index: Int) -> String {
        "[\(words)](https://arxiv.org/abs/\(models[index].number))"
    }

    private static let shapes = [
        table(["Model", "F1", "Paper"]) {
            ["\(models[$0].name) (\(models[$0].people))", "9\($0).5", link(models[$0].name, $0)]
        },
        table(["Model", "F1", "Paper"]) { [models[$0].name, "9\($0).5", link("paper", $0)] },
        table(["Model", "F1", "Paper", "Code"]) {
            [models[$0].name, "9\($0).5", link("PDF", $0), "[code](https://github.com/a/b\($0))"]
        },
        table(["Model", "F1", "Reference"]) { [models[$0].name, "9\($0).5", link(models[$0].people, $0)] },
        table(["#", "System", "EM", "F1", "Ref"]) {
            ["\($0 + 1)", models[$0].name, "8\($0).1", "9\($0).5", "[\(link("\($0)", $0))]"]
        },
        table(["Method", "mAP", "FPS"]) { [link(models[$0].name, $0), "4\($0).1", "1\($0).5"] },
        table(["Method", "mAP"]) { ["\(models[$0].name) (\(link(models[$0].people, $0)))", "4\($0).1"] },
        table(["Model", "Top-1", "Paper"]) {
            ["One et al. (2015a): \(models[$0].name)♠", "7\($0).5", link("pdf", $0)]
        },
        table(["Model", "Top-1", "arXiv"]) { [models[$0].name, "7\($0).5", models[$0].number] },
        table(["Model", "Top-1", "Paper"]) {
            [models[$0].name, "7\($0).5", "https://arxiv.org/abs/\(models[$0].number)"]
        },
        table(["Модель", "Точность", "Статья"]) {
            ["**\(models[$0].name)**", "7\($0),5", link("статья", $0)]
        },
        table(["Rank", "Team", "Model", "Score"]) {
            ["\($0 + 1)", "Lab", link(models[$0].name, $0), "7\($0).5"]
        },
    ]

    @Test(arguments: shapes.indices)
    func everyRowIsFound(shape: Int) {
        let entries = Reading(Self.shapes[shape], path: "results.md").items.filter { $0.kind == .entry }
        #expect(entries.map { $0.papers[0].arxiv } == Self.models.map(\.number), "\(Self.shapes[shape])")
        #expect(entries.map(\.title) == Self.models.map(\.name), "\(Self.shapes[shape])")
    }

    /// Where a cell spells the title out, that is what the paper is called.
    @Test func titlesGoBeforeNames() {
        let text = Self.table(["Model", "F1", "Paper"]) {
            [Self.models[$0].name, "9\($0).5", Self.link($0 == 1 ? "BigNet" : Self.models[$0].title, $0)]
        }
        let entries = Reading(text, path: "results.md").items.filter { $0.kind == .entry }
        #expect(
            entries.map(\.title) == ["Small Nets Learn Too", "BigNet-large", "TinyNet: Nets for Watches"])
    }

    /// A paper of several tables is listed once, by its title.
    @Test func aPaperIsListedOnce() {
        let named = Self.table(["Model", "F1", "Paper"]) {
            [Self.models[$0].name, "9\($0).5", Self.link("pdf", $0)]
        }
        let titled = Self.table(["Model", "EM", "Paper"]) {
            [Self.models[$0].name, "8\($0).5", Self.link(Self.models[$0].title, $0)]
        }
        let entries = Reading(named + "\n" + titled, path: "results.md").items.filter { $0.kind == .entry }
        #expect(entries.map(\.title).sorted() == Self.models.map(\.title).sorted())
    }

    /// Whose paper a linked citation leads to is known, whose a name in brackets is not.
    @Test func citationsNameTheirPeople() {
        let text = Self.table(["Model", "F1", "Reference"]) {
            [Self.models[$0].name, "9\($0).5", Self.link(Self.models[$0].people, $0)]
        }
        let papers = Reading(text, path: "results.md").items.filter { $0.kind == .entry }.map { $0.papers[0] }
        #expect(papers.map { $0.authors.map(\.name) } == [["One"], ["Two", "Three"], ["Four"]])
        #expect(papers.map(\.year) == [2019, 2020, 2018])
    }

    /// Who has built a model anew has not written its paper.
    @Test func buildersAreNoAuthors() {
        let text = Self.table(["Model", "F1", "Paper"]) {
            [
                "\(Self.models[$0].name) (reimplementation by Five et al., 2021)", "9\($0).5",
                Self.link(Self.models[$0].title, $0),
            ]
        }
        let papers = Reading(text, path: "results.md").items.filter { $0.kind == .entry }.map { $0.papers[0] }
        #expect(papers.map(\.title) == Self.models.map(\.title))
        #expect(papers.allSatisfy { $0.authors.isEmpty })
    }

    /// In a column of papers a link is a paper wherever it leads, and its words are the title.
    @Test func papersLieElsewhereToo() {
        let text = Self.table(["Model", "F1", "Paper"]) {
            [Self.models[$0].name, "9\($0).5", "[\(Self.models[$0].title)](https://example.org/\($0))"]
        }
        let entries = Reading(text, path: "results.md").items.filter { $0.kind == .entry }
        #expect(entries.map(\.title) == Self.models.map(\.title))
    }

    /// What is ranked may be described in more words than a paper is called by: the paper has no title then.
    @Test func descriptionsAreNoTitles() {
        let text = Self.table(["Model", "F1", "Paper"]) {
            ["\(Self.models[$0].name) + beam search + more", "9\($0).5", Self.link("pdf", $0)]
        }
        let entries = Reading(text, path: "results.md").items.filter { $0.kind == .entry }
        #expect(entries.map(\.title) == Self.models.map { "\($0.name) + beam search + more" })
        #expect(entries.map { $0.papers[0].title } == ["", "", ""])
        #expect(entries.map { $0.papers[0].arxiv } == Self.models.map(\.number))
    }

    @Test func aTableOfNumbersAloneHasNoPapers() {
        let text = Self.table(["Model", "F1", "EM"]) { [Self.models[$0].name, "9\($0).5", "8\($0).5"] }
        #expect(Reading(text, path: "results.md").items.allSatisfy { $0.kind != .entry })
    }
}
