import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

@Suite struct TopicsTests {
    private func topics(title: String, _ text: String) throws -> [String] {
        let source = "\(title)\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\n\(text)"
        return try #require(Reading(source).items.first).topics.map(\.id)
    }

    @Test func venueIsNone() throws {
        let found = try topics(
            title: "A Study of Small Things (NeurIPS 2020)", "Работу показали на NeurIPS 2020.")
        #expect(!found.contains("conferences-events"))
    }

    @Test func nameOfAPersonIsNone() throws {
        let plain = try topics(title: "A Study of Small Things", "Сети сжимают. Song Han рад.")
        let other = try topics(title: "A Study of Small Things", "Сети сжимают. Автор рад.")
        #expect(plain == other)
    }

    /// What kind of work a paper is, the first words about it tell.
    @Test func kindOfWorkIsTold() throws {
        let found = try topics(
            title: "WeaveArena: Small Things at Work",
            "A benchmark of 80 tasks for agents that weave. All tasks are long.")
        #expect(found.contains("benchmark"))
        let other = try topics(
            title: "WeaveNet: Small Things at Work",
            "Agents learn to weave, and beat all rivals on every benchmark. All tasks are long.")
        #expect(!other.contains("benchmark"))
    }

    @Test func whatTheTitleSaysComesFirst() throws {
        let found = try topics(
            title: "Reinforcement Learning for Small Robots",
            "Агента учат обучением с подкреплением, робот ходит. Упомянут и машинный перевод.")
        #expect(found.first == "rl" && !found.contains("machine-translation"))
    }

    @Test func oneWordThatMayMeanSomethingElseIsNone() throws {
        let found = try topics(title: "A Study of Small Things", "The policy of the office is new.")
        #expect(!found.contains("rl"))
    }

    @Test(arguments: [
        (
            "Self-Supervised Learning of Small Things", "Self-supervised learning needs no words.",
            "supervised-learning"
        ),
        (
            "Threads for Vision-Language Models", "A vision-language model sees threads.", "language-modeling"
        ),
    ])
    func longerNamesAreOfOtherTopics(title: String, text: String, topic: String) throws {
        #expect(try !topics(title: title, text).contains(topic))
    }

    /// What follows from a topic stands where the topic does.
    @Test func topicsShowWhereTheyStand() throws {
        let source =
            "Reinforcement Learning for Small Robots\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nАгента учат обучением с подкреплением, и мультимодальные модели ему не нужны."
        let review = try #require(Reading(source).items.first)
        let evidence = review.evidence.filter { $0.field == "topics" }
        #expect(!evidence.isEmpty && evidence.allSatisfy { $0.range != nil })
    }
}
