import Foundation
import ReviewModel
import TestSupport
import Testing

@testable import ReviewRendering

@Suite struct ObsidianFormatTests {
    private func files(of items: [LibraryItem]) -> [String: String] {
        var vault = ObsidianFormat(options: FolderOptions(title: "", words: PlainWords()))
        for item in items { vault.learn(item) }
        var files: [String: String] = [:]
        let write = { (file: FolderFile) in files[file.path] = String(decoding: file.bytes, as: UTF8.self) }
        for item in items { vault.item(item).forEach(write) }
        vault.end(write)
        return files
    }

    @Test func everyLinkLeadsToANote() {
        let files = files(of: SampleItems.all)
        var links = 0
        for (path, text) in files {
            for link in text.components(separatedBy: "[[").dropFirst() {
                let target = link.prefix { $0 != "|" }
                #expect(files["\(target).md"] != nil, "\(path): \(target)")
                links += 1
            }
            #expect(text.hasSuffix("\n\(VaultNote.marker)\n"))
        }
        #expect(links > 10)
        #expect(
            files["Reviews/Zero-Shot Text-to-Image Generation.md"]?.contains("[[Models/CLIP|CLIP]]") == true)
    }

    @Test func twoReviewsOfOneTitleAreTwoNotes() {
        var other = SampleItems.twoPapers
        other.review.id = "other"
        let names = files(of: [SampleItems.twoPapers, other]).keys.filter { $0.hasPrefix("Reviews/") }
        #expect(
            Set(names) == [
                "Reviews/Zero-Shot Text-to-Image Generation.md",
                "Reviews/Zero-Shot Text-to-Image Generation other.md",
            ])
    }

    /// Windows takes such names for devices, whatever stands behind the first dot.
    @Test(arguments: ["NUL", "com1", "LPT9", "aux.md", "CON .x", "PRN"]) func devicesAreNoNotes(title: String)
        throws
    {
        var item = SampleItems.news
        item.review.title = title
        let path = try #require(files(of: [item]).keys.first { $0.hasPrefix("Reviews/") })
        #expect(path == "Reviews/\(title) _.md")
    }

    @Test(arguments: [("2021", "_2021"), ("to read", "to_read"), ("nlp/llm", "nlp/llm"), ("НЛП", "НЛП")])
    func tagsAreObsidians(_ tag: String, _ expected: String) throws {
        var item = SampleItems.news
        item.curation.tags = [tag]
        let note = try #require(files(of: [item]).first { $0.key.hasPrefix("Reviews/") }?.value)
        #expect(note.contains("\"\(expected)\"]\n"), "\(note.prefix(600))")
    }

    @Test(arguments: 0..<20) func namesAreSafe(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let items = (0..<5).map { number in
            var item = SampleItems.hostile
            item.review.id = "i\(number)"
            item.review.title = Noise.text(&random)
            item.review.models = [ModelMention(name: Noise.text(&random), role: .primary)]
            return item
        }
        for (path, text) in files(of: items) {
            let name = path.split(separator: "/", omittingEmptySubsequences: false)
            #expect(name.count == 2 && !name[1].hasPrefix(".") && name[1].utf8.count < 250, "\(path)")
            #expect(!path.contains { "\\:*?\"<>|#^[]\n".contains($0) }, "\(path)")
            #expect(text.components(separatedBy: VaultNote.marker).count == 2)
        }
    }
}
