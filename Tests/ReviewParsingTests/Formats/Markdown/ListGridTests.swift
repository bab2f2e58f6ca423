import Foundation
import ReviewModel
import TestSupport
import Testing

/// Papers are read from lists however these are laid out.
///
/// What was measured last stands in `Layouts/listmatrix.txt`, which `DIGEST_RECORD=1` writes anew: a row a layout, with
/// the shares of papers found, of authors and of numbers read right, in Russian and in English. No total may fall more
/// than 0.03 below what stands there.
@Suite struct ListGridTests {
    private static let folder = Checkout.root.appending(path: "Tests/ReviewParsingTests/Layouts")

    /// How far a total may lie below what was measured.
    private static let slack = 0.03

    @Test func sharesAreThoseMeasured() throws {
        let grid = try ListGrid(folder: Self.folder)
        #expect(grid.names.count >= 25)
        var all = ListScore()
        var rows: [String] = []
        for name in grid.names {
            var row = name + String(repeating: " ", count: max(1, 52 - name.count))
            for language in [PostGrid.Language.russian, .english] {
                var score = ListScore()
                let page = try #require(grid.page(name, in: language))
                score.judge(page, Reading(page.text, path: "list.md").items)
                all.add(score)
                row += " " + score.shares
            }
            rows.append(row)
        }
        rows += ["", "all: \(all.shares)"]
        let file = Self.folder.appending(path: "listmatrix.txt")
        if ProcessInfo.processInfo.environment["DIGEST_RECORD"] != nil {
            try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: file)
        }
        let recorded = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let known = Set(recorded.map(String.init))
        let changed = rows.filter { !known.contains($0) }.joined(separator: "\n")
        let line = try #require(recorded.first { $0.hasPrefix("all: ") })
        let floors = line.dropFirst(5).split(separator: " ").compactMap { Double($0) }
        #expect(floors.count == all.counts.count)
        for (floor, count) in zip(floors, all.counts) {
            #expect(Double(count.right) >= (floor - Self.slack) * Double(count.all), "\(changed)")
        }
    }
}

/// What was read right of what was asked.
private struct ListScore {
    /// Papers found, lists of authors, numbers.
    private(set) var counts = [(right: Int, all: Int)](repeating: (0, 0), count: 3)

    /// The shares with two decimals; "-" where nothing was asked.
    var shares: String {
        counts.map { count in
            guard count.all > 0 else { return "-   " }
            let hundredths = count.right * 100 / count.all
            return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
        }.joined(separator: " ")
    }

    mutating func add(_ other: ListScore) {
        counts = zip(counts, other.counts).map { ($0.right + $1.right, $0.all + $1.all) }
    }

    mutating func judge(_ page: ListGrid.Page, _ items: [Review]) {
        let found = items.filter { $0.kind == .entry || $0.kind == .review }.flatMap(\.papers)
        for wanted in page.papers {
            let paper = found.first { Self.isSame($0.title, as: wanted.title) }
            count(0, paper != nil)
            if let surnames = wanted.surnames {
                let authors = paper?.authors.map(\.name) ?? []
                count(
                    1,
                    authors.count == surnames.count && zip(authors, surnames).allSatisfy { $0.contains($1) })
            }
            if let arxiv = wanted.arxiv { count(2, paper?.arxiv?.hasPrefix(arxiv) ?? false) }
        }
    }

    private mutating func count(_ place: Int, _ isRight: Bool) {
        counts[place] = (counts[place].right + (isRight ? 1 : 0), counts[place].all + 1)
    }

    private static func isSame(_ left: String, as right: String) -> Bool {
        let words = { (text: String) in text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return words(left) == words(right)
    }
}
