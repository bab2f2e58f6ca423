import Foundation
import ReviewModel
import ReviewParsing
import TestSupport
import Testing

/// Sources that are large in one way only must take time in proportion to their size. Twice the bytes
/// may take little more than twice the time; quadratic work would take four times.
@Suite(.serialized) struct LargeInputTests {
    /// Sources of about `size` bytes, all behind the header of a channel so that they are read.
    static let shapes: [(name: String, make: @Sendable (Int) -> [UInt8])] = [
        ("one word", { size in [UInt8](repeating: 0x61, count: size) }),
        ("one line of words", { size in repeated("сеть учится на ImageNet ", size) }),
        ("one line of addresses", { size in repeated("https://arxiv.org/abs/2001.00001 ", size) }),
        ("one line of emoji", { size in repeated("👍1", size) }),
        ("one line of brackets", { size in repeated("([{<«", size) }),
        ("one line of commas", { size in repeated("Ada Stern, ", size) }),
        ("the same line", { size in repeated("Одна и та же строка, и довольно длинная при этом.\n", size) }),
        (
            "two lines in turn",
            { size in repeated("Одна строка стоит здесь.\nДругая строка стоит там.\n", size) }
        ),
        ("blank lines", { size in repeated("\n", size) }),
        ("numbered lines", { size in repeated("1. Пункт списка\n", size) }),
        ("short lines", { size in repeated("да\n", size) }),
        ("titles", { size in repeated("A Study of Small Networks\n", size) }),
        ("authors", { size in repeated("Ada Stern, Boris Velikov, Clara Ruiz\n", size) }),
        ("cards", { size in repeated("GitHub\n", size) }),
        ("media", { size in repeated("VIEW IN TELEGRAM\n", size) }),
        (
            "heads of digests",
            { size in repeated("Авторы статьи: Ada Stern, Boris Velikov\nОригинал статьи\n", size) }
        ),
    ]

    @Test(
        .enabled(
            if: ProcessInfo.processInfo.environment["DIGEST_TIMED"] != nil,
            "set DIGEST_TIMED=1 on a quiet machine"),
        arguments: shapes.map(\.name), SourceReader.formatNames)
    func timeIsLinear(_ name: String, _ format: String) throws {
        let make = try #require(Self.shapes.first { $0.name == name }?.make)
        let head = Array("notes – Telegram\nnotes\n3 subscribers\nDownload Telegram\n".utf8)
        _ = Reading(head + make(1000), as: format)
        let small = time(head + make(Self.size), format)
        let large = time(head + make(Self.size * 4), format)
        #expect(
            large < small * 10 + 0.3,
            "\(small) s for \(Self.size) bytes, \(large) s for four times as many")
    }

    /// Small enough for a build that is not optimised.
    private static let size = 20_000

    private static func repeated(_ text: String, _ size: Int) -> [UInt8] {
        let piece = Array(text.utf8)
        return (0..<max(1, size / piece.count)).flatMap { _ in piece }
    }

    /// Seconds that the shorter of two readings takes on this thread: other tests run at the same time.
    private func time(_ bytes: [UInt8], _ format: String) -> Double {
        (0..<2).map { _ in
            let start = Self.threadSeconds
            _ = Reading(bytes, as: format)
            return Self.threadSeconds - start
        }.min() ?? 0
    }

    private static var threadSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
