import Foundation
import ReviewModel
import Testing
import TextAnalysis

@testable import ReviewStorage

struct SnippetTests {
    private func snippet(_ query: String, _ text: String) -> String? {
        let plan = SearchPlan(rest: [QueryParser.parse(query).query], notes: [])
        var maker = SnippetMaker(plan)
        let snippet = maker.snippet(of: Sample.review("k", text: text))
        return snippet?.pieces.map { $0.isHit ? "[\($0.text)]" : $0.text }.joined()
    }

    @Test(
        arguments: [
            ("кот", "Коты спят.", "[Коты] спят."),
            ("спать кот", "Коты спят", "[Коты] спят"),
            ("сп*", "Коты спят", "Коты [спят]"),
            ("слон", "Коты спят", nil),
            ("-кот", "Коты спят", nil),
            ("кот", "a\n\n кот\t\t b", "a [кот] b"),
            ("кот", "\u{E001}кот\u{E000}", "[кот]"),
            ("эмбеддинг", "вот Ембединги", "вот [Ембединги]"),
            ("clip", "вот \u{421}LIP", "вот [\u{421}LIP]"),
            ("ёлка", "Ёлки и елки", "[Ёлки] и [елки]"),
            ("gpt-4", "и GPT-4 тоже", "и [GPT]-[4] тоже"),
            ("model:x", "model x", nil),
            ("?", "? ?", nil),
        ] as [(String, String, String?)])
    func marks(query: String, text: String, expected: String?) {
        #expect(snippet(query, text) == expected)
    }

    @Test func thePassageWithMostWordsIsTaken() throws {
        let filler = String(repeating: "много слов ", count: 60)
        let text = "кот " + filler + "рыжий кот спит " + filler + " кот"
        let found = try #require(snippet("рыжий кот", text))
        #expect(found.contains("[рыжий] [кот] спит"))
        #expect(found.hasPrefix("… "))
        #expect(found.hasSuffix(" …"))
        #expect(found.utf8.count < 300)
        #expect(!found.contains("\u{FFFD}"))
    }

    @Test func anEndlessWordIsNotCutInsideACharacter() throws {
        let text = String(repeating: "я", count: 5_000) + "-кот-" + String(repeating: "ю", count: 5_000)
        let found = try #require(snippet("кот", text))
        #expect(!found.contains("\u{FFFD}"))
        #expect(found.contains("[кот]"))
    }

    /// Nearly all words of a text are passed over by how they begin; none that was asked for may be. Each text
    /// is short enough to be a passage as a whole.
    @Test func noHitIsPassedOver() {
        var random = UInt64(20)
        func pick<Element>(_ from: [Element]) -> Element {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return from[Int(random >> 33) % from.count]
        }
        let stems = ["модел", "ёлк", "этап", "embed", "study", "сеть", "Clip", "ввод", "ÉTUD", "αlpha", "x"]
        let endings = ["", "и", "ами", "s", "ing", "ies", "а", "ем", "2"]
        let twins = [
            ("a", "\u{430}"), ("e", "\u{435}"), ("C", "\u{421}"), ("э", "е"), ("ё", "е"), ("т", "T"),
        ]
        func word() -> String {
            var word = pick(stems) + pick(endings)
            if pick([true, false]) { word = word.uppercased() }
            if pick([true, false, false]) {
                let (from, to) = pick(twins)
                word = word.replacing(from, with: to)
            }
            return word
        }
        for _ in 0..<2_000 {
            let asked = pick(["", "", "="]) + word() + pick(["", "", "*"])
            let words = (0..<6).map { _ in word() }
            let hits = words.map { SnippetTests.isHit($0, QueryParser.parse(asked).query) }
            let expected = zip(words, hits).map { $1 ? "[\($0)]" : $0 }.joined(separator: " ")
            #expect(
                snippet(asked, words.joined(separator: " ")) == (hits.contains(true) ? expected : nil),
                "\(asked)")
        }
    }

    /// Words begin as their stems and forms do, as far as words are told by that: all words of the sample
    /// library, in small letters and large ones.
    @Test func wordsAreToldByHowTheyBegin() throws {
        var words: Set<String> = []
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Digests")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        for case let file as URL in try #require(files) {
            guard let text = try? Data(contentsOf: file) else { continue }
            let bytes = Array(text)
            for token in Tokenizer.tokens(in: bytes) {
                words.insert(String(decoding: bytes[token.range], as: UTF8.self))
            }
        }
        #expect(words.count > 1_000)
        words.formUnion([
            "dying", "еек", "ввод", "этап", "и\u{306}од", "ая", "aing", "D\u{443}ing", "α1", "x",
        ])
        for word in words.union(words.map { $0.uppercased() }) {
            let bytes = Array(word.utf8)
            for term in SnippetTests.terms(word) {
                var beginnings = AskedBeginnings()
                beginnings.add(term)
                let mayBegin = bytes.withUnsafeBufferPointer { bytes in
                    Tokenizer.tokens(in: Array(bytes)).first.map { beginnings.mayBegin(bytes, at: $0) }
                }
                #expect(mayBegin != false, "\(word)")
            }
        }
    }

    /// The rule, word by word: a stem or form is one of those asked for.
    private static func isHit(_ word: String, _ query: Query) -> Bool {
        let found = terms(word)
        switch query {
        case .word(let text), .exactWord(let text): return !Set(found).isDisjoint(with: terms(text))
        case .prefix(let text): return found[1].starts(with: terms(text)[1])
        default: return false
        }
    }

    /// Stem and form of a word.
    private static func terms(_ word: String) -> [[UInt8]] {
        var memo = WordMemo()
        let number = Array(word.utf8).withUnsafeBufferPointer { memo.number(of: $0, 0..<$0.count) }
        return [memo.stem(number), memo.form(number)]
    }
}
