import Bytes
import TestSupport
import Testing

@testable import TextAnalysis

@Suite struct HostileInputTests {
    private static let pieces = [
        "т.е. ", "A. B. ", "(", ")", "«", "»", "...", "?!", "\n", "\r\n", "1. ", "• ", "🔥", "中", "。",
        "и\u{306}", "GPT-3",
        "трансформер", "ё", "e\u{301}", ".", " ", ",", "BERTа", "“", "”", "[12]", "\u{200D}", "et al. ",
        "yahoo!", "х",
    ].map { Array($0.utf8) }

    /// A text of pieces that mean something and of random bytes.
    private static func text(_ seed: UInt64) -> [UInt8] {
        var noise = SplitMix(seed: seed)
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...60, using: &noise) {
            if Bool.random(using: &noise) {
                bytes += pieces.randomElement(using: &noise) ?? []
            } else {
                bytes.append(UInt8.random(in: 0...255, using: &noise))
            }
        }
        return bytes
    }

    private let matcher = LexiconMatcher([
        Lexicon.parse(Array("GPT-3 | gpt**; х\nТ | трансформер*; и т д\nBERT".utf8)).0,
        TopicLexicon.parse(Array("[a]\nen: gpt 3; gpt\n[b]\nru: т е; е".utf8)).0.lexicon,
    ])

    @Test func rangesAreInOrderAndInside() {
        for seed in 0..<600 {
            let bytes = Self.text(UInt64(seed))
            let tokens = Tokenizer.tokens(in: bytes)
            expectOrder(tokens.map(\.range), bytes)
            let sentences = SentenceSplitter.sentences(in: bytes)
            expectOrder(sentences, bytes)
            #expect(!sentences.contains { bytes[$0].contains(0x0A) })
            for match in matcher.matches(in: bytes, tokens: tokens) {
                #expect(match.range.lowerBound == tokens[match.tokens.lowerBound].range.lowerBound)
                #expect(match.range.upperBound == tokens[match.tokens.upperBound - 1].range.upperBound)
            }
        }
    }

    /// Every word is in a sentence, unless it marks a list item.
    @Test func noWordIsLostBetweenSentences() {
        for seed in 0..<600 {
            let bytes = Self.text(UInt64(seed))
            let sentences = SentenceSplitter.sentences(in: bytes)
            for token in Tokenizer.tokens(in: bytes) where token.range.count > 6 {
                #expect(sentences.contains { $0.contains(token.range.lowerBound) }, "seed \(seed)")
            }
        }
    }

    @Test func nothingCrashes() {
        let stemmer = Stemmer()
        for seed in 0..<600 {
            let bytes = Self.text(UInt64(seed))
            let folded = WordFolding.fold(bytes)
            #expect(folded.count <= bytes.count * 2)
            #expect(Stemmer.variantKey(stemmer.stem(folded)).count <= bytes.count + 60)
            #expect(Transliteration.skeleton(folded).count <= folded.count * 2)
            #expect(Transliteration.latin(fromCyrillic: bytes).count >= bytes.filter { $0 < 0x80 }.count)
            #expect(LanguageDetection.detect(bytes).map { (0...1).contains($0.share) } ?? true)
            #expect(Lexicon.parse(bytes).0.entries.count <= bytes.count)
            #expect(TopicLexicon.parse(bytes).0.topics.count <= bytes.count)
            #expect(EditDistance.ofBytes(bytes, folded, limit: bytes.count + folded.count) != nil)
        }
    }

    private func expectOrder(_ ranges: [Range<Int>], _ bytes: [UInt8]) {
        var last = 0
        for range in ranges {
            #expect(range.lowerBound >= last && range.upperBound <= bytes.count && !range.isEmpty)
            last = range.upperBound
        }
    }
}
