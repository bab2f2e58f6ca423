import Foundation
import Testing

/// The keys of an item as JSON are those that the manual lists, level by level.
@Suite struct SchemaTests {
    @Test func keys() throws {
        let listed = try HelpTests.codes(under: ["key"]).joined()
        // What only enrich learns is in none of the digests.
        #expect(Set(listed).subtracting(Self.learnt) == (try Self.found()))
    }

    private static let learnt = ["papers.abstract", "papers.abstract_origin", "papers.abstract_claims"]

    /// `papers.title` for the key `title` in the objects under `papers`.
    private static func found() throws -> Set<String> {
        let console = try Console()
        _ = try console.run("digest import --quiet Digests")
        var keys: Set<String> = []
        for line in try console.run("digest search kind:any --format ndjson -n 0") where line.hasPrefix("{") {
            let item = try JSONSerialization.jsonObject(with: Data(line.utf8))
            collect(item, under: "", into: &keys)
        }
        return keys
    }

    private static func collect(_ value: Any, under path: String, into keys: inout Set<String>) {
        // The sites of handles are data, not keys of the schema.
        guard path != "reviewer.handles." else { return }
        if let list = value as? [Any] {
            for element in list { collect(element, under: path, into: &keys) }
        } else if let object = value as? [String: Any] {
            for (key, inner) in object {
                keys.insert(path + key)
                collect(inner, under: path + key + ".", into: &keys)
            }
        }
    }
}
