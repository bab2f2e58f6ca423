import ReviewModel

/// Who owns which lines of a source.
enum LineOwnership {
    /// Lines that hold something, and that no item or more than one item owns: `12 owned 0 times`.
    static func faults(in bytes: [UInt8], items: [Review]) -> [String] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var owners = [Int](repeating: 0, count: lines.count + 2)
        var faults: [String] = []
        for range in items.flatMap({ $0.source.lines + $0.source.duplicates }) {
            if range.lowerBound < 1 || range.upperBound > lines.count { faults.append("no lines \(range)") }
            for line in range where owners.indices.contains(line) { owners[line] += 1 }
        }
        for (index, line) in lines.enumerated() {
            let count = owners[index + 1]
            let isBlank = String(decoding: line, as: UTF8.self).allSatisfy {
                $0.isWhitespace || $0 == "\u{FEFF}"
            }
            if count > 1 || (count == 0 && !isBlank) {
                faults.append("line \(index + 1) owned \(count) times")
            }
        }
        return faults
    }
}
