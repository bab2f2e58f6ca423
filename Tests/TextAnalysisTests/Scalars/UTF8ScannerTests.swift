import Testing

@testable import TextAnalysis

@Suite struct UTF8ScannerTests {
    @Test(arguments: ["a", "é", "я", "ё", "中", "‘", "👍", "\u{10FFFF}"])
    func decodesWhatTheStandardLibraryEncodes(text: String) {
        let bytes = Array(text.utf8)
        let scalar = UTF8Scanner.scalar(in: bytes, at: 0)
        #expect(scalar.value == text.unicodeScalars.first?.value)
        #expect(scalar.length == bytes.count)
        var encoded: [UInt8] = []
        UTF8Scanner.append(scalar.value, to: &encoded)
        #expect(encoded == bytes)
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC3], [0xE2, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF5, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x91], [0xFF], [],
        ] as [[UInt8]])
    func takesOneByteWhereThereIsNoScalar(bytes: [UInt8]) {
        let scalar = UTF8Scanner.scalar(in: bytes, at: 0)
        #expect(scalar.value == 0xFFFD)
        #expect(scalar.length == 1)
    }

    @Test func readsBackwards() {
        let text = Array("aя中👍".utf8)
        text.withUnsafeBufferPointer { buffer in
            #expect(UTF8Scanner.scalar(before: 10, buffer).value == 0x1F44D)
            #expect(UTF8Scanner.scalar(before: 6, buffer).value == 0x4E2D)
            #expect(UTF8Scanner.scalar(before: 3, buffer).value == 0x44F)
            #expect(UTF8Scanner.scalar(before: 1, buffer).value == 0x61)
            #expect(UTF8Scanner.scalar(before: 0, buffer).value == 0xFFFD)
            #expect(UTF8Scanner.scalar(before: 9, buffer).value == 0xFFFD)
        }
    }

    @Test func knowsLetters() {
        let letters: [Unicode.Scalar] = ["a", "É", "ß", "я", "Ё", "і", "σ", "中", "か", "한", "ž"]
        for letter in letters { #expect(UTF8Scanner.isLetter(letter.value), "\(letter)") }
        let others: [Unicode.Scalar] = ["1", " ", "-", "×", "«", "—", "•", "\u{200B}", "👍", "№", "。"]
        for other in others { #expect(!UTF8Scanner.isLetter(other.value), "\(other)") }
    }

    @Test func knowsCaseAndScript() {
        #expect(UTF8Scanner.isUpper(0x429) && UTF8Scanner.isCyrillic(0x429) && !UTF8Scanner.isLatin(0x429))
        #expect(UTF8Scanner.isLower(0xE9) && UTF8Scanner.isLatin(0xE9) && !UTF8Scanner.isUpper(0xE9))
        #expect(UTF8Scanner.isDigit(0x37) && !UTF8Scanner.isDigit(0xB2))
    }

    @Test func knowsEmoji() {
        for emoji: Unicode.Scalar in ["👍", "❤", "🔥", "⭐", "🤔"] { #expect(UTF8Scanner.isEmoji(emoji.value)) }
        for other: Unicode.Scalar in ["1", "#", "©", "™", "→", "я"] {
            #expect(!UTF8Scanner.isEmoji(other.value))
        }
    }
}
