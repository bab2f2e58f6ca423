public import DigestCLI
public import TestSupport

extension MemorySink: ByteSink {}

/// A reader that goes away once it has `capacity` bytes.
final class ClosingSink: ByteSink {
    private let taken: MemorySink
    private let capacity: Int

    init(_ taken: MemorySink, capacity: Int) {
        self.taken = taken
        self.capacity = capacity
    }

    func write(_ bytes: [UInt8]) throws(OutputError) {
        guard taken.bytes.count < capacity else { throw .closed }
        taken.write(bytes)
    }
}
