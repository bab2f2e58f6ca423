import ReviewStorage

/// `digest channels [QUERY]`: the channels and digests in the library.
enum ChannelsCommand: FacetCommand {
    static let name = "channels"
    static let summary = "counts the channels and digests"
    static let facet = Facet.channels
}
