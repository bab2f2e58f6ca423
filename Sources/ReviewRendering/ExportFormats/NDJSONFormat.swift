internal import JSON
internal import ReviewCoding
internal import ReviewModel

/// A JSON object a line.
struct NDJSONFormat: ExportFormat {
    static let name = "ndjson"
    static let summary = "one JSON object a line (schema digest.item/1)"
    static let fileExtension = "ndjson"
    static let keepsPaths = true

    private let options: RenderingOptions

    init(options: RenderingOptions) { self.options = options }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        var json = JSONWriter()
        ItemJSON.write(item, scores: options.scores, to: &json)
        out.append(contentsOf: json.bytes)
        out.append(UInt8(ascii: "\n"))
    }
}
