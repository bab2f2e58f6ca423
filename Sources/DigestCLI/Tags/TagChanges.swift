/// Tags to add and to remove, as typed: `+a -b`.
struct TagChanges: Equatable {
    /// Tags to add.
    var added: [String] = []
    /// Tags to remove.
    var removed: [String] = []

    /// Reads words that begin with `+` or `-`.
    init(_ words: [String]) throws(CommandError) {
        for word in words {
            let tag = String(word.dropFirst())
            guard ShortName.isGood(tag) else { throw .badTag(tag) }
            if word.first == "+" { added.append(tag) } else { removed.append(tag) }
        }
        if let both = added.first(where: removed.contains) { throw .contradictoryTag(both) }
    }
}
