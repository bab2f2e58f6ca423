import Testing

@testable import TextAnalysis

@Suite struct StandardLexiconsTests {
    @Test(arguments: [
        ("models", StandardLexicons.modelsFile), ("datasets", StandardLexicons.datasetsFile),
        ("organisations", StandardLexicons.organisationsFile), ("venues", StandardLexicons.venuesFile),
        ("countries", StandardLexicons.countriesFile),
    ])
    func everyLineIsRead(name: String, file: [UInt8]) {
        let (lexicon, problems) = Lexicon.parse(file)
        #expect(problems.isEmpty, "\(name).txt: \(problems)")
        #expect(spelledTwice(lexicon).isEmpty, "\(name).txt")
    }

    @Test func everyLineOfTopicsIsRead() {
        let (lexicon, problems) = TopicLexicon.parse(StandardLexicons.topicsFile)
        #expect(problems.isEmpty, "topics.txt: \(problems)")
        for topic in lexicon.topics {
            #expect(topic.parents.allSatisfy { lexicon.topic($0) != nil }, "parents of \(topic.id)")
            #expect(!topic.english.isEmpty, "\(topic.id) has no English name")
        }
    }

    /// Spellings that two entries claim; the first entry would get all the matches.
    private func spelledTwice(_ lexicon: Lexicon) -> [String] {
        var owners: [String: String] = [:]
        var twice: [String] = []
        for entry in lexicon.entries {
            for alias in Set([entry.name] + entry.aliases) {
                if let owner = owners[alias], owner != entry.name {
                    twice.append("\(alias): \(owner), \(entry.name)")
                }
                owners[alias] = entry.name
            }
        }
        return twice
    }
}
