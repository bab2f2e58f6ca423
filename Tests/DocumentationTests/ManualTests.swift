import Foundation
import TestSupport
import Testing

/// The pages of the manual, whose consoles are run one by one.
@Suite struct ManualTests {
    static let folder = "Sources/Manual/"

    static var pages: [String] {
        Checkout.files(under: Checkout.root.appendingPathComponent(folder)).filter { $0.hasSuffix(".md") }
            .sorted()
    }

    /// All pages, one behind the other.
    static func text() throws -> String {
        try pages.map { try Checkout.text(of: folder + $0) }.joined(separator: "\n")
    }

    /// The index and the README name every page.
    @Test func thereArePages() throws {
        #expect(Self.pages.count > 6)
        let index = try Checkout.text(of: Self.folder + "README.md")
        let readme = try Checkout.text(of: "README.md")
        for page in Self.pages where page != "README.md" {
            #expect(index.contains("(\(page))"), "\(page)")
            #expect(readme.contains("(\(Self.folder)\(page))"), "\(page)")
        }
    }

    @Test(arguments: pages) func commandsPrintWhatIsWritten(page: String) throws {
        try PageReplay.check(Self.folder + page)
    }
}
