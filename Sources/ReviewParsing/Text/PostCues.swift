import ReviewModel
import TextAnalysis

/// How many phrases of each sort the words of a post hold.
struct PostCues: Sendable {
    /// How many words there are.
    let words: Int
    /// Of one who has read a paper.
    let reviewing: Int
    /// Of what came out.
    let releases: Int
    /// Of meetings, jobs and contests.
    let announcements: Int
    /// Of things to learn from.
    let resources: Int
    /// Of what was paid for.
    let advertising: Int
    /// Of papers that came out, which have words of releases in them.
    private let papersOut: Int

    /// Those of what came out that are not of a paper.
    var otherReleases: Int { max(0, releases - 2 * papersOut) }

    /// Bytes of a text that are looked at.
    static let longestRead = 20_000

    private static let groups = CueGroups(
        ["reviewing", "releases", "announcements", "resources", "advertising", "papers out"].map(
            WordFiles.posts.values))

    /// Counts in the text `bytes`.
    init(_ bytes: [UInt8]) {
        let words = FoldedWords(bytes.slice(0..<Self.longestRead))
        let counts = Self.groups.counts(in: words)
        self.words = words.count
        reviewing = counts[0]
        releases = counts[1]
        announcements = counts[2]
        resources = counts[3]
        advertising = counts[4]
        papersOut = counts[5]
    }
}
