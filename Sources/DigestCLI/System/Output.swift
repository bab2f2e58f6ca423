public import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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

/// Somewhere bytes go: a descriptor, or memory in tests.
public protocol ByteSink: AnyObject {
    /// Takes all of `bytes`.
    func write(_ bytes: [UInt8]) throws(OutputError)
}

/// Writes to an open descriptor.
final class DescriptorSink: ByteSink {
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    func write(_ bytes: [UInt8]) throws(OutputError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glue.write(descriptor, bytes: $0, from: done) }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                throw errno == EPIPE ? .closed : .failed(code: errno)
            } else if Interruption.isWanted {
                throw .closed
            }
        }
    }
}

/// A device or a pipe that is there already.
final class DeviceSink: ByteSink {
    private let descriptor: Int32

    /// Opens what is at `path`; `name` is the path as the user gave it.
    init(_ path: String, name: String) throws(FileError) {
        descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(path: name, code: errno) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws(OutputError) { try DescriptorSink(descriptor).write(bytes) }
}

/// Calls whose names a method hides.
private enum Glue {
    static func write(_ descriptor: Int32, bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
        #else
            Darwin.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
        #endif
    }
}

/// Why something could not be written.
public enum OutputError: Error, Sendable, Equatable, Worded {
    /// The reader at the other end has gone, as `head` does when it has seen enough.
    case closed
    /// The system says no, with its error number.
    case failed(code: Int32)

    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
        switch self {
        case .closed: "the reader has gone"
        case .failed(let code): "cannot write output: \(SystemError.message(code))"
        }
    }
}
