internal import SQLite

// What another library holds comes in by the ways of imports and dumps: items are taken as those of a source
// are, rows are read as a dump reads them.

extension ReviewStore {
    /// Takes what `other` holds and this library has not: items by the rules of imports, so that none is
    /// there twice, with all that the reader wrote of them. What both have stays once; where they contradict
    /// each other, nothing is lost but what `MergeOutcome.conflicts` tells. `other` is only read. `tick` is
    /// called for each item, with how many there are.
    ///
    /// Throws `LibraryError.damaged` where `other` is damaged. Changes all or nothing.
    @discardableResult
    public func merge(_ other: ReviewStore, tick: (Int) throws -> Void = { _ in }) throws -> MergeOutcome {
        try other.database.snapshot {
            try other.refuseDamaged()
            return try transaction {
                let merging = try LibraryMerging(self, other)
                try merging.takeItems(tick)
                try merging.takeCuration()
                try reapplyCorrections()
                try enrich()
                merging.outcome.rules = try applyRules()
                try sweep()
                return merging.outcome
            }
        }
    }

    /// Throws where SQLite finds the file damaged.
    private func refuseDamaged() throws {
        let found: String?
        do {
            found = try database.first("PRAGMA quick_check(1)") { $0.text(0) }
        } catch let error as DatabaseError {
            throw ReviewStore.explain(error, path: path)
        }
        if let found, found != "ok" { throw LibraryError.damaged(path: path, problem: found) }
    }
}
