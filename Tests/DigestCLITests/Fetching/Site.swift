import Foundation
import TestSupport

/// A site on this machine, with a channel that the tests write, and a place to run the program in that fetches from
/// it whatever host an address names. It ends with the value.
final class Site {
    /// A post of the channel.
    struct Post {
        var number: Int
        var text: String
        var day: Int
    }

    /// Where the program runs.
    let place: Workplace
    private let process: Process
    private let folder: TemporaryFolder

    init() throws {
        place = try Workplace()
        folder = try TemporaryFolder()
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Scripts/site.py").path
        process.arguments = ["python3", script, folder.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        let port = line.prefix { $0.isNumber }
        // Called as curl is; the last word is the address.
        let program = """
            #!/bin/sh
            count=$#; at=0
            for word; do
                shift; at=$((at + 1))
                if [ $at -eq $count ]; then word="http://127.0.0.1:\(port)/${word#*://}"; fi
                set -- "$@" "$word"
            done
            exec curl "$@"

            """
        try place.write(program, to: "fetch")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: place.folder + "/fetch")
        place.variables["DIGEST_FETCH"] = place.folder + "/fetch"
        place.variables["DIGEST_FETCH_PAUSE"] = "0"
    }

    deinit {
        // The test may run on a thread that blocks all other signals, which the program then does as well.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Puts `posts` on the channel @daily_papers.
    func show(_ posts: [Post]) throws {
        let start = Date(timeIntervalSince1970: 1_600_000_000)
        let rows = posts.map { post -> [Any] in
            let date = start.addingTimeInterval(Double(post.day) * 86_400)
            return [
                post.number, post.text,
                ISO8601DateFormatter().string(from: date).replacing("Z", with: "+00:00"),
            ]
        }
        try write(json: ["name": "daily_papers", "title": "Daily Papers", "posts": rows], to: "channel.json")
    }

    /// Puts the posts of a page that Telegram has sent on the channel `name`, six a page, without those in `hidden`;
    /// `added` is what the text of a post ends in.
    func show(page: String, of name: String, without hidden: [Int] = [], adding added: [Int: String] = [:])
        throws
    {
        let words = Dictionary(uniqueKeysWithValues: added.map { (String($0.key), $0.value) })
        try write(
            json: ["name": name, "saved": page, "size": 6, "hidden": hidden, "added": words] as [String: Any],
            to: "channel.json")
    }

    /// Lets the next requests go wrong.
    func fail(_ faults: [[String: Any]?]) throws {
        try write(json: faults.map { $0 ?? NSNull() as Any }, to: "faults.json")
    }

    /// Puts a file at an address, without `https://`; `?` is written as `@`.
    func put(_ text: String, at address: String) throws {
        try folder.write(Array(text.utf8), to: "files/" + address)
    }

    /// Paths of all requests so far.
    var requests: [String] {
        let log = (try? folder.text(of: "log")) ?? ""
        return log.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
    }

    /// The names that the requests came under.
    var agents: Set<String> {
        let log = (try? folder.text(of: "log")) ?? ""
        return Set(
            log.split(separator: "\n").compactMap {
                $0.split(separator: " ").dropFirst().first.map(String.init)
            })
    }

    private func write(json: Any, to name: String) throws {
        try folder.write(Array(JSONSerialization.data(withJSONObject: json)), to: name)
    }
}

extension Site.Post {
    /// Reviews, one a day, each of a paper of its own.
    static func reviews(_ numbers: ClosedRange<Int>) -> [Site.Post] {
        numbers.map { number in
            let text = """
                <b>Learning to Count to \(number) with Deep Networks</b><br/>Ada Onewell, Ben Twofold<br/>\
                Статья: <a href="https://arxiv.org/abs/2101.\(10_000 + number)">https://arxiv.org/abs/2101.\(10_000 + number)</a><br/><br/>\
                The authors train a network that counts to \(number) and reach \(number % 100).5% accuracy on CountBench.
                """
            return Site.Post(number: number, text: text, day: number)
        }
    }
}
