internal import ReviewModel
internal import SQLite
internal import TextAnalysis
internal import Wording

extension ReviewStore {
    /// Looks for what makes it no sound library, then for what is suspicious in it, and calls `body` with
    /// each finding, the gravest kinds first. A value is unsure below `confidence`.
    public func check(confidence: Double = 0.5, _ body: (LibraryFinding) throws -> Void) throws {
        try database.snapshot {
            try withoutActuallyEscaping(body) { try LibrarySoundness(self, report: $0).check() }
            for check in LibraryChecks.all(year: now().date.year) {
                try database.each(check.sql) { row in
                    try body(
                        LibraryFinding(
                            check.kind, id: row.text(0), title: row.text(1),
                            detail: Phrase(verbatim: row.text(2))))
                }
            }
            try checkWitnesses(body)
            try checkMetadata(body)
            try checkPapers(body)
            try checkConfidence(confidence, body: body)
        }
    }

    /// Papers of which items say what cannot both be right, each under the first of these items.
    private func checkWitnesses(_ body: (LibraryFinding) throws -> Void) throws {
        let records = try PaperRecords(self)
        let venues = VenueNames()
        for paper in try database.all(LibraryChecks.settled, with: [], read: { $0.integer(0) }) {
            let found = try records.witnesses(of: paper)
            let said = PaperRecord.contradictions(among: found.map(\.witness)).filter { field, values in
                // Other names of one venue: `NIPS`, `NeurIPS`.
                let names = Set(values.map { venues.known($0)?.name })
                return field != .venue || names.count > 1 || names.contains(nil)
            }
            guard let first = found.first, !said.isEmpty,
                let review = try itemReader.get().review(number: first.review)
            else { continue }
            let detail = said.map { "\($0.field.rawValue): \($0.values.joined(separator: " / "))" }
            try body(
                LibraryFinding(
                    .contradiction, id: review.id, title: first.witness.paper.title,
                    detail: Phrase(verbatim: detail.joined(separator: "; "))))
        }
    }

    /// Pairs of papers that may be one, each under the review of the first.
    private func checkPapers(_ body: (LibraryFinding) throws -> Void) throws {
        for (one, other) in try DoubtfulPapers(database).pairs() {
            let detail = "\(other.id)  \(other.title)"
            try body(
                LibraryFinding(.samePaper, id: one.id, title: one.title, detail: Phrase(verbatim: detail)))
        }
    }

    /// One finding an item, with the values that its rules were least sure of in front.
    private func checkConfidence(_ least: Double, body: (LibraryFinding) throws -> Void) throws {
        var open: LibraryFinding?
        try database.each(LibraryChecks.unsure, with: [.real(least)]) { row in
            let value = "\(row.text(2)) '\(row.text(3))' \(row.text(4))"
            if let finding = open, finding.id == row.text(0) {
                open?.words = Phrase(verbatim: finding.detail + ", " + value)
            } else {
                if let finding = open { try body(finding) }
                open = LibraryFinding(
                    .unsure, id: row.text(0), title: row.text(1), detail: Phrase(verbatim: value))
            }
        }
        if let finding = open { try body(finding) }
    }

    /// Keys of the items that the source at `path` has, in its order; those it had and has no more are
    /// left out.
    public func keys(ofSource path: String) throws -> [String] {
        try database.all(
            """
            SELECT r.key FROM sighting g JOIN source s ON s.number = g.source
                JOIN review r ON r.number = g.review
            WHERE s.path = ? AND NOT r.gone ORDER BY g.position
            """, with: [.text(path)]
        ) { $0.text(0) }
    }

    /// The key that the item has now which has `key` or had it once; nil where there is none.
    public func presentKey(of key: String) throws -> String? {
        guard case .one(let item) = try item(idPrefix: ReviewIdentity.id(forKey: key)) else { return nil }
        return item.review.key
    }
}

extension ReviewStore {
    /// The first thing that makes the library no sound one, in a few words; nil where there is none.
    public func firstProblem() throws -> String? {
        var problem: String?
        do {
            try database.snapshot {
                try LibrarySoundness(self) { finding in
                    problem = [finding.id, finding.detail].compactMap { $0 }.filter { !$0.isEmpty }.joined(
                        separator: ": ")
                    throw Found()
                }.check()
            }
        } catch is Found {}
        return problem
    }

    /// Makes anew what is made from the rest: the text index, the words of names and abstracts, sites, indexes; and
    /// removes what other programs have put into the file. What was read and what the reader wrote stays, and seals are of what
    /// is there now.
    public func repair() throws {
        let own = try LibraryShape(of: ReviewStore(path: ":memory:", mode: .create).database)
        // Triggers come before the tables that they go with.
        let found = try LibraryShape(of: database).parts.keys.sorted { ($1.type, $0) < ($0.type, $1) }
        for part in found where own.parts[part] == nil && part.type != "index" {
            let quoted = "\"" + part.name.replacing("\"", with: "\"\"") + "\""
            try database.execute("DROP \(part.type) IF EXISTS \(quoted)")
        }
        try transaction {
            try database.execute("REINDEX")
            let links = try database.all(
                "SELECT review, position, url FROM link WHERE url IS NOT NULL",
                with: [], read: { ($0.integer(0), $0.integer(1), $0.text(2)) })
            for (review, position, url) in links {
                let host = LinkAddress.host(of: url)
                if let host {
                    try database.run("INSERT OR IGNORE INTO site (host) VALUES (?)", with: [.text(host)])
                }
                try database.run(
                    """
                    UPDATE link SET site = (SELECT number FROM site WHERE host = ?1)
                    WHERE review = ?2 AND position = ?3 AND site IS NOT (SELECT number FROM site WHERE host = ?1)
                    """, with: [.optional(host), .integer(review), .integer(position)])
            }
            try NameSoundness.file(database)
            try MetadataRows(database).repair()
            try HistorySeal(database).renew()
            try makeIndexAnew()
        }
    }
}

/// Ends a check at its first finding.
private struct Found: Error {}
