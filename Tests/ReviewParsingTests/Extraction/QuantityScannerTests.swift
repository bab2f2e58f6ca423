import ReviewModel
import TextAnalysis
import Testing

@testable import ReviewParsing

/// Numbers that measure something, and those that do not.
@Suite struct QuantityScannerTests {
    @Test(arguments: [
        ("Точность упала с 86% до 40%.", ["86%", "40%"]),
        ("Об этом на с. 86 статьи.", []),
        ("The learning rate is 1e-5 and decays.", ["1e-5"]),
        ("Only the top-10 tokens count.", ["top-10 tokens"]),
        ("The desktop-10 stays, GPT-3 stays.", []),
        ("With LRN, 1x1 filters work.", ["1x1"]),
        ("With lr 0.1 it diverges.", ["lr 0.1"]),
        ("Модель e5 и 3e ничего не значат.", []),
    ])
    func quantities(of text: String, raw: [String]) {
        let bytes = Array(text.utf8)
        let tokens = Tokenizer.tokens(in: bytes, 0..<bytes.count)
        let words = tokens.map { bytes.folded($0.range) }
        let found = QuantityScanner.quantities(in: bytes, 0..<bytes.count, tokens: tokens, words: words)
        #expect(found.map(\.raw) == raw)
    }
}
