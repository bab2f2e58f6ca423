internal import JSON
internal import ReviewModel
internal import SQLite

/// What archives and publishers state of papers. It hangs on what papers are told apart by, as their rows come and go.
final class MetadataRows {
    private let find: Statement
    private let upsert: Statement

    init(_ database: Database) throws {
        find = try database.prepare(
            """
            SELECT m.record FROM metadata m JOIN paper q
                ON m.paper IN ('arxiv:' || q.arxiv, 'doi:' || q.doi)
            WHERE q.number = ? ORDER BY m.origin, m.paper
            """)
        // What is stated again as it was leaves no trace.
        upsert = try database.prepare(
            """
            INSERT INTO metadata (paper, origin, record, stems, made) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (paper, origin) DO UPDATE SET record = excluded.record, stems = excluded.stems,
                made = excluded.made
            WHERE record <> excluded.record
            """)
    }

    /// What is stated of the paper with that number.
    func metadata(ofPaper number: Int64) throws -> [PaperMetadata] {
        var found: [PaperMetadata] = []
        find.bind(number)
        try find.each { row in
            if let metadata = JSONValue(parsing: row.text(0))?.metadata { found.append(metadata) }
        }
        return found
    }

    /// Keeps what is stated of a paper, in the place of what its origin stated before.
    func put(_ metadata: PaperMetadata, now: Int64) throws {
        var writer = TermWriter()
        writer.begin()
        upsert.bind(PaperIdentity.name(arxiv: metadata.arxiv, doi: metadata.doi, title: ""))
        upsert.bind(metadata.origin.rawValue)
        upsert.bind(JSONValue(metadata).text)
        upsert.bind(String(decoding: writer.stems(of: metadata.abstract ?? ""), as: UTF8.self))
        upsert.bind(now)
        try upsert.run()
    }
}

extension JSONValue {
    /// What is stated of a paper; what is nothing is left out.
    init(_ metadata: PaperMetadata) {
        var members: [Member] = [
            .init(name: "origin", value: .string(metadata.origin.rawValue)),
            .init(name: "title", value: .string(metadata.title)),
            .init(name: "authors", value: .strings(metadata.authors)),
        ]
        if !metadata.categories.isEmpty {
            members.append(.init(name: "categories", value: .strings(metadata.categories)))
        }
        let texts: [(String, String?)] = [
            ("abstract", metadata.abstract), ("arxiv", metadata.arxiv), ("doi", metadata.doi),
            ("journal", metadata.journal), ("published", metadata.published), ("updated", metadata.updated),
        ]
        for (name, text) in texts { if let text { members.append(.init(name: name, value: .string(text))) } }
        if let versions = metadata.versions {
            members.append(.init(name: "versions", value: .integer(versions)))
        }
        self = .object(members)
    }

    /// What is stated of a paper; nil where this is no such thing.
    var metadata: PaperMetadata? {
        guard let origin = self["origin"].string.flatMap(PaperMetadata.Origin.init(rawValue:)),
            let title = self["title"].string
        else { return nil }
        var metadata = PaperMetadata(origin: origin, title: title)
        metadata.authors = self["authors"].strings
        metadata.categories = self["categories"].strings
        metadata.abstract = self["abstract"].string
        metadata.arxiv = self["arxiv"].string
        metadata.doi = self["doi"].string
        metadata.journal = self["journal"].string
        metadata.published = self["published"].string
        metadata.updated = self["updated"].string
        metadata.versions = self["versions"].integer
        return metadata
    }
}

extension LibraryMerging {
    /// Takes what archives state of papers in the other library; what was changed last counts.
    func takeMetadata() throws {
        let rows = try MetadataRows(database)
        for row in try all("metadata") {
            guard let record = row["record"].string, let paper = row["paper"].string,
                let metadata = JSONValue(parsing: record)?.metadata
            else { continue }
            let known = try database.first(
                "SELECT record FROM metadata WHERE paper = ? AND origin = ?",
                [.text(paper), .text(metadata.origin.rawValue)]
            ) { $0.text(0) }
            if let known, let own = JSONValue(parsing: known)?.metadata,
                (own.updated ?? "", known) >= (metadata.updated ?? "", record)
            {
                continue
            }
            try rows.put(metadata, now: Int64(row["made"].integer ?? Int(store.now().seconds)))
            outcome.count(.metadata)
        }
    }
}
