internal import Bytes
internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite
internal import Wording

/// What a library promises of itself, whatever was imported and whatever its reader did; 'What the library
/// promises' in `Sources/README.md` lists the same. Tells what does not hold.
struct LibrarySoundness {
    private let store: ReviewStore
    private var database: Database { store.database }
    private let report: (LibraryFinding) throws -> Void
    private let told: Told

    /// Whether anything was found that a hash of a whole table would only tell again.
    private final class Told { var isEmpty = true }

    /// What does not hold goes to `report`.
    init(_ store: ReviewStore, report: @escaping (LibraryFinding) throws -> Void) {
        let told = Told()
        self.store = store
        self.told = told
        self.report = { finding in
            if finding.kind != .derived { told.isEmpty = false }
            try report(finding)
        }
    }

    /// Looks at everything. One part that cannot be looked at is told, and the others are looked at all the
    /// same.
    func check() throws {
        try part(pages)
        try part(references)
        // Of an older shape nobody knows any more how it was.
        guard try database.version == Schema.version else { return }
        try part(shape)
        try part(values)
        try part { try ContentSoundness(store, report: report).check() }
        try part { try NameSoundness(database, report: report).check() }
        try part(seal)
    }

    private func part(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as DatabaseError where error.reason == .damaged || error.reason == .inputOutput {
            try report(LibraryFinding(.damage, detail: Phrase(verbatim: error.message)))
        }
    }

    /// What SQLite finds wrong with pages, indexes and columns.
    private func pages() throws {
        for problem in try database.all("PRAGMA integrity_check", with: [], read: { $0.text(0) })
        where problem != "ok" {
            try report(LibraryFinding(.damage, detail: Phrase(verbatim: problem)))
        }
    }

    private func references() throws {
        try database.each("PRAGMA foreign_key_check") { row in
            let detail: Phrase =
                "row \(Int(row.integer(1))) of '\(row.text(0))' refers to nothing in '\(row.text(2))'"
            try report(LibraryFinding(.damage, detail: detail))
        }
    }

    /// Tables and indexes are those that this program makes, and there is nothing else.
    private func shape() throws {
        let own = try LibraryShape(of: ReviewStore(path: ":memory:", mode: .create).database)
        let found = try LibraryShape(of: database)
        for (part, sql) in own.parts.sorted(by: { $0.key < $1.key }) where found.parts[part] != sql {
            let isMissing = found.parts[part] == nil
            try report(
                LibraryFinding(
                    .damage,
                    detail: isMissing ? "the \(part) is missing" : "the \(part) is not as it was made"))
        }
        for part in found.parts.keys.sorted() where own.parts[part] == nil {
            try report(LibraryFinding(.stranger, detail: Phrase(verbatim: "\(part)")))
        }
    }

    /// Numbers are in their ranges, and lists can be read.
    private func values() throws {
        let range = Timestamp.range
        let moments = ["date", "edited", "added"].map {
            "\($0) NOT BETWEEN \(range.lowerBound) AND \(range.upperBound)"
        }
        try each("SELECT id, title, 'its date' FROM review WHERE \(moments.joined(separator: " OR "))")
        try each(
            """
            SELECT r.id, r.title, 'year ' || p.year FROM review_paper p JOIN review r ON r.number = p.review
            WHERE p.year NOT BETWEEN 0 AND 9999
            """)
        let lists = ["messages", "captions", "reactions"].map { "NOT json_valid(\($0))" }
        try each("SELECT id, title, 'a list of it' FROM review WHERE \(lists.joined(separator: " OR "))")
        let places = ["g.lines", "g.duplicates", "g.bytes", "g.content", "e.list"].map {
            "\($0) <> '' AND NOT json_valid(\($0))"
        }
        try each(
            """
            SELECT r.id, r.title, 'where it was read' FROM sighting g JOIN review r ON r.number = g.review
                LEFT JOIN evidence e ON e.number = g.number
            WHERE \(places.joined(separator: " OR "))
            """)
    }

    private func each(_ sql: String) throws {
        try database.each(sql) { row in
            try report(
                LibraryFinding(
                    .value, id: row.text(0), title: row.text(1), detail: Phrase(verbatim: row.text(2))))
        }
    }

    /// What the reader wrote is as it was when it was written, and so are rows that nothing else tells of.
    private func seal() throws {
        if told.isEmpty, case let broken = try LibrarySeal(database).broken(), !broken.isEmpty {
            let names = broken.map { "'\($0)'" }.joined(separator: ", ")
            let detail: Phrase = "rows of \(names), which items are told apart and counted by"
            try report(LibraryFinding(.changed, detail: detail))
        }
        for change in try HistorySeal(database).broken() {
            try report(LibraryFinding(.changed, detail: "what 'digest undo' needs of change \(Int(change))"))
        }
        let seal = ReaderSeal(database)
        if let kept = try seal.kept(), kept != (try seal.value()) {
            try report(
                LibraryFinding(.changed, detail: "what you wrote: tags, marks, notes, lists or corrections"))
        }
    }
}

/// The tables, indexes, triggers and views of a file, with the SQL that made them.
struct LibraryShape {
    /// A thing in a file.
    struct Part: Hashable, Comparable, CustomStringConvertible {
        let type: String
        let name: String

        var description: String { "\(type) '\(name)'" }

        /// By names, so that what belongs together stands together.
        static func < (left: Part, right: Part) -> Bool {
            (left.name, left.type) < (right.name, right.type)
        }
    }

    let parts: [Part: String]

    init(of database: Database) throws {
        var parts: [Part: String] = [:]
        try database.each("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'") { row in
            parts[Part(type: row.text(0), name: row.text(1))] = row.text(2)
        }
        self.parts = parts
    }
}

/// Under which words names are filed, for those that a search may spell otherwise.
enum NameTable: String, CaseIterable {
    case author, organisation, venue, award, dataset, model, reviewer, channel

    /// The columns that names consist of.
    var columns: [String] {
        switch self {
        case .model: ["name", "aliases"]
        case .reviewer: ["name", "handles", "affiliation"]
        case .channel: ["handle", "title"]
        default: ["name"]
        }
    }

    /// The words for a name, given by its columns; some may be empty.
    func words(_ columns: [String]) -> [String] {
        let name = columns.first ?? ""
        switch self {
        case .author, .organisation: return NameForms.filed(name, acrossScripts: true)
        case .venue, .award, .dataset: return NameForms.filed(name, acrossScripts: false)
        case .model:
            let aliases = JSONValue(parsing: columns[1])?.strings ?? []
            return ([name] + aliases).map { String(decoding: NameForms.glued($0), as: UTF8.self) }
        case .reviewer:
            let handles = JSONValue(parsing: columns[1]).flatMap { Coding.handles.value(in: $0) } ?? [:]
            return NameForms.filed(name, acrossScripts: true) + handles.values.map(NameForms.handle)
        case .channel:
            return NameForms.filed(columns[1], acrossScripts: false) + [NameForms.handle(name)]
        }
    }

    /// Calls `body` with the number and the columns of each name.
    func each(_ database: Database, body: (Int64, [String]) throws -> Void) throws {
        try database.each("SELECT number, \(columns.joined(separator: ", ")) FROM \(rawValue)") { row in
            try body(row.integer(0), columns.indices.map { row.text(Int32($0) + 1) })
        }
    }
}

/// Whether names are filed under their words and no others.
struct NameSoundness {
    private let database: Database
    private let report: (LibraryFinding) throws -> Void

    init(_ database: Database, report: @escaping (LibraryFinding) throws -> Void) {
        self.database = database
        self.report = report
    }

    func check() throws {
        for table in NameTable.allCases {
            var sums: [Int64: UInt64] = [:]
            try database.each("SELECT \(table.rawValue), word FROM \(table.rawValue)_word") { row in
                sums[row.integer(0), default: 0] &+= row.withText(1) { StableHash(of: $0).value }
            }
            var wrong = 0
            try table.each(database) { number, columns in
                let words = Set(table.words(columns)).filter { !$0.isEmpty }
                let sum = words.reduce(0 as UInt64) { $0 &+ StableHash(of: $1.utf8).value }
                if sums.removeValue(forKey: number) ?? 0 != sum { wrong += 1 }
            }
            wrong += sums.count
            if wrong > 0 {
                try report(
                    LibraryFinding(.derived, detail: "words of \(wrong) names in '\(table.rawValue)_word'"))
            }
        }
    }

    /// Files all names anew.
    static func file(_ database: Database) throws {
        for table in NameTable.allCases {
            let name = table.rawValue
            try database.run("DELETE FROM \(name)_word")
            var filed: [(Int64, [String])] = []
            try table.each(database) { filed.append(($0, table.words($1))) }
            for (number, words) in filed {
                for word in words where !word.isEmpty {
                    try database.run(
                        "INSERT OR IGNORE INTO \(name)_word (word, \(name)) VALUES (?, ?)",
                        with: [.text(word), .integer(number)])
                }
            }
        }
    }
}
