public import Foundation

/// A file with what a test expects. Where `DIGEST_RECORD=1` is set it is written instead of compared;
/// read it then as one reads code.
public struct Golden {
    private let file: URL

    /// The golden in `file`.
    public init(_ file: URL) { self.file = file }

    /// Whether goldens are written anew.
    public static var isRecording: Bool { ProcessInfo.processInfo.environment["DIGEST_RECORD"] == "1" }

    /// What is expected: the words of the file, or `actual` when that is being recorded. A missing file
    /// expects nothing.
    public func expected(for actual: String) throws -> String {
        if Self.isRecording { try Data(actual.utf8).write(to: file) }
        guard FileManager.default.fileExists(atPath: file.path) else { return "" }
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
}
