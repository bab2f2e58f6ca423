extension SourceFile {
    /// The text that places in the source are counted in: UTF-8 without a byte order mark; nil where
    /// the file holds none.
    public var text: [UInt8]? {
        if case .text(let text, _) = TextEncoding.decoded(bytes) { text } else { nil }
    }
}

extension SourceReader {
    /// Whether sources of the format are texts that people read as they are, not markup or data.
    public static func isPlain(format name: String) -> Bool {
        guard let format = InputFormats.all.first(where: { $0.name == name }) else { return false }
        return !(format is any PagedFormat) && !(format is any StreamedFormat)
    }
}
