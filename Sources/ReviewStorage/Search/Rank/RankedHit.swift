/// An item that answers a query, with how well it does.
struct RankedHit: Equatable {
    /// Its row.
    var number: Int64
    /// Higher is better; nil where nothing was asked of the text.
    var score: Double?
}
