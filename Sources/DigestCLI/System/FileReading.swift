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
            var got = Glue.read(descriptor, into: buffer)
            while got < 0 && errno == EINTR && !Interruption.isWanted {
                got = Glue.read(descriptor, into: buffer)
            }
            failed = got < 0
            filled = max(0, got)
        }
        return failed ? nil : bytes
    }
}

/// Calls whose names a method hides.
private enum Glue {
    static func read(_ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}

/// A file that is read piece by piece.
final class FileStream {
    /// How much is read at once, in bytes.
    private static let chunk = 256 << 10

    private let descriptor: Int32
    private let name: String

    /// Opens the file at `path`; `name` is the path as the user gave it, for messages.
    init(path: String, name: String) throws(FileError) {
        self.descriptor = open(path, O_RDONLY | O_CLOEXEC)
        self.name = name
        guard descriptor >= 0 else { throw .unreadable(path: name, code: errno) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The next bytes; none at the end.
    func next() throws(FileError) -> [UInt8] {
        guard let bytes = FileReading.read(from: descriptor, atMost: Self.chunk) else {
            throw .unreadable(path: name, code: errno)
        }
        return bytes
    }

    /// The last `count` bytes of the file, or all where it has fewer.
    func tail(_ count: Int) -> [UInt8] {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end > 0, lseek(descriptor, max(0, end - off_t(count)), SEEK_SET) >= 0 else { return [] }
        return FileReading.read(from: descriptor, atMost: count) ?? []
    }
}

/// The lines of a file or of standard input, one at a time.
final class LineReader {
    private let chunk: () throws -> [UInt8]
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// The file called `name`, `-` for standard input.
    init(_ name: String, in environment: Environment) throws {
        if name == "-" {
            var input: [UInt8]? = try environment.input()
            chunk = {
                defer { input = nil }
                return input ?? []
            }
        } else {
            let path = FilePath.resolve(name, in: environment.folder)
            let stream = try FileStream(path: path, name: name)
            chunk = { try stream.next() }
        }
    }

    /// The next line without its line feed; nil at the end.
    func next() throws -> [UInt8]? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return Array(buffer[position..<end])
            }
            guard !isAtEnd else { break }
            searched = buffer.count - position
            buffer.removeFirst(position)
            position = 0
            let more = try chunk()
            isAtEnd = more.isEmpty
            buffer += more
        }
        defer { position = buffer.count }
        return position < buffer.count ? Array(buffer[position...]) : nil
    }
}
