#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads whole files.
enum FileReading {
    /// The bytes of the file at `path`; `name` is the path as the user gave it, for messages.
    static func bytes(at path: String, name: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: name, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        return try all(of: descriptor, path: name, expecting: size)
    }

    /// All that can be read from `descriptor`, of which `size` bytes are expected.
    static func all(of descriptor: Int32, path: String, expecting size: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var next = max(size + 1, 1 << 16)
        while true {
            guard let chunk = read(from: descriptor, atMost: next) else {
                throw .unreadable(path: path, code: errno)
            }
            if chunk.isEmpty { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            next = max(size + 1 - bytes.count, 1 << 16)
        }
    }

    /// At most `count` bytes; nil when reading failed or the user wants to stop.
    static func read(from descriptor: Int32, atMost count: Int) -> [UInt8]? {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var got = Glue.read(descriptor, buffer)
            while got < 0 && errno == EINTR && !Interruption.isWanted { got = Glue.read(descriptor, buffer) }
            failed = got < 0
            filled = max(0, got)
        }
        return failed ? nil : bytes
    }
}

/// Calls whose names a method hides.
private enum Glue {
    static func read(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}
