import Testing

@testable import TextAnalysis

@Suite struct TransliterationTests {
    @Test(arguments: [
        ("Гришин", "Grishin"), ("Щербаков", "Shcherbakov"), ("Юлия Жукова", "Yuliya Zhukova"),
        ("объект", "obekt"),
        ("Ёлкин", "Yolkin"), ("GPT и мы", "GPT i my"), ("Хассабис", "Khassabis"), ("中", "中"),
    ])
    func writesInLatinLetters(cyrillic: String, latin: String) {
        let bytes = Transliteration.latin(fromCyrillic: Array(cyrillic.utf8))
        #expect(String(decoding: bytes, as: UTF8.self) == latin)
    }

    private func skeleton(_ name: String) -> String {
        String(decoding: Transliteration.skeleton(WordFolding.fold(name)), as: UTF8.self)
    }

    @Test(arguments: [
        ["Хассабис", "Hassabis", "Khassabis"], ["Гришин", "Grishin"], ["Суцкевер", "Sutskever"],
        ["Алексей", "Aleksey", "Alexey", "Alexei", "Aleksei"], ["Дмитрий", "Dmitry", "Dmitriy", "Dmitrii"],
        ["Карпатый", "Karpathy"], ["Хинтон", "Hinton"], ["Лекун", "LeCun"], ["Шмидхубер", "Schmidhuber"],
        ["Досовицкий", "Dosovitskiy", "Dosovitskij"], ["Крижевский", "Krizhevsky"],
        ["Юрий", "Yuri", "Yury", "Iurii"],
        ["Яна", "Yana", "Jana"], ["Васвани", "Vaswani"], ["Джефф", "Jeff"], ["Джон", "John"],
        ["Куок", "Quoc"],
        ["Сергеев", "Sergeev", "Sergeyev"], ["Лаврентьев", "Lavrentiev", "Lavrentyev"],
        ["Гудфеллоу", "Goodfellou"],
        ["Виньялс", "Vinyals"], ["Цветков", "Tsvetkov"], ["Чиркова", "Chirkova", "Tchirkova"],
        ["Кац", "Katz", "Kats"],
        ["Бек", "Beck", "Bek"], ["Евгений", "Evgeny", "Yevgeny"], ["Ким Чен", "Kim  Chen"],
    ])
    func oneKeyForAName(names: [String]) {
        #expect(Set(names.map(skeleton)).count == 1, "\(names.map(skeleton))")
    }

    @Test(arguments: [
        ["Гришин", "Гречин"], ["Zhu", "Shu"], ["Ян", "Инна"], ["Lee", "Lu"], ["Wang", "Wong"],
    ])
    func otherNamesHaveOtherKeys(names: [String]) {
        #expect(Set(names.map(skeleton)).count == names.count, "\(names.map(skeleton))")
    }

    @Test func survivesAnything() {
        #expect(Transliteration.skeleton([0xFF, 0xD0, 0x63]) == Array("k".utf8))
        #expect(Transliteration.skeleton([]).isEmpty)
    }
}
