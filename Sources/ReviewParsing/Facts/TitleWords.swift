import ReviewModel
import TextAnalysis

/// Titles compared by their words.
struct TitleWords: Sendable, Equatable {
    /// Its words, folded; numbers and letters alone count.
    let words: [String]

    /// The words of `title`.
    init(_ title: String) { self.init(TextSlice(title)) }

    /// The words of `title`.
    init(_ title: TextSlice) {
        words = title.tokens.filter { $0.hasLetter || $0.hasDigit }.map { title[$0.range].folded }
    }

    /// Whether both are the same title, or one is the beginning of the other and three words long.
    func matches(_ other: TitleWords) -> Bool {
        guard !words.isEmpty, !other.words.isEmpty else { return false }
        if words == other.words { return true }
        let (short, long) = words.count < other.words.count ? (self, other) : (other, self)
        return long.words.starts(with: short.words) && short.words.count >= 3
    }

    /// Whether `name` is made of the first letters of three words of it and more, one behind the other.
    func areAbbreviated(as name: String) -> Bool {
        let letters = name.lowercased().filter(\.isLetter), first = words.compactMap(\.first)
        if first.count >= 2, letters.elementsEqual(first) { return true }
        // A name may have a letter of the last word more: SAM of "Segment Anything".
        if first.count >= 2, letters.count == first.count + 1, letters.starts(with: first) { return true }
        guard (3...8).contains(letters.count), letters.count <= first.count else { return false }
        return (0...first.count - letters.count).contains {
            first[$0..<$0 + letters.count].elementsEqual(letters)
        }
    }

    /// Whether all words of the other stand in it, one behind the other.
    func holds(_ other: TitleWords) -> Bool {
        guard !other.words.isEmpty, other.words.count <= words.count else { return false }
        return (0...words.count - other.words.count).contains {
            words[$0..<$0 + other.words.count].elementsEqual(other.words)
        }
    }
}
