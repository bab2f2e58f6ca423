internal import SQLite
public import Wording

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
                let merging = try LibraryMerging(self, other: other)
                try merging.takeItems(tick)
                try merging.takeCuration()
                try reapplyCorrections()
                try enrich()
                merging.outcome.rules = try applyRulesToTheEnd()
                try sweep(isThorough: true)
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

/// What the merge of another library has brought.
public struct MergeOutcome: Sendable, Equatable {
    /// What beside items may come from another library.
    public enum Part: String, Sendable, CaseIterable {
        /// Files that this library had not read.
        case source
        /// Items that have tags which they had not.
        case tagged
        /// Items that have another status or rating.
        case marked
        /// Items with a note, or with more of it.
        case noted
        /// Items that are corrected otherwise.
        case corrected
        /// Lists that were not there, or have more on them.
        case list
        /// Saved searches.
        case search
        /// Rules for tags.
        case rule
        /// Other names of tags.
        case alias
        /// Citation keys of papers.
        case citationKey
        /// Borders between posts, and papers kept apart.
        case judgement
        /// Sources that are followed.
        case followed
        /// What archives state of papers.
        case metadata
    }

    /// What became of the items.
    public internal(set) var items = ImportOutcome()
    /// How much came of everything else; nothing where none did.
    public internal(set) var counts: [Part: Int] = [:]
    /// What the rules of both have done with the items of both.
    public internal(set) var rules: [TagRuleOutcome] = []
    /// Where both libraries say something, and not the same.
    public internal(set) var conflicts: [MergeConflict] = []

    /// Counts one of a part.
    mutating func count(_ part: Part, by number: Int = 1) {
        if number > 0 { counts[part, default: 0] += number }
    }
}

/// Where two libraries contradict each other, and what was done about it.
public enum MergeConflict: Sendable, Equatable {
    /// Of two values that exclude each other, one stands now: `what` is said as in `rating of 7kq2m9x`.
    case chosen(what: Phrase, value: String, insteadOf: String)
    /// Something of the other library has another name here, as there is one of its name already.
    case renamed(what: Phrase, name: String, to: String)
    /// Something of this library has another name now, as that of the other library has its name.
    case gaveWay(what: Phrase, name: String, to: String)
    /// A list follows both queries now.
    case followsBoth(list: String)
    /// Something of the other library was left out, as it would contain itself.
    case circular(what: Phrase)
}

extension MergeConflict: Worded {
    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
        switch self {
        case .chosen(let what, let value, let other): "\(what): '\(value)' stays, not '\(other)'"
        case .renamed(let what, let name, let new):
            "there was another \(what) '\(name)'; that of the other library is '\(new)' here"
        case .gaveWay(let what, let name, let new):
            "the other library has another \(what) '\(name)'; that of this one is '\(new)' now"
        case .followsBoth(let list): "list '\(list)' follows the queries of both libraries now"
        case .circular(let what): "\(what) is left out; it would contain itself here"
        }
    }
}
