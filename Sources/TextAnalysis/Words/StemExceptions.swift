/// Words whose stem is written down because Snowball has it wrong for texts on machine learning.
enum StemExceptions {
    /// The stem of a folded word; nil when the algorithm may decide.
    static func stem(of word: [UInt8]) -> [UInt8]? { table[word] }

    private static let table: [[UInt8]: [UInt8]] = {
        var table: [[UInt8]: [UInt8]] = [:]
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: " ").map { Array($0.utf8) }
            for word in words.dropFirst() { table[word] = words.first }
        }
        return table
    }()

    /// A stem, then the words that have it.
    private static let lines = """
        числ чисел
        ядр ядер
        ребр ребер
        писем писем письма письмо письму письмом письмах письмами
        окн окон
        часто часто
        скоро скоро
        universit university universities
        transformer transformer transformers
        embedding embedding embeddings
        experiment experiment experiments experimental experimentally experimented experimenting
        experience experience experiences experienced
        importance important importance importantly
        positive positive positives positively positivity
        objective objective objectives
        conversion conversion conversions
        internal internal internally
        international international internationally
        critical critical critically
        authority authority authorities
        animal animal animals
        organism organism organisms
        """
}
