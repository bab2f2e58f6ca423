import TextAnalysis
import Testing

struct CyrillicTransliterationTests {
    @Test(
        arguments: [
            ("obuchenie", "обучение"), ("klasterizatsiya", "кластеризация"), ("neyroset", "нейросет"),
            ("yazyk", "язык"), ("mashinnyi", "машинный"), ("glubokiy", "глубокий"), ("evolutsia", "еволуция"),
            ("shchit", "щит"), ("khor", "хор"), ("material", "материал"), ("", nil), ("gpt3", nil),
            ("слово", nil),
        ] as [(String, String?)])
    func isRead(typed: String, word: String?) {
        #expect(Transliteration.cyrillic(fromLatin: Array(typed.utf8)) == word)
    }
}
