import JSON
import ReviewRendering
import ReviewStorage

/// What a client can ask for.
enum MCPTool: String, CaseIterable {
    case search, show, lists, facets

    /// The answer to `tools/list`.
    static var list: JSONValue { ["tools": .array(allCases.map(\.description))] }

    private var description: JSONValue {
        [
            "name": .string(rawValue), "description": .string(summary),
            "inputSchema": [
                "type": "object", "properties": properties,
                "required": .array(required.map(JSONValue.string)),
            ],
            "annotations": ["readOnlyHint": .bool(true), "openWorldHint": .bool(false)],
        ]
    }

    private var summary: String {
        switch self {
        case .search:
            "Finds reviews of papers by words in any form (Russian or English) and by fields such as model:CLIP, topic:rl, author:Hinton, year:2020.., has:code."
        case .show: "Everything about one review: papers, claims, links, text."
        case .lists: "The reading lists, or the reviews on one of them in order."
        case .facets:
            "How many reviews there are for each value: \(Facet.allCases.map(\.rawValue).joined(separator: ", "))."
        }
    }

    private var required: [String] {
        switch self {
        case .search: ["query"]
        case .show: ["id"]
        case .lists: []
        case .facets: ["facet"]
        }
    }

    private var properties: JSONValue {
        let text = { (summary: String) -> JSONValue in ["type": "string", "description": .string(summary)] }
        let limit: JSONValue = ["type": "integer", "minimum": 1, "maximum": 100]
        switch self {
        case .search: return ["query": text("what to find"), "limit": limit]
        case .show: return ["id": text("the id, or its beginning")]
        case .lists: return ["name": text("name of a list")]
        case .facets:
            let names = JSONValue.array(Facet.allCases.map { .string($0.rawValue) })
            return [
                "facet": ["type": "string", "enum": names], "query": text("among which reviews"),
                "limit": limit,
            ]
        }
    }
}
