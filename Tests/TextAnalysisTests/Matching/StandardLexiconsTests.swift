import Testing

@testable import TextAnalysis

@Suite struct StandardLexiconsTests {
    /// Categories of arXiv are about concepts that there are.
    @Test func categoriesAreAboutTopics() {
        let pairs = WordFiles.categories.words("category")
        #expect(pairs.count > 40)
        for (category, topic) in pairs {
            #expect(StandardLexicons.topics.topic(topic) != nil, "\(category): \(topic)")
            #expect(
                category.contains { $0.isLetter } && category.allSatisfy { $0.isLetter || ".-".contains($0) })
        }
    }

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

    /// What is found in the file by the first word of a name is what reading all of it gives.
    @Test func topicsAreFoundInTheirFileByEachName() {
        let lexicon = StandardLexicons.topics
        // Each fifth one will do: unoptimised, a search takes its time.
        for topic in lexicon.topics.enumerated().filter({ $0.offset % 5 == 0 }).map(\.element) {
            let names = [topic.english, topic.russian, topic.abbreviations].flatMap { $0.suffix(1) }
            for name in [topic.id] + names {
                let words = name.split { $0 == " " || $0 == "-" }.map {
                    WordFolding.fold($0.filter { $0 != "*" })
                }
                let found = StandardLexicons.topicFile.topics(named: [words, [[0x71]]])
                #expect(found.contains(topic.namesOnly), "\(name) of \(topic.id)")
                let begun = StandardLexicons.topicFile.topics(beginningWith: Array(words.prefix(1)))
                #expect(begun.contains(topic.namesOnly), "\(name) of \(topic.id)")
            }
            let below = lexicon.topics.filter { $0.parents.contains(topic.id) }.map(\.id)
            #expect(StandardLexicons.topicFile.below([topic.id]).dropFirst().starts(with: below))
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

extension Topic {
    /// The topic as it is read for a question.
    fileprivate var namesOnly: Topic {
        var topic = self
        topic.words = []
        topic.exclusions = []
        return topic
    }
}
