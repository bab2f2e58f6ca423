/// Signs that set things apart in lines, and words between names: the lists of `marks.txt`.
public enum Marks {
    /// Dashes between a title and what is not it, with the spaces around them; the long one first.
    public static let dashes = WordFiles.marks.values("dash").map { " \($0) " }
    /// The same without spaces.
    public static let bareDashes = WordFiles.marks.values("dash")
    /// Those of them that join no words: all but the hyphen.
    public static let longDashes = bareDashes.filter { $0 != "-" }
    /// Dots and bars between facts, with the spaces around them.
    public static let facts = WordFiles.marks.values("fact").map { " \($0) " }
    /// What a line opens with that tells whose words stand above it.
    public static let attributions = WordFiles.marks.values("attribution")
    /// What stands between a title and its authors, with the spaces around it.
    public static let byAuthors = WordFiles.marks.values("by").map { " \($0) " }
    /// What stands before the last of several names: `and`, `и`, `&`.
    public static let joints = WordFiles.marks.values("joint")
    /// The same with the spaces around them.
    public static let spacedJoints = joints.map { " \($0) " }
    /// All that stands between several names, without spaces around it: a comma, `and`, `/`.
    public static let betweenNames = WordFiles.marks.values("between names")
    /// Dots and dashes between facts.
    public static let signs = WordFiles.marks.values("sign")
    /// What the items of a list open with.
    public static let items = spaced(WordFiles.marks.values("item spaced")) + WordFiles.marks.values("item")
    /// What titles in lines of posts open with.
    public static let titles =
        spaced(WordFiles.marks.values("title spaced")) + WordFiles.marks.values("title")
    /// What labels of lines open with, several in this order.
    public static let labels = WordFiles.marks.values("label")
    /// What anchors under the heading of a digest open with.
    public static let anchors =
        spaced(WordFiles.marks.values("anchor spaced")) + WordFiles.marks.values("anchor")

    private static func spaced(_ signs: [String]) -> [String] { signs.map { $0 + " " } }
}
