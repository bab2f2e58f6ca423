import Foundation
import TestSupport
import Testing

@testable import TextAnalysis

@Suite struct WordFileTests {
    @Test func readsLists() {
        let file = WordFile(
            Array("# head\n[small]\na; to be ;b # why\nc\n\n[pairs]\nтыс = thousand; mm\n".utf8))
        #expect(file.problems.isEmpty && file.names == ["pairs", "small"])
        #expect(file.values("small") == ["a", "to be", "b", "c"] && file.values("other").isEmpty)
        #expect(file.pairs("pairs").map(\.left) == ["тыс", "mm"])
        #expect(file.pairs("pairs").map(\.right) == ["thousand", "mm"])
        #expect(file.fields("small") == ["a", "to", "be", "b", "c"])
        #expect(file.words("pairs").map { [$0.of, $0.word] } == [["тыс", "thousand"], ["mm", "mm"]])
        let list = file.list("small")
        #expect(list.contains(Array("be".utf8)) && !list.contains(Array("to be".utf8)))
    }

    @Test(arguments: [
        ("word\n[a]\n", 1), ("[a]\nx; y; x\n", 2), ("[a]\nx\n[a]\ny\n", 3), ("\n[]\n", 2),
    ])
    func tellsOfFaults(text: String, line: Int) {
        #expect(WordFile(Array(text.utf8)).problems.map(\.line) == [line])
    }

    @Test(arguments: WordFiles.all)
    func everyFileIsWellFormed(name: String, file: WordFile) {
        #expect(file.problems.isEmpty, "\(name).txt: \(file.problems)")
        for list in file.names { #expect(!file.values(list).isEmpty, "\(name).txt: [\(list)]") }
    }

    @Test func everyFileOfTheFolderIsTakenIn() throws {
        let files = Checkout.files(under: Self.lexicons.appendingPathComponent("Words"))
        #expect(files == WordFiles.all.map { $0.name + ".txt" }.sorted())
        for (name, file) in WordFiles.all {
            let bytes = try Checkout.bytes(of: Self.lexicons.appendingPathComponent("Words/\(name).txt"))
            let read = WordFile(bytes)
            #expect(read.names == file.names, "\(name).txt is another file")
            for list in read.names {
                #expect(
                    read.values(list) == file.values(list),
                    "\(name).txt: [\(list)] is as it was before an edit")
            }
        }
    }

    /// `swift build` builds an edited file: the compiler has told it which files it took in.
    @Test func editedFilesAreBuilt() throws {
        let list = Checkout.products.appendingPathComponent("CLexicons.build/lexicons.c.d")
        let taken = try String(contentsOf: list, encoding: .utf8)
        let files = Checkout.files(under: Self.lexicons).filter { $0.hasSuffix(".txt") }
        #expect(files.count > WordFiles.all.count)
        for file in files {
            #expect(taken.contains("/Lexicons/\(file)"), "\(file) is built when something else is")
        }
    }

    /// A list that nobody asks for is dead, and one that is not there would silently be empty.
    @Test func everyListIsAskedFor() throws {
        let sources = Checkout.root.appendingPathComponent("Sources")
        var text = ""
        for file in Checkout.files(under: sources) where file.hasSuffix(".swift") {
            text += try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
        }
        let literals = Set(text.split(separator: "\"").map(String.init))
        let cases = Self.cases(in: text)
        for (name, file) in WordFiles.all {
            for list in file.names {
                #expect(Self.isAsked(list, by: literals, cases: cases), "\(name).txt: [\(list)]")
            }
            for asked in Self.asked(of: name, in: text) {
                #expect(file.names.contains(asked), "\(name).txt has no [\(asked)]")
            }
        }
    }

    @Test(arguments: [("kind.method", true), ("kind.weather", false), ("fine", true), ("finer", false)])
    func deadListsAreSeen(list: String, isAsked: Bool) {
        let literals: Set = ["fine", #"kind.\($0.rawValue)"#]
        let cases = Self.cases(in: "enum Kind: String {\n    case contribution, method\n}\n")
        #expect(Self.isAsked(list, by: literals, cases: cases) == isAsked)
    }

    /// Whether a list is named by `literals` of the sources: outright, or by its kind, `"kind.\($0.rawValue)"`, and by
    /// one of `cases`.
    private static func isAsked(_ list: String, by literals: Set<String>, cases: Set<String>) -> Bool {
        if literals.contains(list) { return true }
        guard let stop = list.firstIndex(of: ".") else { return false }
        let kind = list[...stop] + #"\("#
        return literals.contains { $0.hasPrefix(kind) } && cases.contains(String(list[stop...].dropFirst()))
    }

    /// Names of the cases of enumerations, those with values aside.
    private static func cases(in text: String) -> Set<String> {
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        return Set(
            lines.filter { $0.hasPrefix("case ") && !$0.contains(":") && !$0.contains("(") }.flatMap {
                $0.dropFirst(5).components(separatedBy: ", ")
            })
    }

    private static let lexicons = Checkout.root.appendingPathComponent("Sources/TextAnalysis/Lexicons")

    /// Names in `WordFiles.name.values("…")` and the like.
    private static func asked(of name: String, in text: String) -> [String] {
        text.lowercased().components(separatedBy: "wordfiles.\(name).").dropFirst().compactMap { rest in
            let parts = rest.prefix(80).split(separator: "\"", maxSplits: 2)
            guard parts.count == 3,
                ["values(", "list(", "pairs(", "fields(", "words(", "phrases("].contains(parts[0])
            else { return nil }
            return String(parts[1])
        }
    }
}
