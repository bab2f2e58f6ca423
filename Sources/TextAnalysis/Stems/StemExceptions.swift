/// Words whose stem is written down because Snowball has it wrong for texts on machine learning.
enum StemExceptions {
    /// The stem of a folded word; nil when the algorithm may decide.
    static func stem(of word: [UInt8]) -> [UInt8]? {
        word.withUnsafeBufferPointer(forms.find).map { stems[$0] }
    }

    private static let (forms, stems): (ByteTable, [[UInt8]]) = {
        var forms = ByteTable(capacity: 64)
        var stems: [[UInt8]] = []
        var stem: [UInt8] = []
        WordList.forEachWord(of: lines) { word in
            if word.last == UInt8(ascii: ":") {
                stem = Array(word.dropLast())
            } else {
                _ = forms.insert(word)
                stems.append(stem)
            }
        }
        return (forms, stems)
    }()

    /// A stem, then the words that have it.
    private static let lines: StaticString = """
        числ: чисел
        ядр: ядер
        ребр: ребер
        писем: писем письма письмо письму письмом письмах письмами
        окн: окон
        часто: часто
        скоро: скоро
        universit: university universities
        transformer: transformer transformers
        embedding: embedding embeddings
        experiment: experiment experiments experimental experimentally experimented experimenting
        experience: experience experiences experienced
        importance: important importance importantly
        positive: positive positives positively positivity
        objective: objective objectives
        conversion: conversion conversions
        internal: internal internally
        international: international internationally
        critical: critical critically
        authority: authority authorities
        animal: animal animals
        organism: organism organisms
        """
}
