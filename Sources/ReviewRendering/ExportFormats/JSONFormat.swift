internal import JSON
internal import ReviewCoding
internal import ReviewModel

/// One JSON array, an item a line.
struct JSONFormat: ExportFormat {
    static let name = "json"
    static let summary = "JSON array of items (schema digest.item/1)"
    static let fileExtension = "json"
    static let keepsPaths = true

    private let options: RenderingOptions
    private var isFirst = true

    init(options: RenderingOptions) { self.options = options }

    mutating func begin(_ out: inout [UInt8]) { out.append(UInt8(ascii: "[")) }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        out.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
        isFirst = false
        var json = JSONWriter()
        ItemJSON.write(item, scores: options.scores, to: &json)
        out.append(contentsOf: json.bytes)
    }

    mutating func end(_ out: inout [UInt8]) {
        out.append(contentsOf: (isFirst ? "]\n" : "\n]\n").utf8)
    }
}
