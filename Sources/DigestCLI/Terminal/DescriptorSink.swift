#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes to an open descriptor.
final class DescriptorSink: ByteSink {
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    func write(_ bytes: [UInt8]) throws(OutputError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glue.write(descriptor, $0, from: done) }
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

/// Calls whose names a method hides.
private enum Glue {
    static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
        #else
            Darwin.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
        #endif
    }
}
