internal import TextAnalysis

/// Topics by any of their names.
enum TopicNames {
    /// Identifiers of the topic that `text` names, by identifier, name or abbreviation, and of all
    /// topics below it. A topic the lexicon does not know is asked for as typed.
    static func topics(named text: String, in file: TopicFile = StandardLexicons.topicFile) -> [String] {
        let (name, isPrefix) = Wildcard.split(text.lowercased())
        let words = NameForms.words(name)
        guard !words.isEmpty else { return [name] }
        let topics = file.topics(beginningWith: words)
        let byID = topics.filter { isName($0.id, of: words, isPrefix: isPrefix) }
        let named = byID.isEmpty ? topics.filter { isNamed($0, words: words, isPrefix: isPrefix) } : byID
        return file.below(named.isEmpty ? [name] : named.map(\.id))
    }

    /// Whether `pattern` is the name made of the folded `words`.
    static func isName(_ pattern: String, of words: [[UInt8]]) -> Bool {
        !words.isEmpty && isName(pattern, of: words, isPrefix: false)
    }

    private static func isNamed(_ topic: Topic, words: [[UInt8]], isPrefix: Bool) -> Bool {
        [topic.english, topic.russian, topic.abbreviations].contains { names in
            names.contains { isName($0, of: words, isPrefix: isPrefix) }
        }
    }

    /// Whether `pattern`, in which words may end in `*`, is the name made of `words`.
    private static func isName(_ pattern: String, of words: [[UInt8]], isPrefix: Bool) -> Bool {
        // Many patterns are asked, and most begin with another letter.
        guard let first = pattern.utf8.first, let typed = words[0].first,
            first | 0x20 == typed || first >= 0x80 && typed >= 0x80
        else { return false }
        let parts = pattern.utf8.split { $0 == 0x20 || $0 == UInt8(ascii: "-") }
        guard isPrefix ? parts.count >= words.count : parts.count == words.count else { return false }
        return words.indices.allSatisfy { index in
            matches(parts[index], word: words[index], isPrefix: isPrefix && index == words.indices.last)
        }
    }

    private static func matches(_ part: Substring.UTF8View, word: [UInt8], isPrefix: Bool) -> Bool {
        let plain = Array(part.prefix { $0 != UInt8(ascii: "*") })
        let folded = WordFolding.fold(plain)
        if plain.count < part.count, word.starts(with: folded) { return true }
        return isPrefix ? folded.starts(with: word) : folded == word
    }
}
