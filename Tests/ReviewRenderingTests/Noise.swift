import TestSupport

/// Random text: wild bytes, and characters that formats and terminals take for markup.
enum Noise {
    private static let marks = Array(
        "\u{1B}[]();:m0\u{7}\u{9B}\u{9D}\\\"'`*_#<>{}$%&~^|=+-@,.\n\r\t\u{2028}\u{202E}\u{E000}\u{E001}\u{301}\u{200D}👩深яй a b c"
            .unicodeScalars)

    /// Up to forty characters.
    static func text(_ random: inout SplitMix) -> String {
        let count = Int.random(in: 0...40, using: &random)
        if Bool.random(using: &random) {
            return String(
                decoding: (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, as: UTF8.self)
        }
        var text = String.UnicodeScalarView()
        for _ in 0..<count { text.append(marks.randomElement(using: &random) ?? " ") }
        return String(text)
    }
}
