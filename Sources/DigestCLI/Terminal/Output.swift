/// Text on its way out, gathered into large writes.
final class Output {
    private let sink: any ByteSink
    private let limit: Int
    private var buffer: [UInt8] = []

    /// Whether anything was written.
    private(set) var isEmpty = true

    /// Writes to `sink` whenever `limit` bytes have come together; at once when it is 0.
    init(_ sink: any ByteSink, limit: Int = 1 << 16) {
        self.sink = sink
        self.limit = limit
    }

    /// Takes `text` as UTF-8.
    func write(_ text: String) throws(OutputError) {
        buffer.append(contentsOf: text.utf8)
        try flushIfFull()
    }

    /// Takes `bytes` as they are.
    func write(_ bytes: [UInt8]) throws(OutputError) {
        buffer.append(contentsOf: bytes)
        try flushIfFull()
    }

    /// Takes `text` and a line feed.
    func line(_ text: String = "") throws(OutputError) {
        buffer.append(contentsOf: text.utf8)
        buffer.append(0x0A)
        try flushIfFull()
    }

    /// Passes on what has been gathered.
    func flush() throws(OutputError) {
        guard !buffer.isEmpty else { return }
        isEmpty = false
        let full = buffer
        buffer.removeAll(keepingCapacity: true)
        try sink.write(full)
    }

    private func flushIfFull() throws(OutputError) {
        if buffer.count >= limit { try flush() }
    }
}
