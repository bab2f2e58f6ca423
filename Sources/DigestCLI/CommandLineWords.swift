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
}
