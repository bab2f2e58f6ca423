public import ReviewModel

/// A JSON object a line.
public struct NDJSONFormat: ExportFormat {
    public static let name = "ndjson"
    public static let summary = "one JSON object a line (schema digest.item/1)"
    public static let fileExtension = "ndjson"

    private let options: RenderingOptions

    public init(options: RenderingOptions) { self.options = options }

    public mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        var json = JSONWriter()
        ItemJSON.write(item, scores: options.scores, to: &json)
        out.append(contentsOf: json.bytes)
        out.append(UInt8(ascii: "\n"))
    }
}
