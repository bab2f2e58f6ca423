internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// What the library calls a venue that a query asks for by another name: `venue:NIPS` finds what was published in
/// `Advances in Neural Information Processing Systems`.
struct VenueSpellings {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The query with the other names of the venues in it.
    func puttingIn(_ query: Query) throws -> Query {
        let names = VenueNames()
        return try query.mapped { term in
            guard case .field(.venue, .text(let text)) = term, !text.hasSuffix("*"),
                let venue = names.known(text)
            else { return term }
            let years = Set(VenueNames.years(in: text))
            let asked = try self.names(like: text)
            let others = try Set(
                ([venue.name] + venue.aliases).flatMap { spelling in
                    // What has an abbreviation in it is asked for by its other abbreviations as well: a workshop.
                    let isShort = !spelling.utf8.contains(UInt8(ascii: " "))
                    return try self.names(like: spelling).filter {
                        (isShort || names.known($0)?.name == venue.name)
                            && years.isSubset(of: VenueNames.years(in: $0))
                    }
                }
            ).subtracting(asked)
            return others.isEmpty
                ? term : .or([term] + others.sorted().map { .field(.venue, .text($0)) })
        }
    }

    /// Names of venues in the library that have all words of `text`.
    private func names(like text: String) throws -> [String] {
        let plain = text.filter { $0 != "*" }
        guard let numbers = NameCondition.venues(plain) else { return [] }
        return try database.all(
            "SELECT name FROM venue WHERE number IN (\(numbers.sql))", numbers.arguments
        ) { $0.text(0) }
    }
}
