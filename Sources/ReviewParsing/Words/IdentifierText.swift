import TextAnalysis

/// What is spelt like a name and is one for machines or for files: numbers of trackers and standards, hashes, dates,
/// devices, classes of errors.
enum IdentifierText {
    /// Whether `name` is one: "CVE-2024-3094", "ISO-8601", "2019Q1", "4c2x9f7h1m", "A4000", "TypeError".
    static func isOne(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard bytes.count >= 4, bytes.allSatisfy({ $0 < 0x80 }) else { return false }
        return isNumber(bytes) || isHash(bytes) || isClass(bytes)
    }

    /// Whether `name` is of a year: letters in capitals with four digits of one, "CVPR2016". Data may be called so.
    static func isDated(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let letters = bytes.prefix(while: isCapital)
        guard letters.count >= 3 else { return false }
        var digits = bytes.dropFirst(letters.count)
        if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "'") {
            digits = digits.dropFirst()
        }
        guard digits.count == 4, digits.allSatisfy(isDigit) else { return false }
        return digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8)
    }

    /// Capitals and a number of four digits or more, a year before letters, one letter and a number of three.
    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        let letters = bytes.prefix(while: isCapital)
        let rest = bytes.dropFirst(letters.count)
        if letters.count >= 2, rest.first == UInt8(ascii: "-") {
            let number = rest.dropFirst().prefix(while: isDigit)
            let behind = rest.dropFirst(1 + number.count)
            return number.count >= 4
                && behind.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "-") }
        }
        if letters.count == 1, rest.count >= 3, rest.allSatisfy(isDigit) { return true }
        return letters.isEmpty && bytes.prefix(while: isDigit).count >= 4
    }

    /// Letters and digits in turns, or digits of base sixteen.
    private static func isHash(_ bytes: [UInt8]) -> Bool {
        let digits = bytes.count(where: isDigit)
        guard bytes.count >= 7, digits >= 2,
            bytes.allSatisfy({ isDigit($0) || $0 >= 0x61 && $0 <= 0x7A || isCapital($0) })
        else { return false }
        let turns = zip(bytes, bytes.dropFirst()).count { isDigit($0) != isDigit($1) }
        return turns >= 6
            || turns >= 2 && bytes.allSatisfy { isDigit($0) || $0 >= 0x61 && $0 <= 0x66 }
    }

    /// "TypeError": a word with a capital before the end.
    private static func isClass(_ bytes: [UInt8]) -> Bool {
        ModelNameCues.classEnds.contains { end in
            guard bytes.count > end.utf8.count, let first = end.utf8.first else { return false }
            let tail = bytes.suffix(end.utf8.count)
            return tail.first == first & ~0x20 && tail.dropFirst().elementsEqual(end.utf8.dropFirst())
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
}
