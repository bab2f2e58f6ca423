internal import TextAnalysis

/// Words that a question is made with and that say nothing of its subject.
enum StopWords {
    /// Whether a folded word says nothing.
    static func contains(_ word: [UInt8]) -> Bool { words.contains(word) }

    /// Whether a folded word asks for what everything here is: reviews and papers.
    static func asksForReviews(_ word: [UInt8]) -> Bool { reviews.contains(word) }

    /// Whether a folded word announces who did something: `papers by …`.
    static func announcesPerson(_ word: [UInt8]) -> Bool { word.elementsEqual("by".utf8) }

    /// Whether a folded word announces where reviewed work comes from: `papers from …`.
    static func announcesOrigin(_ word: [UInt8]) -> Bool { originAnnouncers.contains(word) }

    /// Whether a folded word announces what there is besides a text: `with code`, `с кодом`.
    static func announcesPart(_ word: [UInt8]) -> Bool { partAnnouncers.contains(word) }

    /// How many of two folded words say that what follows is not wanted: `except`, `but not`.
    static func exceptionLength(_ words: [[UInt8]]) -> Int {
        exceptions.filter { words.starts(with: $0) }.map(\.count).max() ?? 0
    }

    private static let exceptions = WordFiles.questions.values("exception").map { phrase in
        phrase.split(separator: " ").map { Array($0.utf8) }
    }

    /// Whether a folded word says that what follows is absent: `without labels`.
    static func denies(_ word: [UInt8]) -> Bool { deniers.contains(word) }

    /// Whether a folded word only says that a number is a year.
    static func goesWithYear(_ word: [UInt8]) -> Bool { yearWords.contains(word) }

    /// Whether a folded word asks for what was not read yet, beside one for reviews.
    static func asksForUnread(_ word: [UInt8]) -> Bool { unread.contains(word) }

    /// Whether a folded word asks for the newest, beside one for reviews.
    static func asksForNew(_ word: [UInt8]) -> Bool { newness.contains(word) }

    /// Whether two folded words only say that somebody says something: `channel say`.
    static func tellsOfSaying(_ speaker: [UInt8], word: [UInt8]) -> Bool {
        speakers.contains(speaker) && sayings.contains(word)
    }

    private static let unread = WordFiles.questions.list("unread")
    private static let newness = WordFiles.questions.list("newness")
    private static let speakers = WordFiles.questions.list("speaker")
    private static let sayings = WordFiles.questions.list("saying")

    private static let words = WordFiles.questions.list("stop")

    private static let reviews = WordFiles.questions.list("review")

    private static let partAnnouncers = WordFiles.questions.list("part")
    private static let originAnnouncers = WordFiles.questions.list("origin")
    private static let deniers = WordFiles.questions.list("denial")
    private static let yearWords = WordFiles.questions.list("year")
}

/// Times that people name in words: `this week`, `за последние 10 дней`.
enum AskedTime {
    /// The time that folded `words` open with, as a value of a date, and how many words it takes; nil where they open
    /// with none.
    static func reads(_ words: [[UInt8]]) -> (value: String, length: Int)? {
        if let counted = counted(words) { return counted }
        return phrases.first { words.starts(with: $0.words) }.map { ($0.value, $0.words.count) }
    }

    /// `last 10 days`, `за последние 3 месяца`.
    private static func counted(_ words: [[UInt8]]) -> (value: String, length: Int)? {
        guard words.count >= 3, leads.contains(words[0]), let count = number(words[1]),
            let unit = units[String(decoding: words[2], as: UTF8.self)]
        else { return nil }
        return ("\(count)\(unit)", 3)
    }

    private static func number(_ word: [UInt8]) -> Int? {
        guard (1...3).contains(word.count), word.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(String(decoding: word, as: UTF8.self))
    }

    /// The longest first.
    private static let phrases = WordFiles.questions.pairs("time").flatMap { value, phrases in
        phrases.split(separator: ",").map { phrase in
            (value: value, words: phrase.split(separator: " ").map { Array($0.utf8) })
        }
    }.sorted { $0.words.count > $1.words.count }

    private static let leads = WordFiles.questions.list("time.lead")

    private static let units = Dictionary(
        WordFiles.questions.words("time.unit").map { ($0.word, $0.of) },
        uniquingKeysWith: { first, _ in first })
}
