import Foundation
import Testing

@Suite struct TranscriptTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Transcripts")

    static var names: [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { $0.hasSuffix(".transcript") }.sorted()
    }

    @Test func thereAreTranscripts() {
        #expect(!TranscriptTests.names.isEmpty)
    }

    @Test(arguments: names) func replay(name: String) throws {
        let url = TranscriptTests.folder.appendingPathComponent(name)
        let recorded = Transcript(try String(contentsOf: url, encoding: .utf8))
        let replayed = try recorded.replayed()
        if ProcessInfo.processInfo.environment["DIGEST_RECORD"] != nil {
            try replayed.text.write(to: url, atomically: true, encoding: .utf8)
        }
        for (before, now) in zip(recorded.steps, replayed.steps) where before != now {
            Issue.record("\(name): expected \(before)\ngot \(now)")
        }
    }
}
