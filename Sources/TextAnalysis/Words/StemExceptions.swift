/// Words whose stem is written down because Snowball has it wrong for texts on machine learning.
enum StemExceptions {
    /// The stem of a folded word; nil when the algorithm may decide.
    static func stem(of word: [UInt8]) -> [UInt8]? {
        word.withUnsafeBufferPointer { table.words.find($0) }.map { table.stems[$0] }
    }

    /// The words, and the stem of each by its number.
    private static let table: (words: ByteTable, stems: [[UInt8]]) = {
        var words = ByteTable()
        var stems: [[UInt8]] = []
        for line in lines.utf8.split(separator: UInt8(ascii: "\n")) {
            let names = line.split(separator: UInt8(ascii: " ")).map { Array($0) }
            for word in names.dropFirst() where words.insert(word) == stems.count { stems += names.prefix(1) }
        }
        return (words, stems)
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
