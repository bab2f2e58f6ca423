import Testing

@testable import TextAnalysis

@Suite struct StemmerTests {
    private let stemmer = Stemmer()

    private func stem(_ word: String) -> String {
        String(decoding: stemmer.stem(WordFolding.fold(word)), as: UTF8.self)
    }

    @Test(arguments: [
        ["трансформер", "трансформеров", "трансформерами", "Трансформеры"],
        ["белок", "белка", "белков", "белками"],
        ["список", "списка", "списков"], ["образец", "образца", "образцов"],
        ["картинка", "картинок", "картинки"],
        ["точка", "точек", "точками"], ["ячейка", "ячеек"], ["число", "чисел", "числами"], ["ядро", "ядер"],
        ["ребро", "рёбер", "рёбра"], ["сеть", "сети", "сетей", "сетью"], ["модель", "моделей", "моделями"],
        ["поток", "потока", "потоков"], ["письмо", "писем", "письмами"], ["свёрточный", "сверточных"],
        ["model", "models"], ["embedding", "embeddings"], ["BERT", "BERTа", "BERTом"],
        ["GAN", "GANы", "GANов"],
        ["система", "систем", "системы"], ["подсистема", "подсистем"], ["токен", "токена", "токенами"],
        ["опыт", "опыта"], ["канал", "каналы", "каналов"], ["память", "памяти", "памятью"],
        ["геном", "генома"],
        ["бандит", "бандитов"], ["проблема", "проблем"], ["объём", "объема"],
        ["transformer", "transformers"],
        ["Гришин", "Гришина", "Гришину"],
    ])
    func joinsForms(words: [String]) {
        #expect(Set(words.map(stem)).count == 1, "\(words.map(stem))")
    }

    @Test(arguments: [
        ["белков", "Белкина"], ["BERT", "Hubert"], ["university", "universal"], ["чисел", "чистый"],
        ["ген", "геном"], ["transformer", "transformation"], ["experiment", "experience"],
        ["object", "objective"],
        ["position", "positive"], ["import", "important"], ["conversation", "conversion"],
        ["news", "new"], ["GPT2", "GPT3"], ["слой", "слог"], ["policy", "police"],
    ])
    func keepsWordsApart(words: [String]) {
        #expect(Set(words.map(stem)).count == words.count, "\(words.map(stem))")
    }

    @Test(arguments: [("T5", "t5"), ("11b", "11b"), ("中", "中"), ("", ""), ("a", "a")])
    func leavesTheRest(word: String, stemmed: String) {
        #expect(stem(word) == stemmed)
    }

    @Test(arguments: [
        ["эмбединг", "эмбеддинг", "ембеддинг"], ["трафик", "траффик"], ["офлайн", "оффлайн"],
        ["энкодер", "енкодер"],
    ])
    func variantKeyJoinsSpellings(words: [String]) {
        let keys = words.map { Stemmer.variantKey(stemmer.stem(WordFolding.fold($0))) }
        #expect(Set(keys).count == 1)
    }

    @Test func variantKeyKeepsDoubledDigits() {
        #expect(Stemmer.variantKey(Array("1100".utf8)) == Array("1100".utf8))
    }
}
