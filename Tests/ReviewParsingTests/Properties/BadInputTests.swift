import ReviewModel
import ReviewParsing
import TestSupport
import Testing

/// Whatever the bytes are, reading ends and says something: items or a diagnostic.
@Suite struct BadInputTests {
    static let dump = """
        notes – Telegram
        notes
        3 subscribers
        Download Telegram
        [Lab Net] Small Networks: a Study of «Things» – and <Others>
        Ada Stern, Boris Velikov & Clara Ruiz
        Статья: https://arxiv.org/abs/2001.00001

        Сеть учится за 3 дня на 8 GPU (https://t.me/notes/12) и это в 2 раза быстрее. 👩‍🔬
        🔥28👍64
        Structure
        """

    static let foreign: [(name: String, bytes: [UInt8], message: String)] = [
        ("nothing", [], "empty"),
        ("blank lines", Array(" \r\n\t\n\n".utf8), "empty"),
        ("a byte order mark", [0xEF, 0xBB, 0xBF], "empty"),
        ("half a byte order mark", [0xFF, 0xFE], "empty"),
        ("NUL bytes", Array(repeating: 0, count: 4096), ""),
        (
            "an executable", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0],
            "binary"
        ),
        (
            "a picture", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0],
            "binary"
        ),
        ("plain words", Array("Купить хлеба, молока и два яйца.\n".utf8), "no digest"),
        ("a program", Array("int main(void) { return 0; }\n".utf8), "no digest"),
    ]

    @Test(arguments: foreign.map(\.name))
    func isRefused(_ name: String) throws {
        let source = try #require(Self.foreign.first { $0.name == name })
        let reading = Reading(source.bytes, path: "x")
        #expect(reading.items.isEmpty)
        let error = try #require(reading.diagnostics.first)
        #expect(error.severity == .error)
        #expect(error.message.contains(source.message))
        #expect(error.description.hasPrefix("x:\(error.line ?? 0): error: "))
    }

    @Test func anUnknownFormatIsNamed() throws {
        let reading = Reading(Self.dump, as: "telegram-texts")
        #expect(reading.items.isEmpty)
        #expect(try #require(reading.diagnostics.first).message.contains("telegram-texts"))
    }

    @Test func invalidBytesAreReplacedAndToldOf() throws {
        var bytes = Array(Self.dump.utf8)
        let line = try #require(bytes.lastIndex(of: UInt8(ascii: "\n")))
        bytes.insert(contentsOf: [0xC3, 0x28, 0xF0, 0x9F], at: line)
        let reading = Reading(bytes)
        #expect(reading.items.contains { $0.kind == .review && $0.papers.first?.arxiv == "2001.00001" })
        let warning = try #require(reading.diagnostics.first)
        #expect(warning.severity == .warning && warning.line == 10)
    }

    @Test func oneNULIsABlemish() {
        let reading = Reading(Self.dump + "\n\u{0}\nтекст\u{0}текст\n")
        #expect(reading.items.contains { $0.kind == .review })
    }

    @Test func cutAnywhere() {
        let bytes = Array(Self.dump.utf8)
        for end in 0...bytes.count { expectAnAnswer(Array(bytes[..<end])) }
        for start in 0...bytes.count { expectAnAnswer(Array(bytes[start...])) }
    }

    @Test(arguments: 1...60)
    func noise(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let wild = (0..<Int.random(in: 1...4000, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
        }
        for format in SourceReader.formatNames { expectAnAnswer(wild, as: format) }
        expectAnAnswer(wild)
    }

    @Test(arguments: DumpGenerator.Layout.allCases, 1...20)
    func damaged(_ layout: DumpGenerator.Layout, _ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        var generator = DumpGenerator(seed: UInt64(seed))
        var bytes = Array(generator.source(layout).utf8)
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            let at = Int.random(in: bytes.indices, using: &random)
            bytes[at] = UInt8.random(in: 0...255, using: &random)
        }
        for format in SourceReader.formatNames { expectAnAnswer(bytes, as: format) }
        expectAnAnswer(bytes)
    }

    private func expectAnAnswer(_ bytes: [UInt8], as format: String? = nil) {
        let reading = Reading(bytes, as: format)
        let answers = !reading.items.isEmpty || !reading.diagnostics.isEmpty
        #expect(answers, "\(format ?? "recognised") \(bytes)")
        for item in reading.items {
            let text = Array(item.text.utf8)
            #expect(
                item.claims.allSatisfy {
                    $0.range.upperBound <= text.count && text[$0.range].elementsEqual($0.text.utf8)
                })
        }
    }
}
