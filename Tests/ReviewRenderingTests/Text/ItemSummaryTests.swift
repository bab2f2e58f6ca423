import ReviewModel
import TestSupport
import Testing

@testable import ReviewRendering

@Suite struct ItemSummaryTests {
    /// Where lines are not broken they are what lines of endless width are.
    @Test(arguments: [false, true])
    func unbrokenLinesAreEndlessOnes(color: Bool) {
        var random = SplitMix(seed: 7)
        for _ in 0..<200 {
            var item = LibraryItem(
                review: Review(
                    kind: .review, title: Noise.text(&random), text: "",
                    source: SourceReference(path: "a.txt", format: "telegram-text")))
            item.review.id = "abcdefg"
            item.review.label = Noise.text(&random)
            item.review.papers = [Paper(title: "")]
            item.review.papers[0].authors = [Author(name: Noise.text(&random)), Author(name: "Ann Lee")]
            item.review.topics = [TopicScore(id: "rl", score: 1)]
            item.snippet = Passage("а ")
            item.snippet?.append(Noise.text(&random), isHit: true)
            item.snippet?.append(" б")
            item.curation.tags = [Noise.text(&random)]
            let plain = RenderingOptions(width: nil, color: color, view: .list)
            let wide = RenderingOptions(width: 100_000, color: color, view: .list)
            #expect(
                trimmed(TextFormat.export([item], options: plain))
                    == trimmed(TextFormat.export([item], options: wide)))
        }
    }

    /// Lines without spaces at their ends, which are dropped where lines are broken.
    private func trimmed(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).replacing("\u{1B}[0m", with: "").split(separator: "\n")
            .map { String($0.reversed().drop { $0 == " " }.reversed().drop { $0 == " " }) }
    }
}
