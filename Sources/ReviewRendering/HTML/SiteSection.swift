/// A folder of a site: pages of one sort.
public enum SiteSection: String, Sendable, CaseIterable {
    case reviews, papers, models, topics, authors, venues, channels, tags, lists
}
