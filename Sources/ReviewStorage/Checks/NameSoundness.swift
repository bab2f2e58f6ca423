internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite

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
    func each(_ database: Database, _ body: (Int64, [String]) throws -> Void) throws {
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
                        [.text(word), .integer(number)])
                }
            }
        }
    }
}
