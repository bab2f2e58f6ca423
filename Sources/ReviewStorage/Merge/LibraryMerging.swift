internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite

/// Takes another library into one. Items go the way of imports, source by source.
final class LibraryMerging {
    /// What has come of it.
    var outcome = MergeOutcome()
    /// The library that takes.
    let store: ReviewStore
    /// The one that is taken.
    let other: LibraryDump
    /// What its channels are called here.
    let channels: MergedChannels
    /// Other names of tags there.
    let theirAliases: TagNames
    /// Other names of saved searches and of rules.
    var searches = MergedNames()
    var rules = MergedNames()
    /// Keys here of its items, by their keys there.
    private var keys: [String: String] = [:]
    private var sources: [String: MergedSource] = [:]
    private var coverage: [(channel: String, numbers: NumberRanges)] = []
    private let count: Int
    private let records: Records
    private let handles: ChannelRegister
    var database: Database { store.database }

    /// Begins with what is known of sources and channels.
    init(_ store: ReviewStore, other: ReviewStore) throws {
        self.store = store
        self.other = LibraryDump(other, isFull: true)
        let tables = try store.tables()
        records = tables.records
        handles = tables.channels
        theirAliases = try TagNames(other.database)
        let theirs = try ChannelRegister(other.database)
        try ReviewWriter(store, source: 0, path: "").note(theirs.facts)
        channels = MergedChannels(theirs, in: tables.channels)
        count = try other.count(other.plan(.all, guessing: false))
        try takeSources()
        try takeCoverage()
        tables.coverage.forget()
    }

    private func takeSources() throws {
        try other.sources { value in
            guard let path = value["path"].string else { return }
            let known = try store.source(path: path)
            let isLater = known.flatMap { MergedSource.isLater(value, than: $0) }
            let number: Int64
            if known == nil || isLater == true {
                number = try DumpedSource.write(value, path: path, now: store.now().seconds, to: database)
            } else {
                number = try store.number(ofSourceAt: path)
            }
            if known == nil { outcome.count(.source) }
            if known != nil, isLater == nil {
                // The same file, written or read again.
                try database.run(
                    """
                    UPDATE source SET (modified, imported) = (max(modified, ?1), max(imported, ?2))
                    WHERE number = ?3 AND (modified < ?1 OR imported < ?2)
                    """,
                    with: [
                        .integer(Int64(value["modified"].integer ?? 0)),
                        .integer(Int64(value["imported"].integer ?? 0)), .integer(number),
                    ])
            }
            let format = value["format"].string ?? ""
            sources[path] = MergedSource(
                number: number, path: path, format: format, isNew: known == nil, isLater: isLater)
        }
    }

    /// What an earlier reading of a source has left out says nothing.
    private func takeCoverage() throws {
        for source in sources.values where source.isLater == true {
            try database.run("DELETE FROM coverage WHERE source = ?", with: [.integer(source.number)])
        }
        try other.rows(of: DumpedTable(name: "coverage")) { value in
            guard let source = value["source"].string.flatMap({ sources[$0] }), source.isLater != false,
                let channel = value["channel"].string, let text = value["numbers"].string
            else { return }
            let name = channels.name(channel)
            try database.run(
                "INSERT OR IGNORE INTO coverage (source, channel, numbers) VALUES (?, ?, ?)",
                with: [.integer(source.number), .text(name), .text(text)])
            let numbers = JSONValue(parsing: text)
            coverage.append((name, NumberRanges(numbers.flatMap(Coding.lines.value(in:)) ?? [])))
        }
    }
}

// MARK: - Items

extension LibraryMerging {
    /// Takes all items. `tick` is called for each of them, with how many there are.
    func takeItems(_ tick: (Int) throws -> Void) throws {
        var writer: ReviewWriter?
        try other.items(by: "s.path, r.position, r.key") { text in
            try tick(count)
            guard let value = JSONValue(parsing: text),
                let source = value["source"].string.flatMap({ sources[$0] })
            else { return }
            let current =
                try writer.flatMap { $0.path == source.path ? $0 : nil }
                ?? ReviewWriter(
                    store, source: source.number, path: source.path,
                    for: .merging(isLater: source.isLater))
            if current !== writer, let writer { outcome.items.add(writer.outcome) }
            writer = current
            try take(value, from: source, by: current)
        }
        if let writer { outcome.items.add(writer.outcome) }
        try records.rows.flush()
        for (channel, numbers) in coverage {
            for number in try records.records(of: channel, before: .max, passedOverBy: numbers) {
                try records.mark(gone: true, number)
                outcome.items.gone += 1
            }
        }
    }

    private func take(_ value: JSONValue, from source: MergedSource, by writer: ReviewWriter) throws {
        guard let item = arrival(value, from: source) else { return }
        let theirs = value["key"].string ?? ""
        var number = try writer.take(item)
        for sighting in value["sightings"].elements { try take(sighting: sighting.elements, number) }
        for post in value["posts"].elements.map(\.elements) where post.count == 3 {
            guard let channel = post[0].string, let message = post[1].integer,
                let source = post[2].string.flatMap({ sources[$0] })
            else { continue }
            try records.posts.add(
                [message], of: channels.name(channel), review: number, source: source.number)
        }
        try records.likeness.add(item.marks, review: number)
        try database.run(
            "UPDATE review SET \(RowSeal.review.assignments(["added": "?1"])) WHERE number = ?2 AND added > ?1",
            with: [.integer(item.added ?? .max), .integer(number)])
        // All versions of it that either library has met speak for what else it may be.
        if let channel = item.key?.channel, let record = try records.sightings.review(number: number),
            let key = ItemKey(record.key, in: channel)
        {
            number = try writer.meetCopies(of: number, key)
        }
        if let record = try records.sightings.review(number: number) {
            keys[theirs] = record.key
            if record.key != theirs { try remember(id: ReviewIdentity.id(forKey: theirs), key: record.key) }
        }
    }

    /// The item as a source would bring it.
    private func arrival(_ value: JSONValue, from source: MergedSource) -> Arrival? {
        guard var review = StoredReview.review(in: value, path: source.path) else { return nil }
        let seen = value["sightings"].elements.first { $0.elements.first?.string == source.path }?.elements
        let sighting = Sighting(source: source.number, dumped: Array((seen ?? []).dropFirst()))
        review.source.format = source.format
        review.evidence = seen?.dropFirst(7).first.flatMap(Coding.evidence.value(in:)) ?? []
        // What its values rest on is kept from where it begins in its source.
        review.source.bytes = seen?.dropFirst(6).first.flatMap(Coding.ranges.value(in:)) ?? []
        var item = Arrival(
            review: review, key: channels.key(review.key),
            fingerprint: Int64(value["fingerprint"].integer ?? 0), sighting: sighting)
        if let key = item.key {
            item.take(key: key.description)
            item.take(handle: handles.handle(of: key.channel) ?? review.source.channel)
        }
        item.added = value["added"].integer.map(Int64.init)
        item.isGone = value["gone"] == .bool(true)
        item.knownMarks = value["marks"].elements.compactMap { $0.integer.map(Int64.init) }
        return item
    }

    /// What is noted of a source that does not show the item.
    private func take(sighting parts: [JSONValue], _ number: Int64) throws {
        guard let source = parts.first?.string.flatMap({ sources[$0] }) else { return }
        let known = try records.sightings.fingerprint(review: number, source: source.number)
        var sighting = Sighting(source: source.number, dumped: Array(parts.dropFirst()))
        guard
            try known == nil || source.isLater == true
                || source.isLater == nil && records.sightings.isBeforeKnown(sighting, review: number)
        else { return }
        if known != nil { sighting.evidence = nil }
        try records.sightings.put(sighting, review: number)
    }
}

// MARK: - Keys

extension LibraryMerging {
    /// The key here of what has `key` there, whether or not there is such an item.
    func key(_ key: String) throws -> String {
        let here = keys[key] ?? channels.key(key)?.description ?? key
        let sql = "SELECT key FROM alias WHERE id = ? AND NOT EXISTS (SELECT 1 FROM review WHERE key = ?)"
        return try database.first(sql, with: [.text(ReviewIdentity.id(forKey: here)), .text(here)]) {
            $0.text(0)
        }
            ?? here
    }

    /// Lets an id that an item had elsewhere find it here, unless another item has it.
    func remember(id: String, key: String) throws {
        try database.run(
            """
            INSERT OR IGNORE INTO alias (id, key) SELECT ?1, ?2
            WHERE NOT EXISTS (SELECT 1 FROM review WHERE id = ?1)
            """, with: [.text(id), .text(key)])
    }

    /// The id of the item with `key`, for messages.
    func id(_ key: String) -> String { ReviewIdentity.id(forKey: key) }
}
