import TextAnalysis

/// What may stand in the place of a title and tells of something on the paper: a talk, a video, somebody's thoughts.
enum Occasion {
    /// The title of the paper in such a line: "Talk: Ada One — Small Nets Learn Too", "Ada One's video on Small Nets: They
    /// Learn"; nil where there is none.
    static func title(in line: TextSlice) -> TextSlice? { behindLabel(line) ?? behindWords(line) }

    /// Whether `line` says what is told on a paper, and not what the paper is called: "My thoughts on SmallNet",
    /// "SmallNet explained (ICML 2020 talk)".
    static func isNameless(_ line: TextSlice) -> Bool {
        guard line.count <= 200, line.letterCounts.cyrillic == 0 else { return false }
        // Titles have these words with capitals.
        var spaced: [UInt8] = [0x20]
        for field in line.fields { spaced += field + [0x20] }
        if spaced.count > 1, (0x41...0x5A).contains(spaced[1]) { spaced[1] |= 0x20 }
        let words = TextSlice(spaced)
        if phrases.contains(where: { words.find($0) != nil }) { return true }
        if let last = line.lastField, endings.contains(last.string) { return true }
        guard line.last == UInt8(ascii: ")"), let open = line.last(UInt8(ascii: "(")) else { return false }
        let inside = line.after(open).dropLast().fields
        return inside.count >= 2 && inside.last.map { nouns.contains($0.string) } ?? false
    }

    /// "Talk: Ada One — Small Nets Learn Too", "Video: Small Nets Learn Too".
    private static func behindLabel(_ line: TextSlice) -> TextSlice? {
        guard let colon = line.prefix(40).find(": "), line.before(colon).tokens.count <= 3,
            line.before(colon).foldedWords.allSatisfy({ nouns.contains($0) }), colon > line.startIndex
        else { return nil }
        var title = line.from(colon + 2).trimmed
        for mark in Marks.dashes {
            guard let at = title.find(mark) else { continue }
            let people = AuthorList(title.before(at).trimmed)
            guard people.likelihood == 1, !people.names.isEmpty else { continue }
            title = title.from(at + mark.utf8.count).trimmed
            break
        }
        return title.tokens.count >= 3 && TitleLine.isCapitalised(title) ? title : nil
    }

    /// "Ada One's video on Small Nets: They Learn", "Лекция Ады о Small Nets: They Learn".
    private static func behindWords(_ line: TextSlice) -> TextSlice? {
        let fields = line.prefix(120).fields
        for (word, next) in zip(fields, fields.dropFirst()) {
            guard nouns.contains(word.string), prepositions.contains(next.string) else { continue }
            let before = line.before(word.startIndex), title = line.from(next.endIndex).trimmed
            let isSomebodys = before.find("'s ") != nil || before.find("’s ") != nil
            guard isSomebodys, title.tokens.count >= 3, TitleLine.isCapitalised(title) else { continue }
            return title
        }
        return nil
    }

    private static let nouns = WordFiles.posts.phrases("occasions")
    private static let prepositions = WordFiles.posts.phrases("occasion prepositions")
    private static let endings = WordFiles.posts.phrases("occasion endings")
    /// Between spaces, as they are looked for.
    private static let phrases = WordFiles.posts.values("occasion phrases").map { " \($0) " }
}
