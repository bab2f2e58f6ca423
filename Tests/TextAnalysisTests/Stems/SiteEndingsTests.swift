import Foundation
import TestSupport
import Testing

@testable import TextAnalysis

/// The search of a site has no stemmer: it takes endings off words until what is left is a stem of the index.
@Suite struct SiteEndingsTests {
    /// The endings that the script of a site knows.
    private static func endings() throws -> Set<String> {
        let script = try Checkout.text(of: "Sources/CSiteFiles/match.js")
        let list = try #require(
            script.components(separatedBy: "const endings = (").last?.components(separatedBy: ").split").first
        )
        let parts = list.replacingOccurrences(of: "\\'", with: "’").components(separatedBy: "'")
        let text = parts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element).joined()
        return Set(text.replacingOccurrences(of: "’", with: "'").split(separator: " ").map(String.init))
    }

    /// Words of the sample library, and what is left over of each behind its stem.
    private static func rests() throws -> [(word: String, stem: String, rest: String)] {
        let stemmer = Stemmer()
        var seen: Set<[UInt8]> = []
        var rests: [(String, String, String)] = []
        for file in Checkout.files(under: Checkout.digests)
        where file.hasSuffix(".txt") || file.hasSuffix(".md") {
            let bytes = try Checkout.bytes(of: Checkout.digests.appendingPathComponent(file))
            for token in TextSlice(bytes).tokens {
                let word = WordFolding.fold(bytes[token.range])
                guard word.count > 2, seen.insert(word).inserted else { continue }
                let stem = stemmer.stem(word)
                guard stem != word, word.starts(with: stem) else { continue }
                let text = { (bytes: ArraySlice<UInt8>) in String(decoding: bytes, as: UTF8.self) }
                rests.append((text(word[...]), text(stem[...]), text(word.dropFirst(stem.count))))
            }
        }
        return rests
    }

    @Test func theScriptKnowsTheEndingsThatTheStemmerTakesOff() throws {
        let endings = try Self.endings()
        #expect(endings.count > 100)
        let rests = try Self.rests()
        #expect(rests.count > 500)
        // What the script does not know, it finds by the beginning: at most five letters are left over then.
        let lost = rests.filter { !endings.contains($0.rest) && ($0.rest.count > 5 || $0.stem.count < 4) }
        let words = lost.map { "\($0.stem)-\($0.rest)" }
        #expect(Double(lost.count) < 0.02 * Double(rests.count), "\(words)")
        let known = rests.filter { endings.contains($0.rest) }
        #expect(Double(known.count) > 0.85 * Double(rests.count))
    }
}
