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

/// A generator of random numbers that a seed repeats; after Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators".
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
