import TextAnalysis

/// Phrases to look for in running text, each given as beginnings of neighbouring words:
/// `выступа` finds "выступаю", `best paper` finds "best papers".
struct CuePhrases: Sendable {
    private let phrases: [[String]]
    /// The first words of the phrases.
    private let index: StemIndex

    /// Phrases in lower case, ё written as е.
    init(_ phrases: [String]) {
        var distinct: [[String]] = []
        for phrase in phrases {
            let words = phrase.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
            if !distinct.contains(words) { distinct.append(words) }
        }
        self.phrases = distinct
        index = StemIndex(self.phrases.map { $0.first ?? "" })
    }

    /// How many different phrases stand in a text of folded words.
    func count(in words: [String]) -> Int {
        var found = Set<Int>()
        for (at, word) in words.enumerated() {
            index.forEach(in: word) { number, _ in
                if Self.stands(phrases[number], at, in: words) { found.insert(number) }
            }
        }
        return found.count
    }

    /// Whether the words from `at` on begin with those of `phrase`. A first word of one or two letters is a whole
    /// one.
    static func stands(_ phrase: [String], _ at: Int, in words: [String]) -> Bool {
        guard at + phrase.count <= words.count, let first = phrase.first else { return false }
        guard first.utf8.count > 5 || first.unicodeScalars.count > 2 || words[at] == first else {
            return false
        }
        return phrase.indices.allSatisfy { words[at + $0].begins(with: phrase[$0]) }
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
