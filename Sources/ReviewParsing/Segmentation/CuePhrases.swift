import TextAnalysis

/// Phrases to look for in running text, each given as beginnings of neighbouring words:
/// `выступа` finds "выступаю", `best paper` finds "best papers".
struct CuePhrases: Sendable {
    /// The phrases by the first three letters of their first word.
    private let index: [String: [[String]]]

    /// Phrases in lower case, ё written as е.
    init(_ phrases: [String]) {
        var index: [String: [[String]]] = [:]
        for phrase in phrases {
            let words = phrase.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
            guard let first = words.first else { continue }
            index[String(first.prefix(3)), default: []].append(words)
        }
        self.index = index
    }

    /// How many different phrases stand in a text of folded words.
    func count(in words: [String]) -> Int {
        var found = Set<[String]>()
        for at in words.indices {
            for phrase in index[String(words[at].prefix(3))] ?? [] where Self.stands(phrase, at, in: words) {
                found.insert(phrase)
            }
        }
        return found.count
    }

    /// Whether the words from `at` on begin with those of `phrase`.
    static func stands(_ phrase: [String], _ at: Int, in words: [String]) -> Bool {
        guard at + phrase.count <= words.count else { return false }
        return phrase.indices.allSatisfy { words[at + $0].hasPrefix(phrase[$0]) }
    }
}

extension [UInt8] {
    /// The words of `range`, folded.
    func foldedWords(_ range: Range<Int>) -> [String] {
        Tokenizer.tokens(in: self, range).map { folded($0.range) }
    }

    /// The words of `range`, folded, with one space between them: what labels are compared by.
    func foldedPhrase(_ range: Range<Int>) -> String { foldedWords(range).joined(separator: " ") }
}
