import Foundation
import Testing

/// `digest mcp`, spoken to by the official client.
@Suite struct ProtocolClientTests {
    /// `mcp` is on PyPI.
    @Test(.enabled(if: ReaderProgram.hasModule("mcp"), "mcp of PyPI is not installed"))
    func theOfficialClientUsesIt() throws {
        let folder = try SampleExports.made().folder
        let built = try #require(Bundle.main.executableURL).deletingLastPathComponent().path
        try ReaderProgram.script(
            "protocol.py", module: "mcp",
            ["\(built)/digest", "\(folder)/.local/share/digest/library.sqlite"], in: folder)
    }
}
