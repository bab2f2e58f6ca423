public import ReviewModel

/// One JSON array, an item a line.
public struct JSONFormat: ExportFormat {
    public static let name = "json"
    public static let summary = "JSON array of items (schema digest.item/1)"
    public static let fileExtension = "json"

    private let options: RenderingOptions
    private var isFirst = true

    public init(options: RenderingOptions) { self.options = options }

    public mutating func begin(_ out: inout [UInt8]) { out.append(UInt8(ascii: "[")) }

    public mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        out.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
        isFirst = false
        var json = JSONWriter()
        ItemJSON.write(item, scores: options.scores, to: &json)
        out.append(contentsOf: json.bytes)
    }

    public mutating func end(_ out: inout [UInt8]) {
        out.append(contentsOf: (isFirst ? "]\n" : "\n]\n").utf8)
    }
}
