import Foundation
import TestSupport
import Testing

/// The pages of the manual, whose consoles are run one by one, each page in a folder and library of its own.
/// `DIGEST_RECORD=1` writes what is printed now into them.
@Suite struct ManualTests {
    static let folder = "Sources/Manual/"

    static var pages: [String] {
        Checkout.files(under: Checkout.root.appendingPathComponent(folder)).filter { $0.hasSuffix(".md") }
            .sorted()
    }

    @Test func thereArePages() throws {
        #expect(Self.pages.count > 2)
        let index = try Checkout.text(of: Self.folder + "README.md")
        for page in Self.pages where page != "README.md" { #expect(index.contains("(\(page))"), "\(page)") }
    }

    @Test(arguments: pages) func commandsPrintWhatIsWritten(page: String) throws {
        let path = Self.folder + page
        let written = ConsoleText(try Checkout.text(of: path))
        let console = try Console()
        var printed = written
        for (index, part) in written.parts.enumerated() {
            guard case .command(let line, let before) = part else { continue }
            let now = try console.run(line)
            #expect(console.status == 0, "\(page): $ \(line)\n\(now)")
            printed.parts[index] = .command(line, output: now)
            if before != now { Issue.record("\(page): $ \(line)\n\(before)\n\(now)") }
        }
        if ProcessInfo.processInfo.environment["DIGEST_RECORD"] != nil {
            try printed.text.write(
                to: Checkout.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
        }
    }
}
