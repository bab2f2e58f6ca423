internal import Bytes
internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite
internal import Wording

/// Whether reviews are what was read, and whether the text index has their words and no others.
struct ContentSoundness {
    private let store: ReviewStore
    private let report: (LibraryFinding) throws -> Void
    private var database: Database { store.database }

    init(_ store: ReviewStore, report: @escaping (LibraryFinding) throws -> Void) {
        self.store = store
        self.report = report
    }

    /// A hash of what the index is to have of a review and of what it has.
    private struct Terms: Equatable {
        var stems: UInt64 = 0
        var forms: UInt64 = 0
    }

    func check() throws {
        var indexed = try found()
        let reader = try store.itemReader.get()
        let corrections = CorrectionRows(database)
        var writer = TermWriter()
        let rows = try database.all("SELECT number, fingerprint FROM review ORDER BY number") {
            (number: $0.integer(0), fingerprint: $0.integer(1))
        }
        for row in rows {
            guard let shown = try reader.review(number: row.number) else {
                try report(LibraryFinding(.damage, detail: "the text of item \(row.number) is missing"))
                continue
            }
            var asRead = shown
            if let snapshot = try corrections.snapshot(of: row.number) {
                StoredReview.restore(snapshot, into: &asRead)
            }
            if Fingerprint.of(asRead) != row.fingerprint {
                try report(LibraryFinding(.changed, id: shown.id, title: shown.title))
            } else if ReviewIdentity.id(forKey: shown.key) != shown.id {
                try report(LibraryFinding(.changed, id: shown.id, title: shown.title, detail: "its id"))
            }
            if indexed?.removeValue(forKey: row.number) ?? Terms()
                != terms(IndexedDocument(shown, writer: &writer)),
                indexed != nil
            {
                try report(
                    LibraryFinding(
                        .derived, id: shown.id, title: shown.title, detail: "its words in the text index"))
            }
        }
        try sites()
        try abstracts()
        try evidence()
        try seals()
    }

    /// What the index has, by number of the review; nil where it cannot be read, which is told. The index
    /// also has reviews of which there are better versions now.
    private func found() throws -> [Int64: Terms]? {
        do {
            var found: [Int64: Terms] = [:]
            try each("review_stem", columns: "term, doc, col, offset") { row in
                let column = row.withText(2) { StableHash(of: $0).value }
                let term = row.withText(0) { ContentSoundness.hash($0, column: column, at: row.integer(3)) }
                found[row.integer(1), default: Terms()].stems &+= term
            }
            try each("review_form", columns: "term, doc") { row in
                found[row.integer(1), default: Terms()].forms &+= row.withText(0) {
                    ContentSoundness.hash($0, column: 0, at: 0)
                }
            }
            return found
        } catch let error as DatabaseError where error.reason == .damaged || error.reason == .other {
            try report(LibraryFinding(.derived, detail: "the text index cannot be read: \(error.message)"))
            return nil
        }
    }

    /// Calls `body` with each term of a table of the index:
    /// https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module
    private func each(_ table: String, columns: String, body: (Row) throws -> Void) throws {
        let isReading = try database.first("PRAGMA query_only") { $0.integer(0) != 0 } ?? false
        // A table that is not in the file counts as written, too.
        if isReading { try database.execute("PRAGMA query_only = OFF") }
        defer {
            try? database.execute("DROP TABLE IF EXISTS temp.terms_of_\(table)")
            if isReading { try? database.execute("PRAGMA query_only = ON") }
        }
        try database.execute(
            "CREATE VIRTUAL TABLE temp.terms_of_\(table) USING fts5vocab('main', '\(table)', 'instance')")
        let statement = try database.prepare("SELECT \(columns) FROM temp.terms_of_\(table)")
        try statement.each(body)
    }

    private static func hash(_ term: some Sequence<UInt8>, column: UInt64, at offset: Int64) -> UInt64 {
        var hash = StableHash(of: term)
        hash.add(word: column)
        hash.add(word: UInt64(bitPattern: offset))
        return hash.value
    }

    private static let columns = ["title", "label", "models", "authors", "names", "claims", "text"].map {
        StableHash(of: $0.utf8).value
    }

    /// What the index is to have of a document.
    private func terms(_ document: IndexedDocument) -> Terms {
        var terms = Terms()
        for (column, bytes) in zip(ContentSoundness.columns, document.columns) {
            for (offset, term) in ContentSoundness.tokens(bytes).enumerated() {
                terms.stems &+= ContentSoundness.hash(term, column: column, at: Int64(offset))
            }
        }
        var forms: Set<ArraySlice<UInt8>> = []
        for form in ContentSoundness.tokens(document.forms) where forms.insert(form).inserted {
            terms.forms &+= ContentSoundness.hash(form, column: 0, at: 0)
        }
        return terms
    }

    /// The words of `text` as the tokenizer `ascii` takes them.
    private static func tokens(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split { byte in
            byte < 0x80 && !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte | 0x20)
        }
    }

    /// Where reviews stand, when they came and what readers gave them is as it was read.
    private func seals() throws {
        for (seal, join) in [
            (RowSeal.review, ""), (.sighting, "JOIN review r ON r.number = sighting.review"),
        ] {
            try database.each(
                """
                SELECT \(join.isEmpty ? "id, title" : "r.id, r.title") FROM \(seal.table) \(join)
                WHERE \(seal.table).seal <> \(seal.expression())
                """
            ) { row in
                let detail: Phrase = join.isEmpty ? "its place, dates or reactions" : "where it was read"
                try report(LibraryFinding(.changed, id: row.text(0), title: row.text(1), detail: detail))
            }
        }
    }

    /// What values rest on is as it was read.
    private func evidence() throws {
        try database.each(
            """
            SELECT e.list, r.id, r.title FROM evidence e JOIN sighting g ON g.number = e.number
                JOIN review r ON r.number = g.review
            """
        ) { row in
            guard !row.withText(0, body: EvidenceList.isSound) else { return }
            try report(
                LibraryFinding(
                    .changed, id: row.text(1), title: row.text(2), detail: "what its values rest on"))
        }
    }

    /// The words of abstracts are those of the records, and what they claim stands in them.
    private func abstracts() throws {
        var writer = TermWriter()
        try database.each("SELECT paper, record, stems FROM metadata") { row in
            writer.begin()
            let metadata = JSONValue(parsing: row.text(1))?.metadata
            if writer.stems(of: metadata?.abstract ?? "") != row.bytes(2) {
                try report(LibraryFinding(.derived, detail: "the words of the abstract of \(row.text(0))"))
            }
            if metadata?.claims?.contains(where: \.claim.text.isEmpty) == true {
                try report(LibraryFinding(.derived, detail: "what the abstract of \(row.text(0)) claims"))
            }
        }
    }

    /// Sites are those of the addresses.
    private func sites() throws {
        try database.each(
            """
            SELECT r.id, r.title, l.url, s.host FROM link l JOIN review r ON r.number = l.review
                LEFT JOIN site s ON s.number = l.site
            WHERE l.url IS NOT NULL
            """
        ) { row in
            guard LinkAddress.host(of: row.text(2)) != row.optionalText(3) else { return }
            try report(
                LibraryFinding(.derived, id: row.text(0), title: row.text(1), detail: "the site of a link"))
        }
    }
}
