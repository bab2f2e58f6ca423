import TextAnalysis

/// Phrases to look for in running text, each given as beginnings of neighbouring words:
/// `выступа` finds "выступаю", `best paper` finds "best papers".
struct CuePhrases: Sendable {
    private let phrases: [[String]]
    /// The first words of the phrases.
    private let index: StemIndex

    /// Phrases in lower case, ё written as е.
    init(_ phrases: [String]) {
        self.phrases = Self.distinct(phrases)
        index = StemIndex(self.phrases.map { $0.first ?? "" })
    }

    /// The words of `phrases`, each phrase once.
    static func distinct(_ phrases: [String]) -> [[String]] {
        var distinct: [[String]] = []
        for phrase in phrases {
            let words = phrase.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
            if !distinct.contains(words) { distinct.append(words) }
        }
        return distinct
    }

    /// How many different phrases stand in a text of folded words.
    func count(in words: [String]) -> Int {
        var found = Set<Int>()
        for (at, word) in words.enumerated() {
            index.forEach(in: word) { number, _ in
                if Self.stands(phrases[number], at: at, in: words) { found.insert(number) }
            }
        }
        return found.count
    }

    /// Whether the words from `at` on begin with those of `phrase`. A first word of one or two letters is a whole
    /// one.
    static func stands(_ phrase: [String], at: Int, in words: [String]) -> Bool {
        guard at + phrase.count <= words.count, let first = phrase.first else { return false }
        guard first.utf8.count > 5 || first.unicodeScalars.count > 2 || words[at] == first else {
            return false
        }
        return phrase.indices.allSatisfy { words[at + $0].begins(with: phrase[$0]) }
    }
}

/// Counts in one pass the phrases of several groups, as `CuePhrases` has them.
struct CueGroups: Sendable {
    private struct Phrase {
        var words: [[UInt8]]
        var group: Int
        /// Whether its first word is a whole one.
        var isWhole: Bool
    }

    private let phrases: [Phrase]
    private let index: StemIndex
    private let groups: Int

    /// Groups of phrases in lower case, ё written as е.
    init(_ groups: [[String]]) {
        phrases = groups.enumerated().flatMap { group, phrases in
            CuePhrases.distinct(phrases).map { words in
                let first = words.first ?? ""
                return Phrase(
                    words: words.map { Array($0.utf8) }, group: group,
                    isWhole: first.utf8.count <= 5 && first.unicodeScalars.count <= 2)
            }
        }
        index = StemIndex(phrases.map { String(decoding: $0.words.first ?? [], as: UTF8.self) })
        self.groups = groups.count
    }

    /// How many different phrases of each group stand in `words`.
    func counts(in words: FoldedWords) -> [Int] {
        var counts = Array(repeating: 0, count: groups)
        var found = Set<Int>()
        words.withBytes { arena, ends in
            for at in 0..<ends.count - 1 {
                let word = UnsafeBufferPointer(rebasing: arena[Int(ends[at])..<Int(ends[at + 1])])
                index.forEach(in: word) { number, length in
                    let phrase = phrases[number]
                    guard !phrase.isWhole || length == word.count,
                        Self.goesOn(phrase.words, at: at, arena: arena, ends: ends),
                        found.insert(number).inserted
                    else { return }
                    counts[phrase.group] += 1
                }
            }
        }
        return counts
    }

    /// Whether the words behind `at` begin with those of `phrase` behind its first.
    private static func goesOn(
        _ phrase: [[UInt8]], at: Int, arena: UnsafeBufferPointer<UInt8>,
        ends: UnsafeBufferPointer<Int32>
    ) -> Bool {
        guard phrase.count > 1 else { return true }
        guard at + phrase.count < ends.count else { return false }
        for offset in 1..<phrase.count {
            let word = arena[Int(ends[at + offset])..<Int(ends[at + offset + 1])]
            guard word.starts(with: phrase[offset]) else { return false }
        }
        return true
    }
}

extension [UInt8] {
    /// The words of `range`, folded.
    func foldedWords(_ range: Range<Int>) -> [String] {
        self.slice(range).tokens.map { folded($0.range) }
    }

    /// The words of `range`, folded, with one space between them: what labels are compared by.
    func foldedPhrase(_ range: Range<Int>) -> String { foldedWords(range).joined(separator: " ") }
}
