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
    private static let dotted: [[UInt8]: Kind] = table([
        (.closing, "тд тп тч am pm вв гг"),
        (.open, "те тк тн тс eg ie нэ"),
    ])

    private static let kinds: [[UInt8]: Kind] = table([
        (.open, "см ср напр проф акад им vs cf viz eg ie dr mr mrs ms prof resp approx incl т комп англ рус"),
        (.open, "нем франц лат греч доп соотв примеч ориг акк канд dept univ др-р"),
        (
            .number,
            "рис табл гл стр разд прил ур no nos fig figs eq eqs sec sect tab tbl ch vol pp p app alg thm ref refs"
        ),
        (.number, "п пп с ст ок"),
        (
            .closing,
            "др пр etc г гг в вв млн млрд тыс руб долл сек мин inc ltd corp co jr sr st мес кв чел шт"
        ),
        (.authors, "al"),
    ])

    private static func table(_ lists: [(Kind, String)]) -> [[UInt8]: Kind] {
        var table: [[UInt8]: Kind] = [:]
        for (kind, words) in lists {
            for word in words.split(separator: " ") { table[Array(word.utf8)] = kind }
        }
        return table
    }
}
