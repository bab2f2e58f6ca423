/// Keeps what is written.
public final class MemorySink {
    /// All of it.
    public private(set) var bytes: [UInt8] = []

    /// A sink that holds nothing.
    public init() {}

    /// Takes `bytes` in.
    public func write(_ bytes: [UInt8]) { self.bytes += bytes }

    /// All of it as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
