import TextAnalysis

/// Names of authors as a line lists them.
struct AuthorList: Sendable {
    /// Names in order, as written, each with its place.
    var names: [(name: String, place: Range<Int>)] = []
    /// Whether the line ends with "et al." or the like.
    var truncated = false
    /// What stands in parentheses behind the names: organisations, venue, year.
    var parenthesis: Range<Int>?
    /// Share of the pieces that read like names.
    var likelihood = 0.0

    /// Words that a name may hold in lower case.
    private static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al",
        "bin",
        "ibn", "ter", "ten", "zu", "zur", "af", "av", "y", "фон", "де", "ван", "дер", "jr", "st",
    ]

    /// Words that stand in titles and sections but not in names.
    private static let notNames: Set<String> = [
        "learning", "network", "networks", "neural", "model", "models", "module", "results", "deep", "data",
        "training", "transformer", "attention", "image", "language", "with", "for", "and", "the", "of", "in",
        "on",
        "via", "using", "from", "to", "is", "are", "by", "at", "as", "an", "a", "architecture", "method",
        "figure",
        "table", "university", "institute", "research", "google", "openai", "deepmind", "facebook",
        "microsoft",
    ]

    /// Endings that say that there are more authors.
    private static let cuts = [
        "et al.", "et al", "et.al.", "et.al", "et. al.", "et. al", "и др.", "и др", "и другие", "и соавторы",
        "и коллеги", "and others",
        "and colleagues", "…", "...",
    ]

    /// Reads the list in `range`.
    static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> AuthorList {
        var list = AuthorList()
        var range = bytes.trimmed(range)
        if let open = parenthesisAtEnd(bytes, range) {
            list.parenthesis = bytes.trimmed(open + 1..<range.upperBound - 1)
            range = bytes.trimmed(range.lowerBound..<open)
        }
        range = list.cut(bytes, range)
        let pieces = split(bytes, range)
        guard !pieces.isEmpty else { return list }
        var good = 0
        for piece in pieces {
            let place = bytes.trimmed(piece)
            if isName(bytes, place) { good += 1 }
            if !place.isEmpty { list.names.append((bytes.string(place), place)) }
        }
        list.likelihood = Double(good) / Double(pieces.count)
        return list
    }

    /// Takes "et al." off the end of `range` and remembers that it was there.
    private mutating func cut(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var range = range
        let end = range.upperBound
        for cut in Self.cuts where range.count > cut.utf8.count {
            let start = end - cut.utf8.count
            guard bytes.string(start..<end).lowercased() == cut else { continue }
            // "и др." is a word of its own, not the end of one.
            let before = bytes[start - 1]
            let isWord = UTF8Scanner.isLetter(bytes.scalar(start).value)
            guard !isWord || before == 0x20 || before == UInt8(ascii: ",") else {
                continue
            }
            truncated = true
            range = bytes.trimmed(range.lowerBound..<start)
            break
        }
        while let last = range.last, bytes[last] == UInt8(ascii: ",") || bytes[last] == UInt8(ascii: ";") {
            range = bytes.trimmed(range.lowerBound..<last)
        }
        return range
    }

    /// Where the parenthesis opens that closes at the end of `range`.
    private static func parenthesisAtEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard let last = range.last, bytes[last] == UInt8(ascii: ")") else { return nil }
        var depth = 0
        for at in range.reversed() {
            if bytes[at] == UInt8(ascii: ")") { depth += 1 }
            if bytes[at] == UInt8(ascii: "(") {
                depth -= 1
                if depth == 0 { return at > range.lowerBound ? at : nil }
            }
        }
        return nil
    }

    /// Cuts `range` at commas, semicolons, "&", "and" and "и".
    private static func split(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        var at = range.lowerBound
        func end(_ width: Int) {
            let piece = bytes.trimmed(start..<at)
            if !piece.isEmpty { pieces.append(piece) }
            at += width
            start = at
        }
        while at < range.upperBound {
            if bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: ";") {
                end(1)
            } else if bytes[at] == 0x20, let width = conjunction(bytes, at, before: range.upperBound) {
                end(width)
            } else {
                at += 1
            }
        }
        end(0)
        return pieces
    }

    private static func conjunction(_ bytes: [UInt8], _ at: Int, before limit: Int) -> Int? {
        for word in [" & ", " and ", " и "] where at + word.utf8.count < limit {
            if bytes[at..<at + word.utf8.count].elementsEqual(word.utf8) { return word.utf8.count - 1 }
        }
        return nil
    }

    /// Whether `range` reads like the name of a person: two to five words, capitals or particles.
    static func isName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 4, range.count <= 60 else { return false }
        let words = bytes.fields(range)
        guard words.count >= 2, words.count <= 6 || (words.count == 1 && range.count > 3) else {
            return false
        }
        var capitals = 0
        for word in words {
            let text = bytes.folded(word)
            let bare = text.hasSuffix(".") ? String(text.dropLast()) : text
            if particles.contains(bare) { continue }
            if notNames.contains(text) { return false }
            guard isNameWord(bytes, word) else { return false }
            capitals += 1
        }
        return capitals >= 2
    }

    private static func isNameWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard UTF8Scanner.isUpper(bytes.scalar(range.lowerBound).value) else { return false }
        var at = range.lowerBound
        while at < range.upperBound {
            let (value, length) = bytes.scalar(at)
            let fits =
                UTF8Scanner.isLetter(value) || value >= 0x300 && value < 0x370
                || "-.'’‐‑*†‡´`¹²³".unicodeScalars.contains { $0.value == value }
            if !fits { return false }
            at += length
        }
        return true
    }
}
