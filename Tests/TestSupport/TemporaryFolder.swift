import Foundation

/// A folder that goes with the value.
public final class TemporaryFolder {
    /// Where it is.
    public let path: String
    /// Whether it is left to somebody else to remove.
    public var isKept = false

    /// An empty folder.
    public init() throws {
        path =
            FileManager.default.temporaryDirectory.appendingPathComponent("digest-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        if !isKept { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Path of the file called `name` in it.
    public func file(_ name: String) -> String { path + "/" + name }

    /// Makes a file of `bytes`, and the folders on its way.
    public func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// What the file called `name` holds.
    public func text(of name: String) throws -> String {
        try String(contentsOfFile: file(name), encoding: .utf8)
    }
}
