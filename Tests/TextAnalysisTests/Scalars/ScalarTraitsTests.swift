import Testing

@testable import TextAnalysis

@Suite struct ScalarTraitsTests {
    /// Scalars that this version of the standard library knows.
    private static func known(_ values: some Sequence<UInt32>) -> [UInt32] {
        values.filter { value in
            Unicode.Scalar(value).map { $0.properties.generalCategory != .unassigned } ?? false
        }
    }

    @Test func tablesSayWhatUnicodeSays() {
        for value in ScalarTraitsTests.known(0..<0x800) {
            #expect(ScalarTraits.of(value) == ScalarTraits.looked(up: value), "U+\(String(value, radix: 16))")
        }
    }

    @Test func symbolsAndEmojiAreNoPartsOfWords() {
        for value in ScalarTraitsTests.known(Array(0x2190...0x2BFF) + Array(0x1F300...0x1FAFF)) {
            #expect(ScalarTraits.looked(up: value).isEmpty, "U+\(String(value, radix: 16))")
            #expect(ScalarTraits.of(value).isEmpty)
        }
    }

    @Test func lettersFoldAsUnicodeSays() {
        for value in ScalarTraitsTests.known(0x80..<0x3000) {
            #expect(
                FoldingTable.folded(value) == FoldingTable.computed(value), "U+\(String(value, radix: 16))")
        }
    }

    @Test(arguments: ["", "Žídek’s 使用GPT 8x, Ёж-еж e\u{301}t", "\u{430}b\u{AD}c — 👩"])
    func wordsOneByOneAreThoseOfTheTokenizer(text: String) {
        let bytes = Array(text.utf8) + [0xD0]
        bytes.withUnsafeBufferPointer { buffer in
            var reader = WordReader(buffer)
            var words: [Token] = []
            while let word = reader.next() { words.append(word) }
            #expect(words == Tokenizer.tokens(in: bytes))
            #expect(reader.position == bytes.count)
            #expect(reader.next() == nil)
        }
    }

    /// Words of ASCII and Russian letters fold in a loop of their own.
    @Test func simpleWordsFoldLikeOthers() {
        for value in Array(UInt32(0x20)..<0x7F) + Array(0x400..<0x460) {
            var word: [UInt8] = []
            UTF8Scanner.append(value, to: &word)
            var folded: [UInt8] = []
            word.withUnsafeBufferPointer { WordFolding.append($0, keepingCase: false, to: &folded) }
            #expect(WordFolding.fold(word) == folded, "U+\(String(value, radix: 16))")
        }
        #expect(WordFolding.fold("GPT-3 для Яндекса") == Array("gpt-3 для яндекса".utf8))
        #expect(WordFolding.fold("\u{421}LIP") == Array("clip".utf8))
    }
}
