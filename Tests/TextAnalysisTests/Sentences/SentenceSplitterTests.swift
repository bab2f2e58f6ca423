import Testing

@testable import TextAnalysis

@Suite struct SentenceSplitterTests {
    private func split(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return SentenceSplitter.sentences(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// Sentences of each text, separated by `|`, which is no part of it.
    @Test(arguments: [
        "Первое предложение.| Второе предложение.",
        "We train it.| It works!| Does it?| Yes.",
        "Так ли это?!| Именно так...| Посмотрим.",
        "Это сделали Vaswani et al. в 2017 году.| Дальше больше.",
        "As in Devlin et al. (2018) we mask words.| The rest is kept.",
        "Так делают Smith et al.| Авторы идут дальше.",
        "Есть варианты (e.g. BERT) и другие.| Конец.",
        "Это т.е. не то.| И т.д. и т.п. тоже.",
        "Это т. е. не то.| А вот т. к. поздно, то всё.",
        "Были RNN, LSTM и т.д.| Авторы всё выкинули.",
        "Как видно на рис. 2 и Fig. 6, растёт.| См. также разд. 3.",
        "В версии v1.5 точность 3.14 процента.| Ссылка https://arxiv.org/abs/2103.00020.| Дальше текст.",
        "Статья A. W. Senior и R.M. Weber хороша.| Читайте.",
        "По А. С. Пушкину всё ясно.| Точно.",
        "Сравнили BERT vs. GPT.| Победил второй.",
        "Это комп.зрение, NLP и др. области.| Вот так.",
        "Она (см. статью. Там всё есть) работает.| Да.",
        "Он сказал «Да. Конечно.» и ушёл.| Все поняли.",
        "Он сказал: «Да.»| Потом ушёл.",
        "В скобках тоже бывает (вот так.)| Новое предложение.",
        "Обучали на GPU; считали долго; 5 дней.| 10 эпох хватило.",
        "Модель лучше.| mT5 хуже.| iGPT тоже.",
        "Вышло слово.|Слово слиплось.",
        "Первая.| «Вторая» в кавычках.| (Третья в скобках.)| Четвёртая.",
        "Стало 175B.| Затем 1.6T.",
        "Это произошло в 2020 г.| Авторы довольны.",
        "Это было в 2020 г. в Москве.| Да.",
        "Yahoo! Research сделали это.| Ура!",
        "Работает примерно так :)| Дальше по тексту.",
        "Прикольно))| Но не всё.",
        "Есть сноска.[12]| Следующее.",
        "Много точек…| Потом ещё… и ещё.",
        "Prof. Smith and Dr. Jones agree.| Mr. X does not.",
        "**Жирный вывод.**| Обычный текст.",
        "Слова «незакрытая кавычка.| Второе предложение.",
        "Слово (незакрытая скобка.| Второе предложение.",
        "他们训练模型。|结果很好！|是吗？",
        "Раз.\n|Два без точки\n|Три",
        "Windows\r\n|строки.\r\n|тут",
        "По букве A.| Потом по-русски.",
        "Обучено на 8 V100.| Код (официальный) есть.",
    ])
    func cuts(marked: String) {
        let expected = marked.split(separator: "|").map { $0.drop(while: \.isWhitespace) }
            .map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
        #expect(split(marked.filter { $0 != "|" }) == expected)
    }

    @Test(arguments: [
        ("1. Первый пункт.\n2. Второй пункт", ["Первый пункт.", "Второй пункт"]),
        (
            "• раз\n- два\n— три\n* четыре\n12) пять\nа) шесть",
            ["раз", "два", "три", "четыре", "пять", "шесть"]
        ),
        ("🔸 Модель большая. Очень", ["Модель большая.", "Очень"]), ("### Итоги", ["Итоги"]),
        ("Круто! 🔥", ["Круто!"]), ("---\n\n. . .\n👍", []), ("", []), ("   \n ", []),
        ("-5 градусов.", ["-5 градусов."]), ("2020. Год такой.", ["2020. Год такой."]),
        ("  \u{A0}отступ  ", ["отступ"]), ("1.", []),
    ])
    func leavesMarkersOut(text: String, sentences: [String]) {
        #expect(split(text) == sentences)
    }

    @Test func staysWithinRange() {
        let bytes = Array("Раз. Два. Три.".utf8)
        #expect(SentenceSplitter.sentences(in: bytes, 8..<14) == [8..<14])
        #expect(SentenceSplitter.sentences(in: bytes, 900..<1000).isEmpty)
    }
}
