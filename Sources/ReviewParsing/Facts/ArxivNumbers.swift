import ReviewModel
import TextAnalysis

/// Papers named by a number of arXiv without an address: `arXiv:2402.19427`, `2402.19427 on arXiv`.
enum ArxivNumbers {
    /// The number in brackets that `line` begins with: `[2402.19427] Title`, as arXiv's own pages are titled.
    static func leading(_ line: TextSlice) -> (identifier: String, place: Range<Int>)? {
        guard line.first == UInt8(ascii: "["), let close = line.prefix(24).first(UInt8(ascii: "]")) else {
            return nil
        }
        let inside = line.before(close).dropFirst()
        guard inside.first.map({ (0x30...0x39).contains($0) }) ?? false,
            let number = ArxivIdentifier.first(in: Array(inside)), inside.count <= number.utf8.count + 3
        else { return nil }
        return (number, line.startIndex..<close + 1)
    }

    /// Bytes that are looked at behind a mark: a number with its version has fewer.
    private static let longest = 40

    /// Words between a number and the name of the server behind it: "2402.19427 on arXiv".
    private static let joints =
        WordFiles.links.values("preprint joint").map { " \($0) " } + [" (", ", ", " "]

    /// The number that stands before the name at `place`.
    private static func before(_ place: Int, in line: TextSlice) -> (identifier: String, place: Range<Int>)? {
        let start = max(line.startIndex, place - longest)
        let words = line.before(place).from(start)
        guard let last = words.last, last == 0x20 || last == UInt8(ascii: "("),
            let joint = joints.first(where: { words.hasSuffix($0) }),
            let field = words.dropLast(joint.utf8.count).lastField,
            case let digits = field.from(field.firstIndex { !"([".utf8.contains($0) } ?? field.endIndex),
            digits.count >= 9, digits[digits.startIndex + 4] == UInt8(ascii: "."),
            let number = ArxivIdentifier.first(in: Array(digits)),
            digits.string.hasPrefix(number), digits.count <= number.utf8.count + 3
        else { return nil }
        return (number, digits.startIndex..<digits.startIndex + number.utf8.count)
    }

    /// The numbers in `line`, each with its place, in order.
    static func find(in line: TextSlice) -> [(identifier: String, place: Range<Int>)] {
        var found: [(identifier: String, place: Range<Int>)] = []
        var at = line.startIndex
        while let next = line.from(at).firstIndex(where: { $0 | 0x20 == UInt8(ascii: "a") }) {
            at = next + 1
            guard line.from(next).hasASCIIPrefix("arxiv") else { continue }
            if let before = before(next, in: line),
                !found.contains(where: { $0.place.overlaps(before.place) })
            {
                found.append(before)
            }
            var rest = line.from(next + 5)
            while let byte = rest.first,
                byte == UInt8(ascii: ":") || byte == 0x20 || byte == UInt8(ascii: "#")
            {
                rest = rest.dropFirst()
            }
            let digits = rest.prefix(longest).prefix {
                $0 > 0x20 && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "]")
            }
            guard digits.startIndex > next + 5, let first = digits.first, (0x30...0x39).contains(first),
                let number = ArxivIdentifier.first(in: Array(digits))
            else { continue }
            let end = digits.startIndex + number.utf8.count
            found.append((number, next..<end))
            at = end
        }
        return found
    }
}
