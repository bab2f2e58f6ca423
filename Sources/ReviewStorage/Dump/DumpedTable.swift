internal import SQLite

/// A table that a dump holds row by row: what cannot be read again from sources, and what is known of
/// sources beside their items.
struct DumpedTable {
    /// Its name, which is also what its lines begin with.
    let name: String
    /// Columns that tell only in which order or when things came in; left out unless asked for.
    var passing: [String] = []
    /// What its rows are in the order of, after the key of the item; nil for all columns.
    var order: String?

    /// All of them, those that others refer to first.
    static let all = [
        DumpedTable(name: "coverage"), DumpedTable(name: "channel_fact"),
        DumpedTable(name: "former_text", passing: ["replaced"]),
        DumpedTable(name: "correction", order: "number"),
        DumpedTable(name: "tag"), DumpedTable(name: "untagged"), DumpedTable(name: "tag_rule"),
        DumpedTable(name: "tag_alias"), DumpedTable(name: "mark"), DumpedTable(name: "note"),
        DumpedTable(name: "list"),
        DumpedTable(name: "list_entry"), DumpedTable(name: "saved_search"), DumpedTable(name: "citation_key"),
        DumpedTable(name: "boundary"), DumpedTable(name: "apart"),
    ]

    /// Ids that items had before; they depend on what came first.
    static let passing = [DumpedTable(name: "alias")]

    /// Columns that are dumped; a number of its own says nothing elsewhere.
    func columns(_ database: Database, isFull: Bool) throws -> [String] {
        try database.all("SELECT name FROM pragma_table_info(?) ORDER BY cid", [.text(name)]) { $0.text(0) }
            .filter { !(numbered && $0 == "number") && (isFull || !passing.contains($0)) }
    }

    /// Selects the rows in an order that the rows alone decide; sources by their paths.
    func selection(_ columns: [String]) -> String {
        let values = columns.map { column in
            column == "source"
                ? "(SELECT path FROM source WHERE source.number = \(name).source)" : "\"\(column)\""
        }
        let places = columns.indices.map { String($0 + 1) }
        let by = order.map { ["key", $0] } ?? places
        return "SELECT \(values.joined(separator: ", ")) FROM \(name) ORDER BY \(by.joined(separator: ", "))"
    }

    private var numbered: Bool { name == "former_text" || name == "correction" }
}
