internal import ReviewModel
internal import TextAnalysis

/// The lines at the beginning of a review's text that say what the passage would only repeat: title,
/// authors, links.
enum ReviewHead {
    /// More lines than these are no head.
    private static let mostLines = 16

    /// Where the text goes on after its head, in bytes; 0 when it has none, or is nothing else.
    static func end(of review: Review, in text: [UInt8]) -> Int {
        let names =
            [review.title, review.label ?? ""] + review.papers.flatMap { [$0.title] + $0.authors.map(\.name) }
        let known = Set(names.flatMap { words(of: Array($0.utf8)[...]) })
        var start = 0
        for _ in 0..<mostLines {
            guard start < text.count else { return 0 }
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            guard isHead(text[start..<end], known) else { break }
            start = end + 1
        }
        return start < text.count ? start : 0
    }

    /// Whether a line is empty, an address, or made mostly of words of the title and the authors.
    private static func isHead(_ line: ArraySlice<UInt8>, _ known: Set<UInt64>) -> Bool {
        if line.count < 300, isAddressed(line) { return true }
        let words = words(of: line)
        return words.count { !known.contains($0) } * 4 <= words.count
    }

    /// The words of a line in either case, by their hashes: folding them takes ten times as long.
    private static func words(of line: ArraySlice<UInt8>) -> [UInt64] {
        line.withUnsafeBufferPointer { bytes in
            Tokenizer.tokens(in: bytes).map { hash(UnsafeBufferPointer(rebasing: bytes[$0.range])) }
        }
    }

    /// FNV-1a over a word in lower case, Latin or Russian.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var index = 0
        while index < word.count {
            var letter = UInt64(word[index])
            if letter >= 0xD0, letter <= 0xD1, index + 1 < word.count {
                index += 1
                letter = lowerRussian(letter & 1 << 6 | UInt64(word[index] & 0x3F))
            } else if letter >= 0x41, letter <= 0x5A {
                letter |= 0x20
            }
            hash = (hash ^ letter) &* 0x0000_0100_0000_01B3
            index += 1
        }
        return hash
    }

    /// A letter from U+0400 on, without that; `ё` is `е`.
    private static func lowerRussian(_ letter: UInt64) -> UInt64 {
        let lower = letter >= 0x10 && letter < 0x30 ? letter + 0x20 : letter
        return lower == 0x01 || lower == 0x51 ? 0x35 : lower
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
