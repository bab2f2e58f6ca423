internal import JSON
internal import ReviewModel
internal import SQLite

extension LibraryMerging {
    /// Takes what archives state of papers in the other library; what was changed last counts, and of the same that of
    /// which the abstract was read.
    func takeMetadata() throws {
        let rows = try MetadataRows(database)
        for row in try all("metadata") {
            guard let record = row["record"].string, let paper = row["paper"].string,
                let metadata = JSONValue(parsing: record)?.metadata
            else { continue }
            let known = try database.first(
                "SELECT record FROM metadata WHERE paper = ? AND origin = ?",
                with: [.text(paper), .text(metadata.origin.rawValue)]
            ) { $0.text(0) }
            if let known, let own = JSONValue(parsing: known)?.metadata,
                (own.updated ?? "", own.claims == nil ? 0 : 1, known)
                    >= (metadata.updated ?? "", metadata.claims == nil ? 0 : 1, record)
            {
                continue
            }
            try rows.put(metadata, now: Int64(row["made"].integer ?? Int(store.now().seconds)))
            outcome.count(.metadata)
        }
    }
}

extension LibraryMerging {
    /// Follows what the other library follows; what both do from where the first of them began.
    func takeFollowed() throws {
        let own = Dictionary(try store.followed().map { ($0.source, $0) }) { first, _ in first }
        for row in try all("followed") {
            guard let source = row["address"].string else { continue }
            var both = FollowedSource(
                source: source, format: row["format"].string, handle: row["handle"].string,
                since: row["since"].string)
            if let known = own[source] {
                both.format = [both.format, known.format].compactMap(\.self).min()
                both.handle = [both.handle, known.handle].compactMap(\.self).min()
                both.since = both.since.flatMap { since in known.since.map { min(since, $0) } }
                if both == known { continue }
            }
            try store.follow(both)
            outcome.count(.followed)
        }
    }
}
