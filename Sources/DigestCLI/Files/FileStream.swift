#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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
