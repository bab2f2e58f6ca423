/// Breaks text into lines of a width, in columns of one Unicode scalar each.
public enum WrappedText {
    /// `text` in lines of at most `width`, all but the first indented by `indent` spaces. A word that
    /// is longer than a line gets a line of its own.
    static func lines(_ text: String, width: Int, indent: Int = 0) -> String {
        var result = ""
        var column = indent
        for word in text.split(separator: " ") {
            let length = word.unicodeScalars.count
            if column > indent {
                let breaks = column + 1 + length > width
                result += breaks ? "\n" + spaces(indent) : " "
                column = breaks ? indent : column + 1
            }
            result += word
            column += length
        }
        return result
    }

    /// Paragraphs divided by blank lines; lines that begin with a space are kept as they are.
    static func paragraphs(_ text: String, width: Int) -> String {
        var blocks: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let kept = line.first == " " || line.isEmpty
            if !kept, let last = blocks.last, !last.isEmpty, last.first != " " {
                blocks[blocks.count - 1] += " " + line
            } else {
                blocks.append(String(line))
            }
        }
        return blocks.map { $0.first == " " ? $0 : lines($0, width: width) }.joined(separator: "\n")
    }

    /// A page whose lines are kept where they fit into `width`; longer ones are broken, and what goes on
    /// stands under the last column of the line, where it has several two spaces apart.
    public static func page(_ text: String, width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard line.unicodeScalars.count > width else { return String(line) }
            let column = lastColumn(of: line)
            let body = lines(String(line.dropFirst(column)), width: width, indent: column)
            return line.prefix(column) + body
        }.joined(separator: "\n")
    }

    /// Where the last column begins, in the first half of the line.
    private static func lastColumn(of line: Substring) -> Int {
        var column = 0
        var blanks = 2
        for (at, character) in line.prefix(line.count / 2).enumerated() {
            if character == " " {
                blanks += 1
            } else {
                if blanks >= 2 { column = at }
                blanks = 0
            }
        }
        return column
    }

    /// `count` spaces.
    static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
