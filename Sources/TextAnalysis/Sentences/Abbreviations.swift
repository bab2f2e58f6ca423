/// Words that end in a full stop which is no end of a sentence.
enum Abbreviations {
    /// What may come after an abbreviation.
    enum Kind {
        /// The sentence goes on in any case: `т.е.`, `e.g.`, `см.`
        case open
        /// A number belongs to it: `рис. 2`, `Fig. 6`
        case number
        /// It may be the last word of a sentence: `и т.д.`, `etc.`
        case closing
        /// `et al.`
        case authors
        /// A letter of a name: `A. W. Senior`
        case initial
    }

    /// What the folded word before a full stop abbreviates; nil when it is a word like any other. `before` is
    /// the sentence up to the word; letters with their own stops there belong to it: `т. е`, `e.g`.
    static func kind(of word: [UInt8], before: Slice<UnsafeBufferPointer<UInt8>>) -> Kind? {
        if let piece = letterBefore(before), isLetter(word) { return dotted[piece + word] ?? .open }
        return kinds[word]
    }

    /// The single small letter before a stop at the end of `text`, spaces aside.
    private static func letterBefore(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        let buffer = UnsafeBufferPointer(rebasing: text)
        var end = buffer.count
        while end > 0, buffer[end - 1] == 0x20 { end -= 1 }
        guard end > 0, buffer[end - 1] == 0x2E else { return nil }
        let (value, length) = UTF8Scanner.scalar(before: end - 1, buffer)
        let start = end - 1 - length
        guard start >= 0, UTF8Scanner.isLower(value) else { return nil }
        if start > 0, UTF8Scanner.isLetter(UTF8Scanner.scalar(before: start, buffer).value) { return nil }
        return WordFolding.fold(Array(buffer[start..<end - 1]))
    }

    private static func isLetter(_ word: [UInt8]) -> Bool {
        !word.isEmpty && UTF8Scanner.scalar(word, 0).length == word.count
    }

    /// Of two letters with a stop each; any other pair is `open`.
    private static let dotted = table([(.closing, "letters.closing"), (.open, "letters.open")])

    private static let kinds = table([
        (.open, "open"), (.number, "number"), (.closing, "closing"), (.authors, "authors"),
    ])

    private static func table(_ lists: [(kind: Kind, list: String)]) -> [[UInt8]: Kind] {
        var table: [[UInt8]: Kind] = [:]
        for (kind, list) in lists {
            for words in WordFiles.abbreviations.values(list) {
                for word in TextSlice(words).fields { table[Array(word)] = kind }
            }
        }
        return table
    }
}
