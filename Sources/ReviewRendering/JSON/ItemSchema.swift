internal import ReviewModel

/// The schema of an item as JSON, for programs that check what they read.
public enum ItemSchema {
    /// A JSON Schema of draft 2020-12, ending with a line feed. Every key that it names is always there but
    /// those of searches and of what surrounds an item.
    public static var text: String {
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:digest:schema:item:1",
          "title": "\(ItemJSON.schema)",
          "description": "An item of a library of paper reviews.",
          "type": "object",
        \(closed(required, indent: 2))
          "properties": {
            "schema": {"const": "\(ItemJSON.schema)"},
            "id": {"type": "string"},
            "kind": \(choice(Kind.self)),
            "title": {"type": "string"},
            "label": {"type": ["string", "null"]},
            "papers": {"type": "array", "items": {"$ref": "#/$defs/paper"}},
            "links": {"type": "array", "items": {"$ref": "#/$defs/link"}},
            "reviewer": {"anyOf": [{"$ref": "#/$defs/reviewer"}, {"type": "null"}]},
            "models": {"type": "array", "items": {"$ref": "#/$defs/model"}},
            "datasets": {"$ref": "#/$defs/strings"},
            "topics": {"type": "array", "items": {"$ref": "#/$defs/topic"}},
            "claims": {"type": "array", "items": {"$ref": "#/$defs/claim"}},
            "captions": {"$ref": "#/$defs/strings"},
            "reactions": {"type": "array", "items": {"$ref": "#/$defs/reaction"}},
            "language": {"type": ["string", "null"], "description": "ISO 639-1"},
            "date": {"$ref": "#/$defs/moment"},
            "edited": {"$ref": "#/$defs/moment"},
            "text": {"type": "string", "description": "the whole post as plain text"},
            "incomplete": {"type": "boolean"},
            "source": {"$ref": "#/$defs/source"},
            "tags": {"$ref": "#/$defs/strings"},
            "status": \(choice(Curation.Status.self)),
            "rating": {"type": ["integer", "null"], "minimum": 1, "maximum": 5},
            "notes": {"type": ["string", "null"]},
            "lists": {"$ref": "#/$defs/strings"},
            "score": {"type": ["number", "null"], "description": "in answers of a search"},
            "snippet": {"type": ["string", "null"], "description": "in answers of a search"},
            "comment": {"type": "string", "description": "in exports of a list"},
            "gone": {"type": "boolean", "description": "where one item is shown"},
            "refers_to": {"type": "array", "items": {"$ref": "#/$defs/neighbour"}},
            "referred_by": {"type": "array", "items": {"$ref": "#/$defs/neighbour"}},
            "former_texts": {"type": "array", "items": {"$ref": "#/$defs/former"}}
          },
          "$defs": {
            "strings": {"type": "array", "items": {"type": "string"}},
            "moment": {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:]{8}Z)?)?)?$", "description": "as precise as the source: a year, a month, a day or a time in UTC"},
            "lines": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}},
        \(definitions)
          }
        }

        """
    }

    private static let required = [
        "schema", "id", "kind", "title", "label", "papers", "links", "reviewer", "models", "datasets",
        "topics",
        "claims", "captions", "reactions", "language", "date", "edited", "text", "incomplete", "source",
        "tags",
        "status", "rating", "notes", "lists",
    ]

    private static var definitions: String {
        [
            object("paper", paper), object("link", link), object("reviewer", reviewer),
            object("model", model),
            object("topic", [("id", string), ("score", #"{"type": "number", "minimum": 0, "maximum": 1}"#)]),
            object("claim", claim),
            object("quantity", [("value", string), ("unit", string), ("of", optional), ("raw", string)]),
            object("reaction", [("emoji", optional), ("count", integer)]), object("source", source),
            object("neighbour", [("id", string), ("title", string)]),
            object("former", [("text", string), ("date", reference("moment"))]),
        ].joined(separator: ",\n")
    }

    private static let string = #"{"type": "string"}"#
    private static let optional = #"{"type": ["string", "null"]}"#
    private static let strings = reference("strings")
    private static let lines = reference("lines")
    private static let flag = #"{"type": "boolean"}"#
    private static let integer = #"{"type": "integer"}"#
    private static let optionalInteger = #"{"type": ["integer", "null"]}"#

    private static let paper = [
        ("title", string), ("authors", strings), ("authors_truncated", flag), ("affiliations", strings),
        ("venue", optional), ("year", optionalInteger),
        ("year_source", #"{"enum": ["stated", "arxiv", "doi", null]}"#), ("awards", strings),
        ("arxiv", optional),
        ("doi", optional), ("url", optional),
    ]
    private static let link = [
        ("url", optional), ("role", choice(Link.Role.self)), ("label", optional),
        ("placement", choice(Link.Placement.self)), ("official", flag), ("paper", optionalInteger),
    ]
    private static let reviewer = [
        ("name", string), ("handles", #"{"type": "object", "additionalProperties": {"type": "string"}}"#),
        ("affiliation", optional),
    ]
    private static let model = [
        ("name", string), ("aliases", strings), ("role", choice(ModelMention.Role.self)),
        ("mentions", integer),
    ]
    private static let claim = [
        ("text", string), ("kind", choice(Claim.Kind.self)),
        ("quantities", "{\"type\": \"array\", \"items\": \(reference("quantity"))}"),
        ("start", #"{"type": "integer", "minimum": 0}"#), ("end", #"{"type": "integer", "minimum": 0}"#),
    ]
    private static let source = [
        ("path", string), ("format", string), ("channel", optional), ("channel_title", optional),
        ("messages", #"{"type": "array", "items": {"type": "integer"}}"#), ("url", optional),
        ("reply_to", optionalInteger), ("lines", lines), ("duplicates", lines),
    ]

    /// A definition of an object that has all of `properties` and no others.
    private static func object(_ name: String, _ properties: [(String, String)]) -> String {
        let rows = properties.map { "        \"\($0.0)\": \($0.1)" }.joined(separator: ",\n")
        return """
                "\(name)": {
                  "type": "object",
            \(closed(properties.map(\.0), indent: 6))
                  "properties": {
            \(rows)
                  }
                }
            """
    }

    private static func closed(_ required: [String], indent: Int) -> String {
        let space = String(repeating: " ", count: indent)
        let names = required.map { "\"\($0)\"" }.joined(separator: ", ")
        return "\(space)\"required\": [\(names)],\n\(space)\"additionalProperties\": false,"
    }

    private static func reference(_ name: String) -> String { "{\"$ref\": \"#/$defs/\(name)\"}" }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> String
    {
        "{\"enum\": [\(type.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))]}"
    }
}
