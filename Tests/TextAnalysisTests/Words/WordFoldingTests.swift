import Testing

@testable import TextAnalysis

@Suite struct WordFoldingTests {
    @Test(arguments: [
        ("Transformer", "transformer"), ("ЁЛКА", "елка"), ("Dollár", "dollar"), ("Žídek", "zidek"),
        ("Straße", "strasse"), ("Łukasz", "lukasz"), ("Søren", "soren"), ("Æther", "aether"),
        ("Nguyễn", "nguyen"),
        ("Έψιλον", "εψιλον"), ("ﬁne", "fine"), ("ＧＰＴ", "gpt"), ("𝗚𝗣𝗧", "gpt"), ("мой", "мой"),
        ("мои\u{306}", "мой"), ("МОИ\u{306}", "мой"), ("e\u{301}", "e"), ("со\u{AD}фт", "софт"), ("Ңа", "ңа"),
        ("中", "中"), ("H₂O", "h2o"), ("CO₂", "co2"),
    ])
    func bringsSpellingsTogether(word: String, folded: String) {
        #expect(String(decoding: WordFolding.fold(word), as: UTF8.self) == folded)
    }

    @Test(arguments: [
        "", "x", "Transformer", "ТРАНСФОРМЕРЫ", "мои\u{306}", "Straße", "cеть", "BERTа и GANы", "ﬁne, 中",
        "a longer line that no small string holds: ЁЛКА",
    ])
    func textIsWhatBytesAre(text: String) {
        let bytes = Array(("<" + text + "> И").utf8)
        let place = 1..<1 + text.utf8.count
        #expect(Array(bytes.slice(place).folded.utf8) == WordFolding.fold(bytes[place]))
    }

    @Test func brokenBytesAreFoldedAsText() {
        let bytes: [UInt8] = [0x41, 0xD0, 0x42, 0xFF, 0x43]
        let folded = String(decoding: WordFolding.fold(bytes), as: UTF8.self)
        #expect(
            bytes.slice(0..<5).folded == folded && bytes.slice(-3..<99).folded == folded)
    }

    @Test(arguments: [
        ("cеть", "сеть"), ("модeль", "модель"), ("Сlip", "clip"), ("trаnsformer", "transformer"),
        ("BERTа", "bertа"), ("GANы", "ganы"), ("RLщик", "rlщик"), ("сеть RL", "сеть rl"),
        ("cеть RL", "сеть rl"),
    ])
    func putsLookAlikesRight(word: String, folded: String) {
        #expect(String(decoding: WordFolding.fold(word), as: UTF8.self) == folded)
    }

    @Test(arguments: [("DALL", "DALL"), ("Élan", "Elan"), ("Ёж", "Еж"), ("МОИ\u{306}", "МОЙ"), ("Æ", "AE")])
    func keepsCapitalsOnRequest(word: String, folded: String) {
        let kept = WordFolding.foldKeepingCase(Array(word.utf8)[...])
        #expect(String(decoding: kept, as: UTF8.self) == folded)
    }

    @Test func leavesBrokenBytes() {
        #expect(WordFolding.fold([0x41, 0xFF, 0xD0]) == [0x61, 0xFF, 0xD0])
    }

    @Test func foldingAgainChangesNothing() {
        for value in UInt32(0x20)..<0x3000 {
            var bytes: [UInt8] = []
            UTF8Scanner.append(value, to: &bytes)
            let once = WordFolding.fold(bytes)
            #expect(WordFolding.fold(once) == once, "U+\(String(value, radix: 16))")
        }
    }
}
