import Foundation
import ReviewModel
@testable import ReviewRendering
import TestSupport
import Testing

@Suite struct ExportFormatsTests {
    @Test func listNamesEveryFormatOfTheFolder() throws {
        let declared = try Declarations.types(
            conformingTo: ["ExportFormat"], in: "ExportFormats", of: "ReviewRendering")
        #expect(declared == ExportFormats.all.map { "\($0)" }.sorted())
    }

    @Test func folderFormatsNameEveryFormatOfTheirFolder() throws {
        let declared = try Declarations.types(
            conformingTo: ["FolderFormat"], in: "FolderFormats", of: "ReviewRendering")
        #expect(declared == FolderFormats.all.map { "\($0)" }.sorted())
        for format in FolderFormats.all { #expect(ExportFormats.named(format.name) == nil) }
    }

    @Test func namesAreUnique() {
        let names = ExportFormats.all.map { $0.name }
        #expect(Set(names).count == names.count)
        for format in ExportFormats.all {
            #expect(ExportFormats.named(format.name) == format)
            #expect(
                !format.summary.isEmpty && !format.summary.hasSuffix(".")
                    && !format.fileExtension.hasPrefix("."))
        }
        #expect(ExportFormats.named("docx") == nil)
    }

    private static let emptyList = """
        ---
        title: "Reading list"
        digest: 1
        ---

        # Reading list

        <!-- digest seal d80ef78459069941 -->

        """

    @Test(arguments: [
        ("text", ""), ("markdown", ExportFormatsTests.emptyList), ("json", "[]\n"), ("ndjson", ""),
        ("bibtex", ""),
        ("ris", ""), ("csl-json", "[]\n"), ("org", "#+TITLE: Reading list\n#+OPTIONS: ^:nil\n"),
    ])
    func nothingToExport(_ name: String, _ expected: String) throws {
        let format = try #require(ExportFormats.named(name))
        #expect(String(decoding: format.export([], options: RenderingOptions()), as: UTF8.self) == expected)
    }

    @Test func aPaperReviewedTwiceIsOneEntry() throws {
        let format = try #require(ExportFormats.named("bibtex"))
        let twice = format.export(
            [SampleItems.twoPapers, SampleItems.twoPapers], options: RenderingOptions())
        #expect(twice == format.export([SampleItems.twoPapers], options: RenderingOptions()))
    }

    @Test func feedsAreToldFromEachOther() throws {
        let ids = [nil, "1", "2"].map { feed in
            var options = RenderingOptions()
            options.feed = feed
            return String(decoding: render(AtomFormat.self, [], options), as: UTF8.self)
        }
        #expect(
            ids.enumerated().allSatisfy {
                $1.contains("<id>urn:digest:\(["reviews", "feed:1", "feed:2"][$0])</id>")
            })
    }

    /// Readers drop entries of 1970 as old.
    @Test func entriesWithoutADateAreDatedByWhenTheyCameIn() {
        var item = SampleItems.news
        (item.review.date, item.review.edited) = (nil, nil)
        item.added = Timestamp(seconds: 1_627_898_400)
        let text = String(decoding: render(AtomFormat.self, [item]), as: UTF8.self)
        #expect(text.components(separatedBy: "<updated>2021-08-02T10:00:00Z</updated>").count == 3)
        #expect(!text.contains("1970"))
    }

    @Test func excelIsTold() {
        let plain = render(CSVFormat.self, SampleItems.all)
        #expect(render(CSVExcelFormat.self, SampleItems.all) == [0xEF, 0xBB, 0xBF] + plain)
    }

    @Test func scoresAreThereWhereAskedFor() {
        let asked = render(NDJSONFormat.self, [SampleItems.news], RenderingOptions(scores: true))
        #expect(String(decoding: asked, as: UTF8.self).hasSuffix(",\"score\":null,\"snippet\":null}\n"))
        let unasked = render(NDJSONFormat.self, [SampleItems.news])
        #expect(!String(decoding: unasked, as: UTF8.self).contains("\"score\":null"))
    }
}
