// TestSupport: what several test targets need: places in the checkout, goldens, sources read whole,
// random numbers that a seed repeats. Nothing here is part of the program, and nothing here tests.

public import Foundation

/// Places in the checkout that the tests were built from.
public enum Checkout {
    /// The folder of the manifest.
    public static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder that the tests were built into, and the program with them.
    public static var products: URL {
        let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        return tests?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    }

    /// The sample library.
    public static var digests: URL { root.appendingPathComponent("Digests") }

    /// Labelled documents beside the checkout; they may be absent.
    public static var shared: URL { root.deletingLastPathComponent().appendingPathComponent("shared") }

    /// Whether there is a file or folder at `path`, seen from the root.
    public static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    /// The text of the file at `path`, seen from the root.
    public static func text(of path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Paths of the files under `folder`, relative to it, in order.
    public static func files(under folder: URL) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { !isFolder(folder.appendingPathComponent($0)) }.sorted()
    }

    /// Names of the folders in `folder`, in order.
    public static func folders(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { isFolder(folder.appendingPathComponent($0)) }.sorted()
    }

    /// The bytes of `file`.
    public static func bytes(of file: URL) throws -> [UInt8] { try Array(Data(contentsOf: file)) }

    private static func isFolder(_ file: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
