import Foundation

/// Lists of papers in many layouts, made of the papers that notes and posts of other hands are made of.
struct ListGrid {
    /// A document and what is to be read from it.
    struct Page {
        var text: String
        var papers: [Paper]
    }

    /// A paper that a document lists; parts that its layout does not show are nil.
    struct Paper {
        var title: String
        /// Surnames, one where the layout cuts the names short.
        var surnames: [String]?
        var arxiv: String?
    }

    /// A layout: what stands over the papers, a paper, what stands below.
    private struct Layout {
        var name: String
        var head: String
        var row: String
        var foot: String
    }

    private let layouts: [Layout]
    private let grid: PostGrid

    /// The layouts of `lists.txt` in `folder`.
    init(folder: URL) throws {
        let text = try String(contentsOf: folder.appending(path: "lists.txt"), encoding: .utf8)
        layouts = PostGrid.sections(of: text).map { section in
            let parts = section.lines.split(separator: "@row", maxSplits: 1, omittingEmptySubsequences: false)
            let rest = (parts.last ?? []).split(
                separator: "@end", maxSplits: 1, omittingEmptySubsequences: false)
            let joined = { (lines: ArraySlice<Substring>?) in (lines ?? []).map { $0 + "\n" }.joined() }
            return Layout(
                name: section.name, head: joined(parts.first), row: joined(rest.first),
                foot: joined(rest.last))
        }
        grid = try PostGrid(handsIn: folder)
    }

    /// Names of the layouts, in the order of the file.
    var names: [String] { layouts.map(\.name) }

    /// All papers in the layout called `name`.
    func page(_ name: String, in language: PostGrid.Language) -> Page? {
        guard let layout = layouts.first(where: { $0.name == name }) else { return nil }
        let numbers = 0..<grid.paperCount
        let rows = numbers.map { number in
            grid.filled(Self.named(layout.row, people(number), number + 1), number, language)
        }
        let isCut = layout.row.contains("{etal}")
        let showsNames = [
            "{authors}", "{apa}", "{ieee}", "{gost}", "{vancouver}", "{bibtex}", "{points}", "{etal}",
        ]
        .contains { layout.row.contains($0) }
        let showsNumber = ["{paper}", "{pdf}", "{arxiv}"].contains { layout.row.contains($0) }
        return Page(
            text: grid.filled(layout.head, 0, language) + rows.joined()
                + grid.filled(layout.foot, 0, language),
            papers: numbers.map { number in
                let surnames = people(number).map(\.family)
                return Paper(
                    title: grid.title(of: number),
                    surnames: showsNames ? (isCut ? Array(surnames.prefix(1)) : surnames) : nil,
                    arxiv: showsNumber ? grid.filled("{arxiv}", number, language) : nil)
            })
    }

    private typealias Person = (given: String, family: String)

    /// The authors of a paper; the last word is the surname, with the particle before it.
    private func people(_ number: Int) -> [Person] {
        grid.filled("{authors}", number, .english).split(separator: ",").map { name in
            let words = name.split(separator: " ").map(String.init)
            let first = words.firstIndex { $0.first?.isLowercase ?? false } ?? words.count - 1
            return (words[..<first].joined(separator: " "), words[first...].joined(separator: " "))
        }
    }

    /// `row` with the number and the names in the styles of bibliographies.
    private static func named(_ row: String, _ people: [Person], _ number: Int) -> String {
        let initials = { (given: String, mark: String, gap: String) in
            given.split(separator: " ").map { $0.prefix(1) + mark }.joined(separator: gap)
        }
        let joined = { (names: [String], last: String) in
            names.count < 2
                ? names.joined() : names.dropLast().joined(separator: ", ") + last + (names.last ?? "")
        }
        let styles: [String: String] = [
            "n": String(number),
            "apa": joined(people.map { "\($0.family), " + initials($0.given, ".", " ") }, ", & "),
            "ieee": joined(people.map { initials($0.given, ".", " ") + " \($0.family)" }, " and "),
            "gost": people.map { "\($0.family) " + initials($0.given, ".", " ") }.joined(separator: ", "),
            "vancouver": people.map { "\($0.family) " + initials($0.given, "", "") }.joined(separator: ", "),
            "bibtex": people.map { "\($0.family), \($0.given)" }.joined(separator: " and "),
            "points": people.map { "\($0.given) \($0.family)" }.joined(separator: " · "),
            "etal": (people.first?.family ?? "") + " et al.",
        ]
        return styles.reduce(row) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}
