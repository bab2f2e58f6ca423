import Foundation
import ReviewModel
import TestSupport
import Testing

@testable import ReviewStorage

/// Overlapping sources of one channel give the same library in any order.
struct OrderTests {
    /// A few hundred more when asked for: `DIGEST_THOROUGH=1`, or the number of seeds.
    private static let seeds: Range<Int> = {
        let thorough = ProcessInfo.processInfo.environment["DIGEST_THOROUGH"].map { Int($0) ?? 1 }
        return 0..<(thorough.map { $0 > 1 ? $0 : 400 } ?? 60)
    }()

    /// Seeds with which the order was of consequence once.
    private static let hard = [249, 253, 267, 321]

    @Test(arguments: Array(seeds) + hard) func anyOrderGivesTheSameLibrary(seed: Int) throws {
        var random = SplitMix(seed: seed)
        let channel = Channel(&random)
        let views = (0..<4).map { Channel.View($0, &random) }
        let expected = try library(views, of: channel)
        for _ in 0..<5 {
            let order = views.shuffled(using: &random)
            let found = try library(order, of: channel)
            guard found != expected else { continue }
            Issue.record(
                """
                \(views)
                \(views.map(\.name)) gives \(expected.filter { !found.contains($0) })
                \(order.map(\.name)) gives \(found.filter { !expected.contains($0) })
                """)
            return
        }
    }

    @Test(arguments: 0..<40) func againChangesNothing(seed: Int) throws {
        var random = SplitMix(seed: seed)
        let channel = Channel(&random)
        let views = (0..<3).map { Channel.View($0, &random) }
        let store = try ReviewStore(path: ":memory:", mode: .create)
        for view in views { try take(view, of: channel, into: store) }
        let before = try store.visible()
        for view in views {
            let outcome = try take(view, of: channel, into: store)
            #expect(outcome.new + outcome.changed + outcome.gone == 0)
        }
        let after = try store.visible()
        #expect(after.filter { !before.contains($0) } == [])
        #expect(before.filter { !after.contains($0) } == [])
    }

    private func library(_ views: [Channel.View], of channel: Channel) throws -> [String] {
        let store = try ReviewStore(path: ":memory:", mode: .create)
        for view in views { try take(view, of: channel, into: store) }
        return try store.visible()
    }

    @discardableResult
    private func take(_ view: Channel.View, of channel: Channel, into store: ReviewStore) throws
        -> ImportOutcome
    {
        let record = SourceRecord(path: view.name, format: view.format)
        return try store.importing(record) { writer in
            try writer.begin(view.isWhole ? .holdsEveryMessage : [])
            for item in channel.items(in: view) { try writer.receive(item) }
        }
    }
}
