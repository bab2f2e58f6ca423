import TextAnalysis

/// What the name of a note's file says: `BLIP-2.md`, `Small_Nets_Learn_Too.md`, `2020-11-30-Small-Nets.md`.
struct FileTitle: Sendable {
    /// The words of the name, without suffix, date and number.
    let words: String
    /// Whether it can be the title of something: no date, no number, no name that every folder has.
    let isTelling: Bool
    /// Whether it was made for addresses, `small-nets-learn`: words in small letters, with no blank between them.
    let isSlug: Bool

    /// Reads the name at the end of `path`.
    init(path: String) {
        let name = TextSlice(String(path.split(separator: "/").last ?? ""))
        let bare = Self.withoutLead(name.before(Self.suffixStart(name)))
        let stem = Self.spaced(bare)
        words = stem
        isSlug = !bare.contains(0x20) && stem.contains(" ") && !bare.contains { $0 >= 0x41 && $0 <= 0x5A }
        let slice = TextSlice(stem)
        let folded = slice.foldedPhrase
        isTelling =
            slice.tokens.contains { $0.hasLetter } && !NoteWords.commonNames.contains(folded)
            && DateLine.date(slice.bytes, in: slice.range) == nil
    }

    private static func suffixStart(_ name: TextSlice) -> Int {
        guard let dot = name.last(UInt8(ascii: ".")), dot > name.startIndex, name.endIndex - dot <= 10,
            NoteWords.suffixes.contains(name.from(dot).folded)
        else { return name.endIndex }
        return dot
    }

    /// Without a day, as Jekyll wants it, or a number of order in front.
    private static func withoutLead(_ stem: TextSlice) -> TextSlice {
        let date = stem.before(stem.startIndex + 11)
        if date.count == 11, "-_ ".utf8.contains(date[date.endIndex - 1]),
            PartialDate.find(in: date.bytes, date.range)?.day != nil
        {
            return stem.from(date.endIndex)
        }
        var at = stem.startIndex
        while at < stem.endIndex, stem[at] >= 0x30, stem[at] <= 0x39 { at += 1 }
        guard at > stem.startIndex, at - stem.startIndex <= 3 else { return stem }
        let rest = stem.from(at)
        for mark in [" - ", ". ", "_", ") "] where rest.hasPrefix(mark) {
            return rest.from(rest.startIndex + mark.utf8.count)
        }
        return stem
    }

    /// With blanks where a name has `_`, or hyphens between all words.
    private static func spaced(_ stem: TextSlice) -> String {
        var bytes = Array(stem)
        if !bytes.contains(0x20) {
            if bytes.contains(UInt8(ascii: "_")) {
                for at in bytes.indices where bytes[at] == UInt8(ascii: "_") { bytes[at] = 0x20 }
            } else if bytes.count(where: { $0 == UInt8(ascii: "-") }) >= 3 {
                for at in bytes.indices where bytes[at] == UInt8(ascii: "-") { bytes[at] = 0x20 }
            }
        }
        let words = TextSlice(bytes).trimmed
        return words.fields.map(\.string).joined(separator: " ")
    }
}

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

    /// Whether all words of the other stand in it, one behind the other.
    func holds(_ other: TitleWords) -> Bool {
        guard !other.words.isEmpty, other.words.count <= words.count else { return false }
        return (0...words.count - other.words.count).contains {
            words[$0..<$0 + other.words.count].elementsEqual(other.words)
        }
    }
}
