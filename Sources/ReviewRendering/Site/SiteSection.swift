/// A folder of a site: pages of one sort.
enum SiteSection: String, Sendable, CaseIterable {
    case reviews, papers, models, topics, authors, venues, channels, tags, lists

    /// What the list of its pages is called.
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
