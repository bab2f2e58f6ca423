import TextAnalysis

/// Names of authors behind a label in the last lines of a text: "Authors and year: Ada One, Bob Two; 2020".
enum LabelledAuthors {
    /// Lines that are looked at.
    private static let most = 10

    /// What follows the label; nil where there is none.
    static func atEnd(of lines: TextLines) -> TextSlice? {
        for index in lines.lines.indices.reversed().lazy.filter({ !lines.isBlank($0) }).prefix(most) {
            guard let labelled = AuthorList.text(labelledIn: HeadLine.bare(lines[index])),
                AuthorList(labelled).likelihood >= 0.7
            else { continue }
            return labelled
        }
        return nil
    }
}
