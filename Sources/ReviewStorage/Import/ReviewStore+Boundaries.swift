internal import ReviewModel
internal import SQLite

/// What a reader wants of the place where a post may begin.
public enum BoundaryChange: String, Sendable, CaseIterable {
    /// What opens so goes on with the post before it.
    case join
    /// A post begins there.
    case split
}

extension ReviewStore {
    /// The openings that have a boundary of the reader's, in order.
    public func boundaries(_ change: BoundaryChange) throws -> [String] {
        try database.all(
            "SELECT opening FROM boundary WHERE change = ? ORDER BY opening", [.text(change.rawValue)]
        ) { $0.text(0) }
    }

    /// Sets the boundary at what opens with `opening`; one to the contrary is taken back instead.
    public func put(boundary change: BoundaryChange, at opening: String) throws {
        try transaction {
            let contrary: BoundaryChange = change == .join ? .split : .join
            let taken = try database.run(
                "DELETE FROM boundary WHERE opening = ? AND change = ?",
                [.text(opening), .text(contrary.rawValue)])
            guard taken == 0 else { return }
            try database.run(
                "INSERT OR REPLACE INTO boundary (opening, change, made) VALUES (?, ?, ?)",
                [.text(opening), .text(change.rawValue), .integer(now().seconds)])
        }
    }

    /// Forgets what the source at `path` looked like, so that the next import reads it again.
    public func outdate(source path: String) throws {
        try database.run("UPDATE source SET hash = '' WHERE path = ?", [.text(path)])
    }

    /// Makes the item with the key `part`, which is now read as a part of the item with `whole`, one
    /// with it: what the reader wrote of it moves along, and its id keeps working.
    public func absorb(_ part: String, into whole: String) throws {
        try transaction {
            let sightings = try tables().records.sightings
            guard part != whole, let lost = try sightings.review(key: part),
                let kept = try sightings.review(key: whole)
            else { return }
            try tables().records.unite(lost, into: kept, key: kept.key)
            try sweep()
        }
    }

    /// The path of the source that shows the item with `key`, and its format; nil where there is none.
    public func shownSource(ofKey key: String) throws -> SourceRecord? {
        let path = try database.first(
            "SELECT s.path FROM review r JOIN source s ON s.number = r.source WHERE r.key = ?", [.text(key)]
        ) { $0.text(0) }
        return try path.flatMap { try source(path: $0) }
    }
}
