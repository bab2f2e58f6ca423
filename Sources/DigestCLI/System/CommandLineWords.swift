import Wording

/// A command line as a shell would take it again.
enum CommandLineWords {
    /// Bytes after which it is cut off: a note may be long.
    private static let longest = 300

    /// `arguments` in a row, those in quotes that need it.
    static func text(_ arguments: [String]) -> String {
        let line = SafeText.line(arguments.map(quoted).joined(separator: " "))
        return line.utf8.count <= longest ? line : "\(line.prefix(longest / 2))…"
    }

    private static func quoted(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "-_./:+=,@%".unicodeScalars.contains(scalar)
        }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

    /// The words of `text`, as a shell takes them apart: at spaces, but for those in quotes or behind a backslash.
    /// Nil where a quote is not closed.
    static func split(_ text: String) -> [String]? {
        var words: [[UInt8]] = []
        var word: [UInt8]?
        var quote: UInt8?
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case quote: quote = nil
            case UInt8(ascii: "\\") where quote != UInt8(ascii: "'"):
                word = (word ?? []) + (bytes.next().map { [$0] } ?? [])
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if quote == nil { (quote, word) = (byte, word ?? []) } else { word = (word ?? []) + [byte] }
            case 0...0x20 where quote == nil:
                if let word { words.append(word) }
                word = nil
            default: word = (word ?? []) + [byte]
            }
        }
        if let word { words.append(word) }
        return quote == nil ? words.map { String(decoding: $0, as: UTF8.self) } : nil
    }
}
