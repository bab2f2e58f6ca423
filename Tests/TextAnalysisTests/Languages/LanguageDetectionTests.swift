import Testing

@testable import TextAnalysis

@Suite struct LanguageDetectionTests {
    @Test(arguments: [
        ("Обычный русский текст про трансформеры.", "ru"),
        ("Zero-Shot Text-to-Image Generation. Авторы обучили модель на 12B параметров.", "ru"),
        ("Статья: https://arxiv.org/abs/2102.12092 https://github.com/openai/dall-e", "ru"),
        ("A plain English sentence about models.", "en"), ("Attention Is All You Need", "en"),
        ("Українські науковці їздили на конференцію", "uk"), ("我们使用GPT模型", "zh"),
    ])
    func tells(text: String, code: String) {
        #expect(LanguageDetection.detect(Array(text.utf8))?.code == code)
    }

    @Test(arguments: [
        "", "12345 … 👍", "Der Hund ist nicht die Katze und das ist gut", "これはペンです", "https://example.org/a/b",
    ])
    func saysNothingOf(text: String) {
        #expect(LanguageDetection.detect(Array(text.utf8)) == nil)
    }
}
