import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Notes on one paper a file, in the layouts that people give them, and pages that are none.
@Suite struct NoteReadingTests {
    /// A way of laying out a note.
    struct Layout: Sendable {
        var path: String
        var text: String
        var title = "Small Nets Learn Too: A Study of Depth"
    }

    private static let english = """
        The authors train a small network and compare it with a large one. They show that the bound of the
        paper does not depend on depth, and the experiments on three benchmarks agree.

        """
    private static let russian = """
        Авторы статьи обучают маленькую сеть и сравнивают её с большой. Они показывают, что граница не
        зависит от глубины, эксперименты на трёх датасетах с этим согласны.

        """
    private static let long = "Small_Nets_Learn_Too_A_Study_of_Depth.md"
    private static let full = "Small Nets Learn Too: A Study of Depth"

    private static let layouts: [Layout] = [english, russian].flatMap { prose -> [Layout] in
        [
            Layout(path: long, text: "# \(full)\n\n\(prose)"),
            Layout(path: long, text: prose + prose, title: "Small Nets Learn Too A Study of Depth"),
            Layout(path: "note.md", text: "# \(full)\n\n\(prose)\n## Summary\n\n\(prose)"),
            Layout(path: "2021-05-03.md", text: "## \(full)\n\n\(prose)\n\(prose)"),
            Layout(
                path: "small-nets-learn-too.md", text: "# \(full)\n\n\(prose)\n# Rough notes\n\n- \(prose)"),
            Layout(path: "SmallNet.md", text: "\(full)\nhttps://arxiv.org/abs/2001.00001\n\n\(prose)"),
            Layout(
                path: "SmallNet.md",
                text:
                    "https://arxiv.org/abs/2001.00001\n\n# Мотивация\n\n\(prose)\n# Архитектура\n\n\(prose)",
                title: "SmallNet"),
            Layout(
                path: "SmallNet.md", text: "# \(full)\n\n> [!info]\n> Authors: Ada One, Bob Two\n\n\(prose)"),
            Layout(
                path: "a.md",
                text: "Title:: \(full)\nAuthors:: [[Ada One]], [[Bob Two]]\nYear:: 2020\n\n\(prose)"),
            Layout(
                path: "a.md",
                text:
                    "# One2020\n\n## Metadata\n- Author: [[Ada One]]\n- Full Title: \(full)\n- URL: https://arxiv.org/abs/2001.00001\n\n## Highlights\n- \(prose)"
            ),
            Layout(
                path: "a.md",
                text: "# [\(full)](https://arxiv.org/abs/2001.00001)\n\n\(prose)\n```\nx = 1\n```\n\n\(prose)"
            ),
            Layout(
                path: "a.md", text: "---\ntitle: \"\(full)\"\nauthors:\n  - name: Ada One\n---\n\n\(prose)"),
        ]
    }

    @Test(arguments: layouts)
    func note(_ layout: Layout) {
        let items = Reading(layout.text, path: layout.path, as: "markdown").items
        #expect(items.map(\.kind) == [.review], "\(layout.text)")
        #expect(items.first?.papers.first?.title == layout.title, "\(layout.text)")
    }

    @Test(arguments: [
        (
            "README.md",
            "# Small tool\n\nRun it.\n\n## Installation\n\n```\npip install small\n```\n\n## Usage\n\nSee the [paper](https://arxiv.org/abs/2001.00001).\n"
        ),
        ("LLM.md", "# LLM\n\n[[BERT]]\n[[GPT]]\n[[T5]]\n[[Small Net]]\n[[Large Net]]\n[[Alpaca]]\n"),
        ("Reinforcement Learning (RL).md", "An agent learns from rewards.\n\n[[DQN]]\n[[PPO]]\n"),
        ("Glossary.md", "# Glossary\n\n**Net**: a function.\n\n**Depth**: how many layers it has.\n"),
        ("todo.md", "# To do\n\n- read more\n- write less\n"),
        (
            "2021-05-03.md",
            "# 2021-05-03\n\nWe walked along the river and talked of nothing. Then it rained.\n"
        ),
        (
            "Weekly papers.md",
            "# Weekly papers\n\nThe authors of this week write about small networks and large ones.\n"
        ),
    ])
    func noNote(_ path: String, _ text: String) {
        let items = Reading(text, path: path, as: "markdown").items
        #expect(items.allSatisfy { $0.kind != .review }, "\(items.map(\.title))")
    }

    /// What the person says counts, whatever the file looks like.
    @Test(arguments: [
        ("Glossary.md", "# Glossary\n\n**Net**: a function.\n"),
        ("x.md", "# X\n\nA word or two.\n\n# Y\n\nMore.\n"),
        ("todo.md", "- [ ] read it\n- [ ] tell Bob\n"), ("2001.00001.md", "A word or two.\n"),
    ])
    func told(_ path: String, _ text: String) {
        let items = Reading(text, path: path, as: "notes").items
        #expect(items.map(\.kind) == [.review])
    }

    /// A note without a title is on the paper whose number its file is called by, where it says something.
    @Test(arguments: [("2001.00001.md", Kind.review, ["2001.00001"]), ("2001-05-03.md", .other, [])])
    func calledByNumber(_ path: String, _ kind: Kind, _ numbers: [String]) {
        let text = "The authors train a small net on images and reach 77% at once.\n\nIt takes three days.\n"
        let items = Reading(text, path: path, as: "markdown").items
        #expect(items.map(\.kind) == [kind])
        #expect(items.flatMap(\.papers).compactMap(\.arxiv) == numbers)
    }

    @Test(arguments: [
        ("BLIP-2.md", "BLIP-2", true), ("Small_Nets_Learn_Too.md", "Small Nets Learn Too", true),
        ("notes/2020-11-30-small-nets-learn-too.md", "small nets learn too", true),
        ("a/README.md", "README", false),
        ("2021-05-03.md", "2021-05-03", false), ("12.md", "12", false),
        ("07 - Small Nets.md", "Small Nets", true),
        ("LLaVA-1.5.md", "LLaVA-1.5", true),
    ])
    func fileTitle(_ path: String, _ words: String, _ isTelling: Bool) {
        let title = FileTitle(path: path)
        #expect(title.words == words)
        #expect(title.isTelling == isTelling)
    }

    /// A note of few words is one where its neighbours are, and none where they are not.
    @Test(arguments: [(true, Kind.review), (false, .other)])
    func folder(_ areNotes: Bool, _ kind: Kind) throws {
        let page =
            areNotes
            ? "# Small Nets and %\n\n\(Self.english)\n## Summary\n\n\(Self.english)"
            : "# Page %\n\n[[One]]\n[[Two]]\n"
        let files = (1...12).map { number in
            SourceFile(
                path: "Net \(number).md",
                bytes: Array(page.split(separator: "%").joined(separator: "\(number)").utf8))
        }
        var reader = SourceReader(options: ReadingOptions(format: "markdown"))
        reader.folder = FolderShape(files)
        var kinds: [Kind] = []
        let text =
            "# Tiny Nets\n\nThey learn little by little, and forget what they have learnt when the next task comes.\n"
        _ = try reader.read(
            SourceFile(path: "Tiny Nets.md", bytes: Array(text.utf8)), into: { kinds.append($0.kind) },
            report: { _ in })
        #expect(kinds == [kind])
    }
}
