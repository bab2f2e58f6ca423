import DigestCLI

/// Keeps what is written.
final class MemorySink: ByteSink {
    private(set) var bytes: [UInt8] = []

    func write(_ bytes: [UInt8]) throws(OutputError) {
        self.bytes += bytes
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
