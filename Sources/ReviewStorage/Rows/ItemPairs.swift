internal import ReviewModel
internal import SQLite

/// Items whose papers a person has told apart, though they are called the same: pairs of keys in the table of papers that
/// are kept apart, marked so.
struct ItemPairs {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// What stands before a key; no name of a paper begins so.
    private static let mark = "item:"

    /// The condition on the table `a`.
    static let condition = "a.one >= 'item:' AND a.one < 'item;'"

    private static func names(_ one: String, _ other: String) -> [Argument] {
        [mark + one, mark + other].sorted().map(Argument.text)
    }

    /// Keeps the pair in mind.
    func put(_ one: String, _ other: String, at time: Timestamp) throws {
        try database.run(
            "INSERT OR REPLACE INTO apart (one, other, made) VALUES (?, ?, ?)",
            with: Self.names(one, other) + [.integer(time.seconds)])
    }

    /// Forgets the pair; false where it was not known.
    func remove(_ one: String, _ other: String) throws -> Bool {
        try database.run("DELETE FROM apart WHERE one = ? AND other = ?", with: Self.names(one, other)) > 0
    }

    /// Pairs of numbers of items that are there.
    func numbers() throws -> [(Int64, Int64)] {
        try database.all(
            """
            SELECT r.number, s.number FROM apart a JOIN review r ON r.key = substr(a.one, 6)
                JOIN review s ON s.key = substr(a.other, 6)
            WHERE \(Self.condition) ORDER BY r.number, s.number
            """
        ) { ($0.integer(0), $0.integer(1)) }
    }

    /// Pairs of numbers of the papers that they are of.
    func papers() throws -> [(Int64, Int64)] {
        try numbers().compactMap { pair in
            let works = try [pair.0, pair.1].compactMap { number in
                try database.first(
                    "SELECT paper FROM review_paper WHERE review = ? AND position = 0",
                    with: [.integer(number)]
                ) { $0.integer(0) }
            }
            return works.count == 2 ? (works[0], works[1]) : nil
        }
    }

    /// Lets pairs with the item `old` be of `new`.
    func move(from old: String, to new: String) throws {
        let pairs = try database.all(
            "SELECT one, other, made FROM apart WHERE ? IN (one, other)", with: [.text(Self.mark + old)]
        ) { (one: $0.text(0), other: $0.text(1), made: $0.integer(2)) }
        for pair in pairs {
            let partner = (pair.one == Self.mark + old ? pair.other : pair.one).dropFirst(
                Self.mark.utf8.count)
            _ = try remove(old, String(partner))
            if partner != new { try put(new, String(partner), at: Timestamp(seconds: pair.made)) }
        }
    }
}
