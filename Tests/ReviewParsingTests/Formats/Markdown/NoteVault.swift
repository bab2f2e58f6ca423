import Foundation
import ReviewModel

@testable import ReviewParsing

/// Folders of notes on papers in many styles, with other files among them.
struct NoteVault {
    /// A file of a folder, and the title that is to be read from it; nil where it is no note on a paper.
    struct Note {
        var path: String
        var text: String
        var title: String?
    }

    private let styles: [(name: String, lines: [Substring])]
    private let others: [Note]
    private let grid: PostGrid

    /// The styles of the files in `folder`.
    init(folder: URL) throws {
        let sections = { (name: String) throws in
            PostGrid.sections(
                of: try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8))
        }
        styles = try sections("notes")
        others = try sections("othernotes").map {
            Note(path: "vault/" + $0.name, text: $0.lines.joined(separator: "\n"), title: nil)
        }
        grid = try PostGrid(handsIn: folder)
    }

    /// How many styles there are.
    var count: Int { styles.count }

    /// The folder number `number`, in which every third style is used once, with the other files.
    func folder(_ number: Int, in language: PostGrid.Language) -> [Note] {
        let own = styles.indices.filter { $0 % 3 == number % 3 }.map { index in
            note(styles[index].lines, paper: (index / 3 + number) % grid.paperCount, in: language)
        }
        return own + others
    }

    private func note(_ style: [Substring], paper: Int, in language: PostGrid.Language) -> Note {
        let parts = ["n": String(paper + 1), "slug": Self.slug(grid.title(of: paper)), "yy": "24"]
        let fill = { (text: String) in
            grid.filled(parts.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }, paper, language)
        }
        let name = fill(String(style[0].dropFirst(6))).replacing("/", with: "_").replacing(":", with: "")
        return Note(
            path: "vault/" + name,
            text: fill(style.dropFirst().joined(separator: "\n")), title: grid.title(of: paper))
    }

    private static func slug(_ title: String) -> String {
        title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }
}
