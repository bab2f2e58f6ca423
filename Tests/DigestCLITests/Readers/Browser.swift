import Foundation

/// A browser without a window. Not every system has one to install, so that it is never expected.
enum Browser {
    static let name = ["chromium", "chromium-browser", "google-chrome"].first {
        ReaderProgram.isInstalled($0)
    }

    /// The page as it stands when its scripts have run.
    static func page(_ file: String, _ hash: String) throws -> String { try visit(file, hash).document }

    /// The page as it stands when its scripts have run, and what the browser notes of its requests.
    static func visit(_ file: String, _ hash: String = "") throws -> (document: String, requests: String) {
        let profile = FileManager.default.temporaryDirectory.appendingPathComponent(
            "digest-browser-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: profile) }
        let hash = hash.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed) ?? ""
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000",
            "--user-data-dir=\(profile.path)", "--log-net-log=\(profile.path).json", "--dump-dom",
            "file://\(file)#\(hash)",
        ]
        defer { try? FileManager.default.removeItem(atPath: "\(profile.path).json") }
        let document = try ReaderProgram.run(name ?? "", arguments, in: "/")
        let requests = FileManager.default.contents(atPath: "\(profile.path).json") ?? Data()
        return (document, String(decoding: requests, as: UTF8.self))
    }

    /// How many items the page says that it shows.
    static func count(_ page: String) -> Int {
        let status = page.components(separatedBy: "id=\"status\" role=\"status\">").last ?? ""
        return Int(status.prefix { $0.isNumber }) ?? -1
    }
}
