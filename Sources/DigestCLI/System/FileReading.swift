#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads whole files.
enum FileReading {
    /// The bytes of the file at `path`; `name` is the path as the user gave it, for messages. `whenWaiting` is called
    /// once where nobody writes to a FIFO for a while.
    static func bytes(at path: String, name: String, whenWaiting: () -> Void = {}) throws(FileError)
        -> [UInt8]
    {
        let descriptor = try opened(path, name: name, whenWaiting: whenWaiting)
        defer { close(descriptor) }
        var status = stat()
        let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        return try all(of: descriptor, path: name, expecting: size)
    }

    /// The file at `path`, opened to be read. A FIFO is opened by itself, and then waits for a program that writes to
    /// it: to open it would wait as well, but nobody could tell for what, and Ctrl-C would not end it.
    static func opened(_ path: String, name: String, whenWaiting: () -> Void) throws(FileError) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: name, code: errno) }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFIFO,
            !waitForWriter(of: descriptor, whenWaiting: whenWaiting)
        {
            close(descriptor)
            throw .unreadable(path: name, code: EINTR)
        }
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
        return descriptor
    }

    /// Waits until there is something to read from a FIFO, or all was read; false when the user wants to stop.
    private static func waitForWriter(of descriptor: Int32, whenWaiting: () -> Void) -> Bool {
        var turns = 0
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&wanted, 1, Int32(turn)) <= 0 {
            if Interruption.isWanted { return false }
            turns += 1
            if turns == turnsOfSilence { whenWaiting() }
        }
        return true
    }

    /// Milliseconds between two looks at a FIFO, and after how many looks it is said that nobody writes.
    private static let (turn, turnsOfSilence) = (200, 10)

    /// All that can be read from `descriptor`, of which `size` bytes are expected.
    static func all(of descriptor: Int32, path: String, expecting size: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var next = max(size + 1, 1 << 16)
        while bytes.count <= most {
            guard let chunk = read(from: descriptor, atMost: min(next, most + 1)) else {
                throw .unreadable(path: path, code: errno)
            }
            if chunk.isEmpty { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            next = max(size + 1 - bytes.count, 1 << 16)
        }
        throw .endless(path: path, most: most)
    }

    /// Bytes that are held of what is read as a whole: a page, a bibliography, a template, a line, words of standard
    /// input. Exports are read in pieces, and may be larger.
    static let most = 256 << 20

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

    /// Opens the file at `path`; `name` is the path as the user gave it, for messages. `whenWaiting` is called once
    /// where nobody writes to a FIFO for a while.
    init(path: String, name: String, whenWaiting: () -> Void = {}) throws(FileError) {
        self.descriptor = try FileReading.opened(path, name: name, whenWaiting: whenWaiting)
        self.name = name
    }

    deinit { close(descriptor) }

    /// The next bytes; none at the end.
    func next() throws(FileError) -> [UInt8] {
        guard let bytes = FileReading.read(from: descriptor, atMost: Self.chunk) else {
            throw .unreadable(path: name, code: errno)
        }
        return bytes
    }

    /// How many bytes the file has; 0 where that cannot be told, as of a FIFO.
    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
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
    private let name: String
    private let longest: Int
    /// How many bytes there are; 0 where that is not known.
    let size: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// The lines of what `chunk` gives piece by piece, none at its end, each as soon as it is there; one of more than
    /// `longest` bytes is refused. `size` is how many bytes there are, where that is known.
    init(of name: String, longest: Int, size: Int = 0, chunk: @escaping () throws -> [UInt8]) {
        (self.name, self.longest, self.size, self.chunk) = (name, longest, size, chunk)
    }

    /// The file called `name`, `-` for standard input.
    convenience init(_ name: String, in environment: Environment) throws {
        if name == "-" {
            self.init(of: name, longest: FileReading.most, chunk: environment.nextInput)
            return
        }
        let path = FilePath.resolve(name, in: environment.folder)
        let stream = try FileStream(path: path, name: name) { environment.tellOfWaiting(for: name) }
        self.init(of: name, longest: FileReading.most, size: stream.size) { try stream.next() }
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
            guard buffer.count - position <= longest else {
                throw FileError.endless(path: name, most: longest)
            }
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
