import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Notes as programs and people write them, each in a style of its own.
@Suite struct NoteStylesTests {
    /// A note with the title of its paper.
    struct Note: Sendable, CustomStringConvertible {
        var path: String
        var text: String
        var title = "Small Nets Learn Too"
        /// How many authors it names; nil where they are not looked at.
        var authors: Int? = 0

        var description: String { text }
    }

    private static let prose =
        "The authors train a small network and compare it with a large one. They show that the bound of the paper does not depend on depth, and the experiments on three benchmarks agree."

    @Test(arguments: [
        Note(
            path: "@one2020.md",
            text:
                "---\naliases: [\"Ada One et al. (2020) Small Nets Learn Too\"]\n---\n> [!Cite]\n> One, A., et al. “Small Nets Learn Too.” arXiv, 2020.\n\n\(prose)",
            authors: 1
        ),
        Note(
            path: "Small Nets Learn Too.md",
            text:
                "# Annotations\n(11/3/2024, 9:41:17 PM)\n\n“They train a small network” ([One et al., 2020, p. 1](zotero://select/items/A1)) ([pdf](zotero://open-pdf/items/B1?page=1))\n\n“The experiments on three benchmarks agree” ([One et al., 2020, p. 3](zotero://select/items/A1)) this is the point of the authors\n"
        ),
        Note(
            path: "SN.md",
            text:
                "---\ntype: paper\n---\nPaper:: [Small Nets](https://arxiv.org/abs/2001.00001)\nAuthors:: Ada One, Bob Two\n\n## TL;DR\n\(prose)",
            title: "Small Nets", authors: 2),
        Note(
            path: "SN.md",
            text: "# SN\n\n[Small Nets](https://arxiv.org/abs/2001.00001), 2020\n\n## Мотивация\n\(prose)",
            title: "Small Nets"),
        Note(
            path: "03_SN.md",
            text:
                "**Название:** Small Nets\n**Авторы:** Ada One, Bob Two\n**Год:** 2020\n\n### Кратко\n\(prose)",
            title: "Small Nets", authors: 2),
        Note(
            path: "one20.md",
            text:
                "## Training Small Nets Longer\n_Ada One, Bob Two_ -- NeurIPS 2020\n\n**Category**: new method\n\n\(prose)",
            title: "Training Small Nets Longer", authors: nil),
        Note(
            path: "SN-notes.md",
            text:
                "Notes on \"Small Nets Learn Too\"\n\nLink: https://arxiv.org/abs/2001.00001\n\nCues | Notes\n--- | ---\nIdea | small\n\nSummary: \(prose)"
        ),
        Note(
            path: "SmallNet.md",
            text:
                "# SmallNet\n\n\(prose)\n\n## Rough notes\n\n- They learn.\n\n```bibtex\n@article{one2020,\n  title={Small Nets Learn Too},\n  author={Ada One and Bob Two},\n  year={2020}\n}\n```\n",
            authors: 2),
        Note(path: "01_SN.md", text: "# 01 Small Nets Learn Too\n\n\(prose)\n"),
        Note(path: "SN.md", text: "# Конспект статьи «Small Nets Learn Too»\n\n\(prose)\n"),
        Note(
            path: "a.md", text: "# Reading notes: \"Small Nets Learn Too\" by Ada One, Bob Two\n\n\(prose)\n",
            authors: nil),
        Note(
            path: "SN.md",
            text: "# SN\n\nType: paper\nFull name: *Small Nets Learn Too*\nYear: 2020\n\n\(prose)\n"),
        Note(
            path: "SN.md",
            text:
                "| | |\n|---|---|\n| **Paper** | [Small Nets Learn Too](https://arxiv.org/abs/2001.00001) |\n| **Year** | 2020 |\n\n\(prose)\n"
        ),
        Note(
            path: "SN.md", text: "# SN\n\nTraining Small Nets for Longer, NeurIPS 2020\n\n\(prose)\n",
            title: "Training Small Nets for Longer"),
        Note(
            path: "2024-02-10.md",
            text:
                "# 2024-02-10\n\nRead **Training Small Nets for Longer** (https://arxiv.org/abs/2001.00001) today.\n\n\(prose)\n",
            title: "Training Small Nets for Longer"
        ),
        Note(
            path: "202403101200.md",
            text:
                "---\ntags: [paper]\n---\n\n# One 2020 - Small Nets Learn Too\n\n\(prose)\n\nSource: arXiv:2001.00001 [cs.LG]\n"
        ),
        Note(
            path: "x.md",
            text:
                "# Small Nets Learn Too\n\nAuthors: Ada One, Bob Two\nhttps://arxiv.org/abs/2001.00001\n\(prose)\n",
            authors: 2),
        Note(
            path: "2020-SN.md",
            text:
                "---\nlayout: post\ntitle: \"[Paper Review] Small Nets Learn Too\"\ndate: 2024-01-10\ncategories: [review]\n---\n\n\(prose)\n"
        ),
        Note(path: "2001.00001 Small Nets Learn Too.md", text: "\(prose)\n"),
        Note(path: "arXiv-2001.00001v2 - Small Nets Learn Too.md", text: "\(prose)\n"),
        Note(path: "L3 - Small Nets Learn Too.md", text: "\(prose)\n"),
        Note(
            path: "SN.md",
            text: "---\ntitle: SN\npaper_title: Small Nets Learn Too\n---\n\n\(prose)\n"),
        Note(
            path: "SN.md",
            text: "> [!abstract]- Small Nets Learn Too\n> \(prose)\n\n## Notes\n\n- They learn.\n"),
        Note(
            path: "small_nets_learn_too.md",
            text: "<h1 align=\"center\">Small Nets Learn Too</h1>\n\n\(prose)\n"),
        Note(
            path: "SN.md",
            text:
                "# SN\n\n\(prose)\n\nReference: Ada One, Bob Two. \"Training Small Nets for Longer.\" ICML 2020.\n",
            title: "Training Small Nets for Longer", authors: 2),
        Note(
            path: "SmallNet.md",
            text: "# SmallNet - Small Nets Learn Too\n\nAda One, Bob Two, 2020\n\n\(prose)\n", authors: 2),
        Note(path: "SN.md", text: "# Small Nets Learn Too #paper #2020\n\n\(prose)\n"),
        Note(path: "SN.md", text: "SN = “Small Nets Learn Too”\n\n\(prose)\n"),
        Note(path: "SN.md", text: "# О статье «Small Nets Learn Too»\n\n\(prose)\n"),
        Note(
            path: "1. SN.md",
            text: "# Семинар 1. Small Nets Learn Too\n\nДокладчик: Иван Петров\n\n\(prose)\n"),
    ])
    func note(_ note: Note) throws {
        let items = Reading(note.text, path: note.path, as: "markdown").items
        #expect(items.map(\.kind) == [.review], "\(items.map(\.title))")
        let paper = try #require(items.first?.papers.first)
        #expect(paper.title == note.title)
        if let authors = note.authors { #expect(paper.authors.count == authors) }
    }

    /// What stands right under the title, and titles that their file, heading or list of facts spells in its own way.
    @Test(arguments: [
        Note(
            path: "SN.md",
            text: "## Small Nets Learn Too\n### by Ada One and Bob Two\n### ICML 2020\n\n\(prose)\n",
            authors: 2),
        Note(
            path: "SN.md",
            text: "# Small Nets Learn Too\n### Authors:\nAda One, Bob Two\n### Summary\n\(prose)\n",
            authors: 2),
        Note(path: "SN.md", text: "# Small Nets Learn Too\n#### One et al. (2020)\n\n\(prose)\n", authors: 1),
        Note(path: "SN.md", text: "# Small Nets Learn Too (2020, Ones and Twos)\n\n\(prose)\n", authors: nil),
        Note(
            path: "SN.md",
            text:
                "# SN\n\n## Basic info\n- Title: Small Nets Learn Too\n- Authors: Ada One, Bob Two\n\n## Gist\n\(prose)\n",
            authors: 2),
        Note(
            path: "SN.md",
            text:
                "# Small Nets Learn Too\n\n**Authors:** Ada One, Bob Two,\nCleo Three, Dan Four\n\n**Year:** 2020\n\n\(prose)\n",
            authors: 4),
        Note(
            path: "pages/papers___small nets learn too.md",
            text: "type:: paper\nauthors:: [[Ada One]], [[Bob Two]]\n\n- \(prose)\n- \(prose)\n",
            title: "small nets learn too", authors: 2),
        Note(path: "200130 Small Nets Learn Too.md", text: "\(prose)\n"),
        Note(path: "[2020 ICML] Small Nets Learn Too.md", text: "\(prose)\n"),
        Note(path: "SN.md", text: "# 论文阅读笔记：Small Nets Learn Too\n\n\(prose)\n"),
        Note(
            path: "SN.md",
            text:
                "---\nkind: note\nwork:\n  title: Small Nets Learn Too\n  authors:\n    - Ada One\n    - Bob Two\n---\n\n\(prose)\n",
            authors: 2),
        Note(
            path: "SN.md",
            text:
                "---\ntitle: Small Nets Learn Too\nauthor: [One, Ada, Two, Bob]\nyear: 2020\n---\n\n\(prose)\n",
            authors: 2),
        Note(
            path: "SN.md",
            text: "# 논문 리뷰\n\n- 제목: Small Nets Learn Too\n- 저자: Ada One, Bob Two\n\n\(prose)\n", authors: 2),
        Note(path: "SN.md", text: "# Paper\n\n## Small Nets Learn Too\n\n\(prose)\n"),
    ])
    func factsUnderTheTitle(_ note: Note) throws { try self.note(note) }

    /// People in brackets of their own are people, the last one too.
    @Test(arguments: ["Authors:: [[Ada One]], [[Bob Two]]", "Authors: [[Ada One]], [[Bob Two]]"])
    func peopleInWikiLinks(_ line: String) {
        let text =
            "# Small Nets Learn Too\n\n\(line)\nURL:: https://arxiv.org/abs/2001.00001\n\n## Notes\n\n\(Self.prose)\n"
        let papers = Reading(text, path: "SN.md", as: "markdown").items.flatMap(\.papers)
        #expect(papers.map { $0.authors.map(\.name) } == [["Ada One", "Bob Two"]])
    }

    /// A link with words of its own leads to another work than that of the note.
    @Test(
        arguments: [
            ("[paper](https://arxiv.org/abs/2001.00001)", "2001.00001"),
            ("[A Study of Depth](https://arxiv.org/abs/2001.00001)", nil),
        ] as [(String, String?)])
    func theOnlyLinkedPaper(_ link: String, arxiv: String?) {
        let text =
            "# Small Nets Learn Too\n\nAda One, Bob Two, 2020\n\n\(Self.prose)\n\n## Links\n\n- \(link)\n"
        let papers = Reading(text, path: "SN.md", as: "markdown").items.flatMap(\.papers)
        #expect(papers.map(\.arxiv) == [arxiv])
    }

    /// Words that stand for a title still to be written are none: the name of the file is.
    @Test(arguments: ["<Title>", "Title", "TBD", "10.1000/182", "arXiv:2001.00001"])
    func placeholdersAreNoTitles(_ title: String) {
        let text = "---\ntitle: \"\(title)\"\n---\n\nhttps://arxiv.org/abs/2001.00001\n\n\(Self.prose)\n"
        let papers = Reading(text, path: "Small Nets Learn Too.md", as: "markdown").items.flatMap(\.papers)
        #expect(papers.map(\.title) == ["Small Nets Learn Too"])
    }
}
