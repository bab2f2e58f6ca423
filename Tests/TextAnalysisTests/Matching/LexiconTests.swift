import Testing

@testable import TextAnalysis

@Suite struct LexiconTests {
    @Test func readsEntries() {
        let file = """
            # models
            GPT-3 | gpt3; ГПТ*;; | size of:Open_AI   # a comment
            C#
            BERT |
            """
        let (lexicon, problems) = Lexicon.parse(Array(file.utf8))
        #expect(problems.isEmpty)
        #expect(
            lexicon.entries == [
                LexiconEntry(name: "GPT-3", aliases: ["gpt3", "ГПТ*"], attributes: ["size", "of:Open_AI"]),
                LexiconEntry(name: "C#"), LexiconEntry(name: "BERT"),
            ])
        #expect(lexicon.entries[0].has("size"))
        #expect(lexicon.entries[0].value(of: "of") == "Open AI")
        #expect(lexicon.entries[0].value(of: "host") == nil)
    }

    @Test(arguments: [
        ("| alias", 1, "entry has no name"), ("\n\nA | b | c | d", 3, "more than three parts between '|'"),
    ])
    func tellsOfProblems(file: String, line: Int, message: String) {
        let (lexicon, problems) = Lexicon.parse(Array(file.utf8))
        #expect(lexicon.entries.isEmpty)
        #expect(problems == [LexiconProblem(line: line, message: message)])
        #expect(problems.first?.description == "\(line): \(message)")
    }

    @Test func mergesEntriesOfOneName() {
        let first = Lexicon.parse(Array("A | x | p\nB\nA | y; x | q".utf8)).0
        let second = Lexicon.parse(Array("C\nB | z".utf8)).0
        #expect(
            first.merging(second).entries == [
                LexiconEntry(name: "A", aliases: ["x", "y"], attributes: ["p", "q"]),
                LexiconEntry(name: "B", aliases: ["z"]), LexiconEntry(name: "C"),
            ])
    }

    @Test func readsTopics() throws {
        let file = """
            [rl]
                en: reinforcement learning; policy gradient
                ru: обучени* с подкреплени*
                abbr: RL
                parents: ml
                words: agent
                not: real life
            [nlp]
                en: natural language processing
            [rl]
                words: reward
            """
        let (lexicon, problems) = TopicLexicon.parse(Array(file.utf8))
        #expect(problems.isEmpty)
        #expect(lexicon.topics.map(\.id) == ["rl", "nlp"])
        let topic = try #require(lexicon.topic("rl"))
        #expect(topic.english == ["reinforcement learning", "policy gradient"])
        #expect(
            topic.abbreviations == ["RL"] && topic.parents == ["ml"] && topic.words == ["agent", "reward"])
        #expect(
            (1...7).map { topic.evidence(ofAlias: $0) } == [
                .strong, .strong, .strong, .strong, .weak, .weak, .against,
            ])
        #expect(lexicon.topic("cv") == nil)
    }

    @Test(arguments: [
        ("en: x", 1, "'en' before any '[id]'"), ("[a]\nwhat: x", 2, "unknown key 'what'"),
        ("[a]\nwords", 2, "neither '[id]' nor 'key: value'"),
    ])
    func tellsOfProblemsInTopics(file: String, line: Int, message: String) {
        #expect(TopicLexicon.parse(Array(file.utf8)).1 == [LexiconProblem(line: line, message: message)])
    }
}
