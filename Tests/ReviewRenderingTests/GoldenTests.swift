import Foundation
import ReviewModel
@testable import ReviewRendering
import Testing

/// Every format over the sample items, compared with the files in `Goldens`. Run with
/// `DIGEST_RECORD=1` to write them anew, and read them then.
@Suite struct GoldenTests {
    @Test(arguments: ExportFormats.all.map { $0.name })
    func format(_ name: String) throws {
        let format = try #require(ExportFormats.named(name))
        let isFirst = ExportFormats.all.first { $0.fileExtension == format.fileExtension } == format
        let file = isFirst ? "items" : "items-\(name)"
        try compare(render(format, SampleItems.all), with: "\(file).\(format.fileExtension)")
    }

    @Test(arguments: [40, 60, 80, 120])
    func list(width: Int) throws {
        let options = RenderingOptions(
            width: width, idPrefixes: ["7kq2m9x0ab": "7kq", "abcdefghjk": "abcdefghj"])
        try compare(render(TextFormat.self, SampleItems.all, options), with: "list-\(width).txt")
    }

    @Test(arguments: [40, 80])
    func page(width: Int) throws {
        let options = RenderingOptions(width: width, view: .full)
        try compare(render(TextFormat.self, SampleItems.all, options), with: "page-\(width).txt")
    }

    @Test func color() throws {
        let list = RenderingOptions(width: 80, color: true, idPrefixes: ["7kq2m9x0ab": "7kq"])
        let page = RenderingOptions(width: 80, color: true, view: .full)
        let both =
            render(TextFormat.self, [SampleItems.twoPapers], list)
            + render(TextFormat.self, [SampleItems.twoPapers, SampleItems.hostile], page)
        try compare(both, with: "color.ansi")
    }

    private func compare(_ bytes: [UInt8], with name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Goldens")
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["DIGEST_RECORD"] == "1" { try Data(bytes).write(to: file) }
        let golden = try Data(contentsOf: file)
        #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
    }
}

/// A whole export in memory.
func render(
    _ format: any ExportFormat.Type, _ items: [LibraryItem], _ options: RenderingOptions? = nil
) -> [UInt8] {
    var sample = RenderingOptions()
    sample.words = .sample
    return format.export(items, options: options ?? sample)
}
