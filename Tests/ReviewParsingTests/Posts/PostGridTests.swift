import Foundation
import ReviewModel
import TestSupport
import Testing

/// Posts about a paper are reviews however they are laid out, and other posts of the same channels are none.
///
/// What was measured last stands in `Layouts/matrix.txt`, which `DIGEST_RECORD=1` writes anew: a row a layout, a
/// column a language, each as the share of posts read right alone and among others. No total may fall more than
/// 0.03 below what stands there.
@Suite struct PostGridTests {
    private static let folder = Checkout.root.appending(path: "Tests/ReviewParsingTests/Layouts")

    /// How far a total may lie below what was measured.
    private static let slack = 0.03

    @Test func sharesAreThoseMeasured() throws {
        let grid = try PostGrid(folder: Self.folder)
        var run = GridRun(grid: grid)
        var rows: [String] = []
        for layout in grid.layouts {
            rows.append(run.row(layout.name) { grid.samples(of: layout, in: $0) })
        }
        let handmade = run.totals
        // Posts that nobody looked at while the rules were written.
        var composed = GridRun(grid: grid)
        rows.append(composed.row("put together at random") { grid.composed(60, of: .parts, in: $0, seed: 7) })
        var others = GridRun(grid: grid)
        rows.append(others.row("of other forms") { grid.composed(60, of: .otherParts, in: $0, seed: 7) })
        let handGrid = try PostGrid(handsIn: Self.folder)
        var hands = GridRun(grid: handGrid)
        for layout in handGrid.layouts {
            rows.append(hands.row(layout.name) { handGrid.samples(of: layout, in: $0) })
        }
        let totals: [(name: String, score: GridScore)] =
            [
                ("layouts alone", handmade.alone), ("layouts among others", handmade.mixed),
                ("others kept apart", handmade.others), ("papers of others", handmade.named),
                ("at random alone", composed.totals.alone), ("at random among others", composed.totals.mixed),
                ("of other forms alone", others.totals.alone),
                ("of other forms among others", others.totals.mixed),
                ("of other hands alone", hands.totals.alone),
                ("of other hands among others", hands.totals.mixed),
                ("others of other hands kept apart", hands.totals.others),
            ]
        let lines = rows + [""] + totals.map { "\($0.name): \(GridRun.share($0.score))" }
        let file = Self.folder.appending(path: "matrix.txt")
        if ProcessInfo.processInfo.environment["DIGEST_RECORD"] != nil {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        }
        let recorded = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        // Rows that are others now, for whoever reads that a total fell.
        let known = Set(recorded.map(String.init))
        let changed = rows.filter { !known.contains($0) }.joined(separator: "\n")
        for (name, score) in totals {
            let line = try #require(recorded.first { $0.hasPrefix(name + ": ") })
            let floor = try #require(Double(line.dropFirst(name.count + 2))) - Self.slack
            #expect(
                score.share >= floor,
                "\(name): \(score.misses.prefix(20).joined(separator: "\n")), and \(score.misses.count) in all\n\(changed)"
            )
        }
    }

    @Test func theGridIsWide() throws {
        let grid = try PostGrid(folder: Self.folder)
        #expect(grid.layouts.count >= 60)
        #expect(Set(grid.layouts.map(\.name)).count == grid.layouts.count)
        for language in PostGrid.Language.allCases {
            #expect(grid.others[language]?.count ?? 0 >= 20)
            for layout in grid.layouts {
                for sample in grid.samples(of: layout, in: language) {
                    let words = sample.post.runs.map(\.text).joined()
                    #expect(!words.contains("{") && !words.isEmpty, "\(layout.name) leaves a part unfilled")
                }
            }
        }
    }
}

/// Reads posts of the grid and counts.
private struct GridRun {
    let grid: PostGrid
    /// Posts alone in their export, among others, the others, and the papers that others name.
    var totals: (alone: GridScore, mixed: GridScore, others: GridScore, named: GridScore) = (
        GridScore(), GridScore(), GridScore(), GridScore()
    )

    init(grid: PostGrid) { self.grid = grid }

    /// A row of the matrix.
    mutating func row(_ name: String, _ samples: (PostGrid.Language) -> [PostGrid.Sample]) -> String {
        var row = name + String(repeating: " ", count: max(1, 42 - name.count))
        for language in PostGrid.Language.allCases {
            let samples = samples(language)
            let alone = alone(samples, as: "\(name) \(language.rawValue)")
            let mixed = mixed(samples, in: language, as: "\(name) \(language.rawValue) among others")
            totals.alone.add(alone)
            totals.mixed.add(mixed)
            row += " \(Self.share(alone)) \(Self.share(mixed)) "
        }
        while row.last == " " { row.removeLast() }
        return row
    }

    private func alone(_ samples: [PostGrid.Sample], as name: String) -> GridScore {
        var score = GridScore()
        for sample in samples {
            score.judge(sample, number: 1, in: read([sample.post] + sample.more), as: name)
        }
        return score
    }

    /// Reads a channel in which every second post is about no paper.
    private mutating func mixed(
        _ samples: [PostGrid.Sample], in language: PostGrid.Language, as name: String
    ) -> GridScore {
        let others = grid.others[language] ?? []
        let first = name.utf8.reduce(0) { $0 + Int($1) }
        let between = samples.indices.map { others[(first + $0) % others.count] }
        let items = read(zip(samples, between).flatMap { [$0.post] + $0.more + [$1.post] })
        var score = GridScore()
        var number = 1
        for (index, sample) in samples.enumerated() {
            score.judge(sample, number: number, in: items, as: name)
            number += sample.more.count + 1
            totals.others.judge(between[index], number: number, in: items)
            totals.named.judge(paperOf: between[index], number: number, in: items)
            number += 1
        }
        return score
    }

    /// Reads a channel as Telegram Desktop exports it; as a preview page where it has cards, which exports leave
    /// out.
    private func read(_ posts: [PostNotation]) -> [Review] {
        posts.contains { $0.card != nil }
            ? Reading(PostNotation.page(posts), path: "page.html").items
            : Reading(PostNotation.export(posts), path: "result.json").items
    }

    /// A share with two decimals.
    static func share(_ score: GridScore) -> String {
        let hundredths = Int((score.share * 100).rounded(.down))
        return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    }
}
