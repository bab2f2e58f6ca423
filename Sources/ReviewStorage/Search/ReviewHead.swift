internal import ReviewModel
internal import TextAnalysis

/// The lines at the beginning of a review's text that say what the passage would only repeat: title,
/// authors, links.
enum ReviewHead {
    /// More lines than these are no head.
    private static let mostLines = 16

    /// Where the text goes on after its head, in bytes; 0 when it has none, or is nothing else.
    static func end(of review: Review, in text: [UInt8]) -> Int {
        let known = words(of: review)
        var start = 0
        for _ in 0..<mostLines {
            guard start < text.count else { return 0 }
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            guard isHead(text[start..<end], known) else { break }
            start = end + 1
        }
        return start < text.count ? start : 0
    }

    private static func words(of review: Review) -> Set<[UInt8]> {
        let names =
            [review.title, review.label ?? ""] + review.papers.flatMap { [$0.title] + $0.authors.map(\.name) }
        return Set(names.flatMap(NameForms.words))
    }

    /// Whether a line is empty, an address, or made mostly of words of the title and the authors.
    private static func isHead(_ line: ArraySlice<UInt8>, _ known: Set<[UInt8]>) -> Bool {
        if line.count < 300, isAddressed(line) { return true }
        let words = NameForms.words(String(decoding: line, as: UTF8.self))
        return words.filter { !known.contains($0) }.count * 4 <= words.count
    }

    /// Whether `://` stands in a line.
    private static func isAddressed(_ line: ArraySlice<UInt8>) -> Bool {
        var at = line.startIndex
        while at + 2 < line.endIndex {
            if line[at] == UInt8(ascii: ":"), line[at + 1] == 0x2F, line[at + 2] == 0x2F { return true }
            at += 1
        }
        return false
    }
}
