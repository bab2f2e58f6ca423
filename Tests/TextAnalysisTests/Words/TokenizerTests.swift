import Testing

@testable import TextAnalysis

@Suite struct TokenizerTests {
    @Test(arguments: [
        ("GPT-3 и T5-11b, 8x7b", ["GPT", "3", "и", "T5", "11b", "8x7b"]),
        ("bounding box’а don't", ["bounding", "box", "а", "don", "t"]),
        ("DALL·E / snake_case", ["DALL", "E", "snake", "case"]),
        ("Dollár, Žídek", ["Dollár", "Žídek"]),
        ("e\u{301}tude so\u{AD}ft", ["e\u{301}tude", "so\u{AD}ft"]),
        ("使用GPT模型", ["使", "用", "GPT", "模", "型"]),
        ("", []), (" .,;", []),
    ])
    func cutsWords(text: String, words: [String]) {
        let bytes = Array(text.utf8)
        let found = Tokenizer.tokens(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(found == words)
    }

    @Test func staysWithinRange() {
        let bytes = Array("alpha beta gamma".utf8)
        #expect(bytes.slice(2..<8).tokens.map(\.range) == [2..<5, 6..<8])
        #expect(bytes.slice(-5..<3).tokens.map(\.range) == [0..<3])
        #expect(bytes.slice(100..<200).tokens.isEmpty)
    }

    @Test func tellsWhatWordsAreMadeOf() throws {
        let tokens = Tokenizer.tokens(in: Array("GPT3 Берт 42 BERTа".utf8))
        try #require(tokens.count == 4)
        #expect(tokens[0].allUpper && tokens[0].hasDigit && tokens[0].hasLatin && !tokens[0].hasCyrillic)
        #expect(tokens[1].hasUpper && !tokens[1].allUpper && tokens[1].hasCyrillic && !tokens[1].hasDigit)
        #expect(tokens[2].isNumber && !tokens[2].hasLetter && !tokens[0].isNumber)
        #expect(tokens[3].hasLatin && tokens[3].hasCyrillic)
    }

    @Test func survivesBrokenBytes() {
        let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xD0, 0x20, 0xE2, 0x82]
        #expect(Tokenizer.tokens(in: bytes).map(\.range) == [0..<1, 2..<3])
    }
}
