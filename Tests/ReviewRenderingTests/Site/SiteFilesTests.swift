import Foundation
@testable import ReviewRendering
import TestSupport
import Testing

/// The files of a site that are no Swift.
@Suite struct SiteFilesTests {
    private static let folder = Checkout.root.appendingPathComponent("Sources/CSiteFiles")

    @Test func theProgramHoldsTheFilesAsTheyAre() throws {
        let style = try String(contentsOf: Self.folder.appendingPathComponent("style.css"), encoding: .utf8)
        #expect(SiteFiles.styleSheet == style)
        let scripts = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
            .filter { $0.hasSuffix(".js") }
        #expect(scripts.count > 3)
        for script in scripts {
            let text = try String(contentsOf: Self.folder.appendingPathComponent(script), encoding: .utf8)
            #expect(SiteFiles.searchScript.contains(text) || SiteFiles.filterScript == text, "\(script)")
        }
    }

    @Test func theStyleSheetIsWhole() {
        let style = SiteFiles.styleSheet
        var depth = 0
        for byte in style.utf8 {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            #expect((0...2).contains(depth))
        }
        #expect(depth == 0)
        for word in ["url(", "@import", "<", "//"] { #expect(!style.contains(word), "\(word)") }
        let defined = Set(style.matches(of: /(--[a-z]+):/).map { String($0.1) })
        let used = Set(style.matches(of: /var\((--[a-z]+)\)/).map { String($0.1) })
        #expect(!used.isEmpty && used.isSubset(of: defined))
    }

    @Test func theStyleSheetKnowsTheClassesOfPages() {
        let site = SampleSite(items: SampleItems.all)
        var classes: Set<String> = []
        for (path, text) in site.files where path.hasSuffix(".html") {
            for match in text.matches(of: /class="([^"]*)"/) {
                classes.formUnion(match.1.split(separator: " ").map(String.init))
            }
        }
        #expect(classes.count > 10)
        let style = SiteFiles.styleSheet
        let unstyled = classes.filter { !style.contains(".\($0)") }
        #expect(unstyled.sorted() == ["language"].filter(classes.contains), "\(unstyled)")
    }

    @Test func theScriptFindsItsPlacesOnThePage() throws {
        let page = try #require(SampleSite(items: SampleItems.all).files["index.html"])
        let places = Set(SiteFiles.searchScript.matches(of: /\$\('([a-z]+)'\)/).map { String($0.1) })
        #expect(places.count > 5)
        for place in places { #expect(page.contains("id=\"\(place)\""), "\(place)") }
    }

    @Test(arguments: [
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(",
        "XMLHttpRequest", "http://", "https://", "localStorage",
    ])
    func theScriptDoesWithout(_ word: String) { #expect(!SiteFiles.searchScript.contains(word)) }
}
