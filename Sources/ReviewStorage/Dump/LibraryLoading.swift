internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite
public import Wording

/// Puts the lines of a dump into a library that holds nothing of what they tell.
final class LibraryLoading {
    private let store: ReviewStore
    private let records: Records
    private var sources: [String: Int64] = [:]
    private var columns: [String: [String]] = [:]
    private var nextNumber: Int64
    private var line = 0
    private var items = 0
    private let now: Int64
    private var database: Database { store.database }

    init(_ store: ReviewStore) throws {
        self.store = store
        records = try store.tables().records
        nextNumber = try TextIndex.nextNumber(store.database)
        now = store.now().seconds
    }

    /// Takes all lines that `next` gives; returns how many items there were. Throws `DumpError`.
    func load(_ next: () throws -> [UInt8]?) throws -> Int {
        while let bytes = try next() {
            line += 1
            if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
            let value = JSONValue(parsing: bytes)
            guard let member = value?.members.first, value?.members.count == 1 else {
                throw DumpError.noLine(line: line)
            }
            try take(member.name, value: member.value)
        }
        guard line > 0 else { throw DumpError.noDump(line: 0) }
        try records.rows.flush()
        return items
    }

    private func take(_ name: String, value: JSONValue) throws {
        if line == 1 {
            guard name == "dump", value.string == LibraryDump.schema else { throw DumpError.noDump(line: 1) }
            return
        }
        switch name {
        case "source": try takeSource(value)
        case "item": try takeItem(value)
        default: try takeRow(of: name, value)
        }
    }

    private func takeSource(_ value: JSONValue) throws {
        guard let path = value["path"].string, sources[path] == nil else {
            throw DumpError.noLine(line: line)
        }
        sources[path] = try DumpedSource.write(value, path: path, now: now, to: database)
    }

    private func takeItem(_ value: JSONValue) throws {
        guard let path = value["source"].string, let source = sources[path],
            var review = StoredReview.review(in: value, path: path)
        else {
            throw DumpError.noLine(line: line)
        }
        let groups = Set(value["groups"].strings)
        for paper in review.papers.indices where !groups.isEmpty {
            for author in review.papers[paper].authors.indices {
                if groups.contains(review.papers[paper].authors[author].name) {
                    review.papers[paper].authors[author].isGroup = true
                }
            }
        }
        let number = nextNumber
        nextNumber += 1
        items += 1
        try records.rows.write(
            review,
            at: ReviewRows.Place(
                number: number, source: source, position: max(0, value["position"].integer ?? 0),
                added: value["added"].integer.map(Int64.init) ?? now,
                fingerprint: Int64(value["fingerprint"].integer ?? 0), isGone: value["gone"] == .bool(true)))
        for sighting in value["sightings"].elements {
            try take(sighting: sighting.elements, of: review, number)
        }
        for post in value["posts"].elements.map(\.elements) where post.count == 3 {
            try insert(
                "post (channel, message, review, source)",
                values: [
                    post[0].columnValue, post[1].columnValue, .integer(number), try self.source(post[2]),
                ])
        }
        for mark in value["marks"].elements {
            try insert("likeness (mark, review)", values: [mark.columnValue, .integer(number)])
        }
        for reference in value["references"].elements.map(\.elements) where reference.count == 2 {
            try insert(
                "reference (review, channel, message)",
                values: [.integer(number), reference[0].columnValue, reference[1].columnValue])
        }
    }

    private func take(sighting: [JSONValue], of review: Review, _ number: Int64) throws {
        guard (8...9).contains(sighting.count) else { throw DumpError.noLine(line: line) }
        // What a bibliography says stands behind the rest, where another one shows the item.
        let places = (sighting[4...6] + [sighting.count == 9 ? sighting[8] : .null]).map {
            Argument.text($0 == .null ? "" : $0.text)
        }
        try insert(
            "sighting (review, source, position, fingerprint, file, lines, duplicates, bytes, content)",
            values: [
                .integer(number), try source(sighting[0]), sighting[1].columnValue, sighting[2].columnValue,
                sighting[3].columnValue,
            ] + places)
        let number = database.lastInsertedRow
        try database.run(
            "UPDATE sighting SET seal = \(RowSeal.sighting.expression()) WHERE number = ?",
            with: [.integer(number)]
        )
        guard let evidence = Coding.evidence.value(in: sighting[7]) else { return }
        var review = review
        review.evidence = evidence
        review.source.bytes = Coding.ranges.value(in: sighting[6]) ?? []
        try insert(
            "evidence (number, list)",
            values: [.integer(number), .text(EvidenceList.text(of: review))])
    }

    private func takeRow(of name: String, _ value: JSONValue) throws {
        guard (DumpedTable.all + DumpedTable.passing).contains(where: { $0.name == name }) else {
            throw DumpError.unknownKind(name, line: line)
        }
        let known = try knownColumns(of: name)
        var members = value.members
        for column in ["replaced", "made"]
        where known.contains(column) && !members.contains(where: { $0.name == column }) {
            members.append(.init(name: column, value: .integer(Int(now))))
        }
        guard !members.isEmpty, members.allSatisfy({ known.contains($0.name) }) else {
            throw DumpError.noLine(line: line)
        }
        let names = members.map { "\"\($0.name)\"" }.joined(separator: ", ")
        try insert(
            "\"\(name)\" (\(names))",
            values: members.map { try $0.name == "source" ? source($0.value) : $0.value.columnValue })
    }

    private func knownColumns(of table: String) throws -> [String] {
        if let known = columns[table] { return known }
        let names = try database.all("SELECT name FROM pragma_table_info(?)", with: [.text(table)]) {
            $0.text(0)
        }
        columns[table] = names
        return names
    }

    private func source(_ path: JSONValue) throws -> Argument {
        guard let number = path.string.flatMap({ sources[$0] }) else { throw DumpError.noLine(line: line) }
        return .integer(number)
    }

    private func insert(_ target: String, values: [Argument]) throws {
        let places = values.map { _ in "?" }.joined(separator: ", ")
        do {
            try database.run("INSERT INTO \(target) VALUES (\(places))", with: values)
        } catch let error as DatabaseError where error.code & 0xff == 19 {
            // A value that its column cannot have, or one that is there twice.
            throw DumpError.noLine(line: line)
        }
    }
}

/// Why a dump cannot be loaded. Lines count from 1.
public enum DumpError: Error, Sendable, Equatable {
    /// It does not begin as a dump does.
    case noDump(line: Int)
    /// A line is not one of a dump.
    case noLine(line: Int)
    /// A line is of a kind that this program does not know.
    case unknownKind(String, line: Int)
    /// The library holds something already.
    case notEmpty

    /// The line; nil where none is to blame.
    public var line: Int? {
        switch self {
        case .noDump(let line), .noLine(let line), .unknownKind(_, let line): line
        case .notEmpty: nil
        }
    }
}

extension DumpError: Worded {
    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
        switch self {
        case .noDump: "this is no dump of a library"
        case .noLine: "this line is damaged; nothing was loaded"
        case .unknownKind(let name, _):
            "this program does not know '\(name.prefix(40))'; a newer one may have written it"
        case .notEmpty: "the library holds something already; --replace puts the dump in its place"
        }
    }
}
