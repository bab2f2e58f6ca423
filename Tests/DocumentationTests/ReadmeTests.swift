import Foundation
import TestSupport
import Testing

/// What the README shows and names is there.
@Suite struct ReadmeTests {
    static let path = "README.md"

    @Test func commandsPrintWhatIsWritten() throws {
        #expect(ConsoleText(try Checkout.text(of: Self.path)).commands.count > 10)
        try PageReplay.check(Self.path)
    }

    @Test(arguments: [path] + ManualTests.pages.map { ManualTests.folder + $0 })
    func filesThatAreLinkedExist(page: String) throws {
        let targets = try Checkout.text(of: page).split(separator: "](").dropFirst()
            .compactMap { $0.split(separator: ")").first }
        let local = targets.filter { !$0.contains("://") && !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: "#").first }
        let folder = Checkout.root.appendingPathComponent(page).deletingLastPathComponent()
        for target in local {
            let file = folder.appendingPathComponent(String(target)).standardizedFileURL.path
            #expect(FileManager.default.fileExists(atPath: file), "\(page): \(target)")
        }
        if page == Self.path { #expect(local.count > 10) }
    }

    @Test func targetsOfMakeExist() throws {
        let lines = try Checkout.text(of: Self.path).split(separator: "\n").map { $0.drop { $0 == " " } }
        let commands = lines.filter { $0.hasPrefix("make ") }.map(String.init)
        let inline = lines.flatMap { MarkdownTables.code(String($0)) }.filter { $0.hasPrefix("make ") }
        let targets = Set((commands + inline).map { String($0.split(separator: " ")[1]) })
        #expect(targets.isSuperset(of: ["demo", "test", "install"]))
        let there = try Checkout.text(of: "Makefile").split(separator: "\n").map { $0.prefix { $0 != ":" } }
        for target in targets { #expect(there.contains(target[...]), "make \(target)") }
    }
}
