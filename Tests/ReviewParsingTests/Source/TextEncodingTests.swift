import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Files in the encodings of single bytes that came before UTF-8.
@Suite struct TextEncodingTests {
    /// Letters as bytes: Windows-1251 and KOI8-R of "привет мир", with capital letters; Latin-1 of "für Bären".
    private static let samples: [(bytes: [UInt8], text: String)] = [
        ([0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xEC, 0xE8, 0xF0], "Привет мир"),
        ([0xAB, 0xEC, 0xE8, 0xF0, 0xBB, 0x2C, 0x20, 0xF1, 0xEB, 0xEE, 0xE2, 0xE0, 0xBB], "«мир», слова»"),
        ([0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4, 0x20, 0xCD, 0xC9, 0xD2], "Привет мир"),
        ([0x66, 0xFC, 0x72, 0x20, 0x42, 0xE4, 0x72, 0x65, 0x6E], "für Bären"),
    ]

    @Test(arguments: samples) func lettersTellTheEncoding(bytes: [UInt8], text: String) {
        guard case .other(let decoded, _) = TextEncoding.decoded(bytes) else {
            return #expect(Bool(false), "\(text)")
        }
        #expect(String(decoding: decoded, as: UTF8.self) == text)
    }

    @Test(arguments: [
        ("% Encoding: windows-1251\n", [0xEC, 0xE8, 0xF0] as [UInt8], "мир"),
        ("@comment{x-encoding=KOI8-R}\n", [0xCD, 0xC9, 0xD2], "мир"),
        ("<meta charset=\"cp1251\">", [0xCC, 0xC8, 0xD0], "МИР"), ("% Encoding: ISO-8859-2\n", [0xB3], "ł"),
        ("# -*- coding: cp866 -*-\n", [0xAC, 0xA8, 0xE0], "мир"),
        ("% Encoding: latin1\n", [0xE9, 0xE9, 0xE9], "ééé"),
    ])
    func whatIsDeclaredCounts(head: String, bytes: [UInt8], text: String) {
        guard case .other(let decoded, _) = TextEncoding.decoded(Array(head.utf8) + bytes) else {
            return #expect(Bool(false), "\(text)")
        }
        #expect(String(decoding: decoded, as: UTF8.self) == head + text)
    }

    /// What is UTF-8 stays so, whatever it says; broken bytes in it are replaced.
    @Test(arguments: ["% Encoding: windows-1251\nмир", "für Bären, привет", "plain"])
    func whatIsUTF8StaysSo(text: String) {
        guard case .text(let same, let invalid) = TextEncoding.decoded(Array(text.utf8)) else {
            return #expect(Bool(false))
        }
        #expect(same == Array(text.utf8) && invalid == nil)
        guard !text.utf8.allSatisfy({ $0 < 0x80 }), !text.hasPrefix("%") else { return }
        guard case .text(_, let broken) = TextEncoding.decoded(Array((text + text).utf8) + [0xFF]) else {
            return #expect(Bool(false))
        }
        #expect(broken != nil)
    }

    @Test func theReaderIsToldOf() {
        let reading = Reading(
            Array("@misc{a, title={".utf8) + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xEC, 0xE8, 0xF0]
                + Array("}}".utf8),
            path: "a.bib")
        #expect(reading.items.map(\.title) == ["Привет мир"])
        #expect(reading.diagnostics.map(\.severity) == [.note])
    }
}
