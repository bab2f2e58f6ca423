/// Words that say that a list of people goes on: `et al.`, `and others`, `и др.` The words are the list `others`
/// of `people.txt`.
public enum MoreAuthors {
    /// The longest first, folded.
    private static let endings = WordFiles.people.values("others").sorted { $0.utf8.count > $1.utf8.count }

    /// Those that a text cites a work with.
    private static let citing = WordFiles.people.values("others cited")

    /// What stands alone where a list was cut at its conjunctions: `others` of `and others`, `др.` of `и др.`
    private static let pieces = WordList(
        whole: endings
            + endings.compactMap { ending in
                Marks.joints.first { ending.hasPrefix($0 + " ") }.map {
                    String(ending.dropFirst($0.count + 1))
                }
            })

    /// Bytes of such words, with room for spaces between them.
    private static let longest = (endings.first?.utf8.count ?? 0) + 8

    /// Whether `piece` of a list is nothing but such words.
    public static func isMark(_ piece: TextSlice) -> Bool {
        guard piece.count <= longest else { return false }
        return pieces.contains(piece.fields.map(\.folded).joined(separator: " "))
    }

    /// `names` without such words at their end, and whether there were any.
    public static func cut(_ names: [String]) -> (names: [String], isCut: Bool) {
        guard let last = names.last.map({ TextSlice($0) }) else { return (names, false) }
        if isMark(last) { return (names.dropLast(), true) }
        guard let rest = without(last) else { return (names, false) }
        return (names.dropLast() + (rest.isEmpty ? [] : [rest.string]), true)
    }

    /// `line` without such words at its end, and without a conjunction before them; nil where there are none.
    public static func without(_ line: TextSlice) -> TextSlice? {
        let line = withoutCommas(line)
        for ending in endings where line.count > ending.utf8.count && line.ends(inAnyCase: ending) {
            let start = line.endIndex - ending.utf8.count
            // "и др." is a word of its own, not the end of one.
            let before = line[start - 1]
            let isWord = UTF8Scanner.isLetter(line.scalar(at: start).value)
            if !isWord || before == 0x20 || before == UInt8(ascii: ",") {
                return withoutJoint(line.before(start))
            }
        }
        return nil
    }

    /// The first place in `line` where it cites somebody and others: that of the blank before the words.
    public static func citation(in line: TextSlice) -> Int? {
        line.indices.first { place in
            line[place] == 0x20 && citing.contains { line.after(place).begins(inAnyCase: $0) }
        }
    }

    private static func withoutJoint(_ line: TextSlice) -> TextSlice {
        let line = withoutCommas(line)
        guard let joint = Marks.joints.first(where: { line.hasSuffix(" " + $0) }) else { return line }
        return withoutCommas(line.dropLast(joint.utf8.count))
    }

    private static func withoutCommas(_ line: TextSlice) -> TextSlice {
        var line = line.trimmed
        while let last = line.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";") {
            line = line.dropLast().trimmed
        }
        return line
    }
}
