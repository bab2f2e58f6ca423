/// Words around names of models.
enum NamingWords {
    private static let introductions = StemIndex([
        "модел", "сеть", "сети", "сетк", "архитектур", "алгоритм", "метод", "подход", "фреймворк", "систем",
        "тулз", "модуль", "вариант", "блок",
        "энкодер", "декодер", "model", "method", "framework", "network", "algorithm", "architecture",
        "baseline", "против", "вместо", "сравнива", "чем",
    ])

    private static let coinages = StemIndex([
        "называется", "называющ", "названием", "назвали", "назвал", "назван", "называют", "называем",
        "именуем", "предложили", "предлагают",
        "представили", "представляют", "придумали", "called", "named", "dubbed", "propose", "proposes",
        "proposed", "introduce", "introduces", "introduced", "present", "presents",
    ])

    private static let comparisons = StemIndex(["чем", "than", "vs", "против", "вместо", "versus"])

    private static let comparing = StemIndex(["сравн", "compar"])

    private static let data = StemIndex(["датасет", "корпус", "бенчмарк", "dataset", "benchmark", "corpus"])

    /// Whether a folded word introduces a name.
    static func introduces(_ word: String) -> Bool {
        coins(word) || introductions.matches(word)
    }

    /// Whether a folded word makes what follows a thing to compare with.
    static func compares(_ word: String) -> Bool {
        comparisons.contains(word) || comparing.matches(word)
    }

    /// Whether a folded word says that a name near it is one of data.
    static func namesData(_ word: String) -> Bool {
        data.matches(word)
    }

    /// Whether a folded word says that what follows was named or proposed by somebody.
    static func coins(_ word: String) -> Bool { coinages.contains(word) }
}
