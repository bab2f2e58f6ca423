import Foundation
import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Notes on papers are reviews in whatever style they are written, and other files of their folders are none.
@Suite struct NoteVaultTests {
    /// The least shares: notes that are a review, notes with the right title, other files that are no review.
    private static let floors = (review: 0.77, title: 0.65, others: 0.9)

    @Test func notesAreReviewsOfTheirPapers() throws {
        let vault = try NoteVault(folder: Checkout.root.appending(path: "Tests/ReviewParsingTests/Layouts"))
        #expect(vault.count >= 50)
        var notes = 0, reviews = 0, titled = 0, others = 0, apart = 0
        var misses: [String] = []
        for language in [PostGrid.Language.russian, .english] {
            for number in 0..<3 {
                let folder = vault.folder(number, in: language)
                for (note, items) in zip(folder, Self.read(folder)) {
                    let found = items.filter { $0.kind == .review }
                    guard let title = note.title else {
                        others += 1
                        apart += found.isEmpty ? 1 : 0
                        if !found.isEmpty { misses.append("\(note.path): a review") }
                        continue
                    }
                    notes += 1
                    reviews += found.count == 1 ? 1 : 0
                    let isTitled = found.contains { Self.isSame($0.papers.first?.title ?? "", as: title) }
                    titled += isTitled ? 1 : 0
                    if !isTitled { misses.append("\(note.path): \(found.first?.title ?? "no review")") }
                }
            }
        }
        let share = { (count: Int, all: Int) in Double(count) / Double(all) }
        let told = misses.joined(separator: "\n")
        #expect(share(reviews, notes) >= Self.floors.review, "\(reviews) of \(notes): \(told)")
        #expect(share(titled, notes) >= Self.floors.title, "\(titled) of \(notes): \(told)")
        #expect(share(apart, others) >= Self.floors.others, "\(apart) of \(others): \(told)")
    }

    private static func read(_ folder: [NoteVault.Note]) -> [[Review]] {
        let files = folder.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
        var reader = SourceReader()
        reader.folder = FolderShape(files)
        return files.map { file in
            var items: [Review] = []
            _ = try? reader.read(file, into: { items.append($0) }, report: { _ in })
            return items
        }
    }

    private static func isSame(_ left: String, as right: String) -> Bool {
        let words = { (text: String) in text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return words(left) == words(right)
    }
}
