import TextAnalysis

/// The words by which notes, and pages that are none, are told.
enum NoteWords {
    /// Ends of the names of files that hold Markdown.
    static let suffixes = Set(WordFiles.markdown.values("note.suffixes"))

    /// Names that files have in every folder.
    static let commonNames = WordFiles.markdown.phrases("note.common")

    /// Names of files that are no note, whatever they hold.
    static let managing = WordFiles.markdown.phrases("note.managing")

    /// Words in titles of collections, which are about many papers.
    static let collections = WordFiles.markdown.phrases("note.collections")

    /// Words that stand before the title of another in the title of a note: "Notes on …".
    static let openings = WordFiles.markdown.values("note.openings")

    /// Of them, those with which no paper is titled.
    static let sureOpenings = WordFiles.markdown.phrases("note.openings.sure")

    /// Meetings at which papers are read.
    static let meetings = WordFiles.markdown.values("note.meetings")

    /// Names of weeks and days that count what is read.
    static let times = WordFiles.markdown.values("note.times")

    /// Words with which pages on an hour of a course or a meeting are titled, by their beginnings.
    static let occasions = WordFiles.markdown.values("note.occasions")

    /// Whether the folded title `phrase` is that of an hour of a course, a meeting or a day.
    static func isOccasion(_ phrase: String) -> Bool {
        occasions.contains { phrase == $0 || phrase.hasPrefix($0 + " ") }
    }

    /// Words by which an owner says that a page is a note on a paper: tags, types, names of folders.
    static let kinds = WordFiles.markdown.phrases("note.kinds")

    /// Headings that notes on a paper give to their sections, by their beginnings.
    static let sections = WordFiles.markdown.values("note.sections")

    /// Headings of manuals and pages that run a project, by their beginnings.
    static let manuals = WordFiles.markdown.values("note.manuals")

    /// Headings over what a note tells of the paper as a thing.
    static let metadata = WordFiles.markdown.phrases("note.metadata")

    /// Words that speak of a paper, by their beginnings.
    static let paper = StemIndex(WordFiles.markdown.values("note.paper"))

    /// Words that speak of those who wrote it, by their beginnings.
    static let authors = StemIndex(WordFiles.markdown.values("note.authors"))

    /// Words that say what a paper does.
    static let deeds = WordFiles.markdown.phrases("note.deeds")

    /// Words with which sentences about a paper begin.
    static let speakers = WordFiles.markdown.phrases("note.speakers")

    /// Whether `heading`, folded, opens with one of `beginnings`.
    static func opens(_ heading: String, with beginnings: [String]) -> Bool {
        // "1. Introduction", "3.2 Method"
        let words = heading.drop { $0.isNumber || $0 == "." || $0 == " " }
        return beginnings.contains { words.hasPrefix($0) }
    }
}
