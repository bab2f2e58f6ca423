internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// Finds what was probably meant by a word that the library does not have, among what it has.
struct Spelling {
    let database: Database

    init(_ database: Database) { self.database = database }

    /// The word of the library nearest to a folded one, at most `slips` away; nil when none is near.
    /// Names go before words of texts at equal distance.
    func nearest(toWord word: [UInt8], slips: Int) throws -> String? {
        var search = NearestSearch(word)
        for table in ["model", "author", "organisation", "dataset", "reviewer"] {
            try look(in: "SELECT word, 1 FROM \(table)_word WHERE length(word) BETWEEN ? AND ?", &search)
        }
        if search.best?.distance ?? 2 > 1 { try lookInTexts(&search) }
        return search.best.flatMap { $0.distance <= slips ? $0.word : nil }
    }

    /// The value of `field` nearest to one that no item has; nil when none is near.
    func nearest(_ field: Field, to value: String) throws -> String? {
        if field == .topic { return nearestTopic(value) }
        guard let table = Spelling.tables[field] else { return nil }
        let words = field == .model || field == .about ? [NameForms.glued(value)] : NameForms.words(value)
        let sql = "SELECT word, 1 FROM \(table)_word WHERE length(word) BETWEEN ? AND ?"
        var nearest: [String] = []
        for word in words.prefix(8) {
            let text = String(decoding: word, as: UTF8.self)
            var search = NearestSearch(word)
            let known = "SELECT 1 FROM \(table)_word WHERE word = ?"
            if try database.first(known, [.text(text)], { _ in true }) != true { try look(in: sql, &search) }
            nearest.append(search.best?.word ?? text)
        }
        return nearest.joined(separator: " ")
    }

    private static let tables: [Field: String] = [
        .model: "model", .about: "model", .author: "author", .org: "organisation", .venue: "venue",
        .dataset: "dataset", .reviewer: "reviewer", .channel: "channel", .award: "award",
    ]

    private func nearestTopic(_ value: String) -> String? {
        var search = NearestSearch(Array(value.lowercased().utf8))
        for topic in StandardLexicons.topics.topics { search.consider(Array(topic.id.utf8), count: 1) }
        return search.best?.word
    }

    private func look(in sql: String, _ search: inout NearestSearch) throws {
        let lengths = [search.lengths.lowerBound, search.lengths.upperBound].map {
            Argument.integer(Int64($0))
        }
        try database.each(sql, lengths) { row in search.consider(row.bytes(0), count: Int(row.integer(1))) }
    }

    /// Words of texts are many; those are looked at that begin with the same letter.
    private func lookInTexts(_ search: inout NearestSearch) throws {
        guard let first = search.text.unicodeScalars.first, let next = Unicode.Scalar(first.value + 1) else {
            return
        }
        try prepareVocabulary()
        let sql = "SELECT term, doc FROM temp.form_vocabulary WHERE term >= ? AND term < ?"
        try database.each(sql, [.text(String(first)), .text(String(next))]) { row in
            search.consider(row.bytes(0), count: Int(row.integer(1)))
        }
    }

    /// A view of the index by words. It is no change of the library, but SQLite takes it for one.
    func prepareVocabulary() throws {
        let isReading = try database.first("PRAGMA query_only") { $0.integer(0) != 0 } ?? false
        if isReading { try database.execute("PRAGMA query_only = OFF") }
        defer { if isReading { try? database.execute("PRAGMA query_only = ON") } }
        try database.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.form_vocabulary USING fts5vocab (main, review_form, row)"
        )
    }
}
