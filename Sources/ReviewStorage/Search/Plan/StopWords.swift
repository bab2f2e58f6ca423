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
        let words = words.map { String(decoding: $0, as: UTF8.self) }
        switch (words.first, words.dropFirst().first) {
        case ("but", "not"), ("and", "not"), ("но", "не"), ("а", "не"), ("except", "for"): return 2
        case ("except", _), ("excluding", _), ("кроме", _), ("исключая", _): return 1
        default: return 0
        }
    }

    /// Whether a folded word says that what follows is absent: `without labels`.
    static func denies(_ word: [UInt8]) -> Bool { deniers.contains(word) }

    /// Whether a folded word only says that a number is a year.
    static func goesWithYear(_ word: [UInt8]) -> Bool { yearWords.contains(word) }

    private static let words = WordList(
        """
        a an the of in on at to for from with without by about as into and or is are was through via using were be been do does
        did can could how what which who whose where when why that this these those it its i we you they my
        our your their there any some me show find give please very much many more most than just only also such instead vs versus tell recommend suggest looking want anything
        something
        и в во на с со к ко о об обо от до из за по для без при про через над под или но а же ли бы не что
        чем чего кто кого где когда как какой какая какое какие каких какую который которая которое которые
        которых это этот эта эти этого тот та те то есть был была было были быть я мы вы они он она оно его ее
        их мой наш ваш свой мне нам можно нужно надо покажи найди дай почитать прочитать посоветуй
        посоветуйте порекомендуй порекомендуйте подскажи подскажите расскажи расскажите хочу ищу интересует
        такое такие нибудь либо
        писал писала писали пишут написали вышел вышла вышло вышли появилось появились придумал придумали
        рассказывали обсуждали
        очень более самый самая самые самое самых между вместо против только также чтобы
        """)

    private static let reviews = WordList(
        """
        paper papers review reviews article articles digest digests post posts publication publications work
        works
        статья статьи статью статей статьям статьях статье обзор обзоры обзоров обзора обзоре разбор разборы
        разборов разбора пост посты постов публикация публикации публикаций рецензия рецензии рецензий
        рецензию работа работы работ работу доклад доклады докладов
        """)

    private static let partAnnouncers = WordList("with has have с со есть")
    private static let originAnnouncers = WordList("from от из")
    private static let deniers = WordList("without без")
    private static let yearWords = WordList("year years год года году годов годы")
}
