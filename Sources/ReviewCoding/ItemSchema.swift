internal import ReviewModel

/// The schema of an item as JSON, for programs that check what they read.
public enum ItemSchema {
    /// A JSON Schema of draft 2020-12, ending with a line feed. Every key that it names is always there but
    /// those of searches, of what surrounds an item, and of abstracts.
    public static var text: String {
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:digest:schema:item:1",
          "title": "\(ItemJSON.schema)",
          "description": "An item of a library of paper reviews.",
          "type": "object",
        \(closed(always.map(\.name), indent: 2))
          "properties": {
        \(properties.map { "    \"\($0.name)\": \($0.schema)" }.joined(separator: ",\n"))
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

    static let language = #"{"type": ["string", "null"], "description": "ISO 639-1"}"#
    static let post = #"{"type": "string", "description": "the whole post as plain text"}"#
    static let rating = #"{"type": ["integer", "null"], "minimum": 1, "maximum": 5}"#
    static let gone = #"{"type": "boolean", "description": "where one item is shown"}"#

    private typealias Property = (name: String, schema: String)

    private static var properties: [Property] {
        always + [
            ("score", #"{"type": ["number", "null"], "description": "in answers of a search"}"#),
            ("snippet", #"{"type": ["string", "null"], "description": "in answers of a search"}"#),
            ("comment", #"{"type": "string", "description": "in exports of a list"}"#),
        ] + properties(of: ItemContext.fields)
    }

    /// Those that every item has.
    private static var always: [Property] {
        [("schema", "{\"const\": \"\(ItemJSON.schema)\"}")] + properties(of: Review.fields)
            + properties(of: Curation.fields)
    }

    private static func properties<Root>(of table: FieldTable<Root>) -> [Property] {
        table.fields(in: .item).map { ($0.name, $0.schema) }
    }

    private static var definitions: String {
        [
            definition(Paper.fields), definition(Link.fields), definition(Reviewer.fields),
            definition(ModelMention.fields), definition(TopicScore.fields), definition(Claim.fields),
            definition(Quantity.fields), definition(Reaction.fields), definition(SourceReference.fields),
            definition(ItemContext.Neighbour.fields), definition(FormerText.fields),
        ].joined(separator: ",\n")
    }

    /// The definition of an object that has the fields of `table` and no others.
    private static func definition<Root>(_ table: FieldTable<Root>) -> String {
        let properties = properties(of: table)
        let rows = properties.map { "        \"\($0.name)\": \($0.schema)" }.joined(separator: ",\n")
        return """
                "\(table.name)": {
                  "type": "object",
            \(closed(table.fields(in: .item).filter { !$0.isOptional }.map(\.name), indent: 6))
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
}
