import DigestCLI

/// Keeps what is written.
final class MemorySink: ByteSink {
    private(set) var bytes: [UInt8] = []
    /// How many bytes are taken before the reader goes away.
    var capacity = Int.max

    func write(_ bytes: [UInt8]) throws(OutputError) {
        guard self.bytes.count < capacity else { throw .closed }
        self.bytes += bytes
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
