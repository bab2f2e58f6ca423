import ReviewModel
import TextAnalysis
import Wording

/// The text of a source with the places of its lines.
struct SourceText: Sendable {
    /// Path of the file.
    let path: String
    /// UTF-8 without a byte order mark.
    let bytes: [UInt8]
    /// Where each line begins.
    let lineStarts: [Int]
    /// What is known of the folder that the file lies in.
    var folder = FolderShape()

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts = [0]
        for (at, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(at + 1) }
        self.lineStarts = starts
    }

    /// How many lines there are; a final line feed ends the last one.
    var lineCount: Int { lineStarts.count - (lineStarts.last == bytes.count && lineStarts.count > 1 ? 1 : 0) }

    /// The bytes of the line at `index` (from 0), without its line ending.
    func line(_ index: Int) -> Range<Int> {
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// 1-based number of the line that holds the byte at `offset`.
    func lineNumber(at offset: Int) -> Int {
        max(1, lineStarts.firstSortedIndex { $0 > offset })
    }

    /// 1-based numbers of the lines that `range` touches.
    func lineNumbers(of range: Range<Int>) -> ClosedRange<Int> {
        let first = lineNumber(at: range.lowerBound)
        return first...max(first, lineNumber(at: max(range.lowerBound, range.upperBound - 1)))
    }
}
