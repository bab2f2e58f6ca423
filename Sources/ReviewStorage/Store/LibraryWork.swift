#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Long work that a program does in a library while others wait, and how far it is. Whoever does it notes it beside the
/// library about once a second; whoever waits can tell for how long, and sees that the work gets on while nothing of it
/// is in the library yet.
public struct LibraryWork: Sendable, Equatable {
    /// The process that does it.
    public var process: Int32
    /// Seconds since it was begun.
    public var seconds: Int
    /// How much is done, in the unit of `total`.
    public var done: Int
    /// How much there is to do; 0 where that is not known.
    public var total: Int
    /// What was typed.
    public var words: String

    /// Work that `process` does.
    public init(process: Int32, seconds: Int, done: Int, total: Int, words: String) {
        self.process = process
        self.seconds = seconds
        self.done = done
        self.total = total
        self.words = words
    }

    /// How much of it is done, 0 to 1; nil where that is not known.
    public var share: Double? { total > 0 ? min(1, Double(done) / Double(total)) : nil }

    /// About how many seconds it will go on, if it gets on as it did; nil where that cannot be told yet.
    public var secondsLeft: Int? {
        guard let share, share > 0.01, seconds > 0 else { return nil }
        return Int(Double(seconds) / share * (1 - share) + 0.5)
    }

    /// What is done now in the library at `path`; nil where nothing was noted, or by a program that has ended.
    public init?(in path: String) {
        guard let noted = LibraryWork.note(in: path).flatMap(LibraryWork.init(line:)), noted.goesOn else {
            return nil
        }
        self = noted
    }

    /// The file that tells of work in the library at `path`; nil where there is none.
    fileprivate static func note(in path: String) -> ArraySlice<UInt8>? {
        let file = open(LibraryWork.path(path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: LibraryWork.longest)
        return bytes[..<max(0, read(file, &bytes, bytes.count))]
    }

    /// Whether the process is there. Signal 0 asks only whether there is one to send it to.
    fileprivate var goesOn: Bool { process > 0 && (kill(process, 0) == 0 || errno == EPERM) }

    /// Time of the processors that the process has used, in ticks of the system's clock: it grows also while the work is
    /// between two notes. 0 where the system does not tell.
    var processorTime: Int64 {
        let file = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: LibraryWork.longest)
        let count = read(file, &bytes, bytes.count)
        // The name of the program, which may hold anything, ends with the last parenthesis; 11 fields follow.
        guard count > 0, let name = bytes[..<count].lastIndex(of: UInt8(ascii: ")")) else { return 0 }
        let fields = bytes[name..<count].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        return fields.dropFirst(12).prefix(2).compactMap(Int64.init).reduce(0, &+)
    }

    /// Bytes that are read of a note.
    private static let longest = 512

    /// The file that tells of work in the library at `path`.
    static func path(_ path: String) -> String { path + suffix }

    /// What the file is called behind the name of the library.
    public static let suffix = "-work"

    /// `digest 1 4711 12 3000 90000 import result.json`, as `line` writes it: the mark and number of the format, the
    /// process, the seconds, what is done and what there is to do, and what was typed.
    fileprivate init?(line: ArraySlice<UInt8>) {
        let parts = line.prefix { $0 != 0x0A }.split(separator: 0x20, maxSplits: 6)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 7, parts[0] == "digest", parts[1] == "1", let process = Int32(parts[2]) else {
            return nil
        }
        let numbers = parts[3...5].compactMap(Int.init)
        guard numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        self.init(
            process: process, seconds: numbers[0], done: numbers[1], total: numbers[2], words: parts[6])
    }

    fileprivate var line: [UInt8] {
        let words = self.words.utf8.prefix(300).map { $0 < 0x20 ? 0x20 : $0 }
        return Array("digest 1 \(process) \(seconds) \(done) \(total) ".utf8) + words + [0x0A]
    }
}

/// Notes how far some work in a library is, for those that wait.
public final class WorkNote {
    private let path: String
    private let words: String
    private let clock: () -> Double
    private var began: Double?
    private var last = 0.0

    /// Seconds before anything is noted, and between two notes.
    private static let interval = 1.0

    /// Work in the library at `path`; `words` is what was typed, and `clock` tells seconds since any moment.
    public init(path: String, words: String, clock: @escaping () -> Double) {
        self.path = path
        self.words = words
        self.clock = clock
    }

    /// So much of `total` is done; nothing is written more often than each second, nor within the first.
    public func tell(done: Int, of total: Int) {
        let now = clock()
        let began = self.began ?? now
        if self.began == nil { (self.began, last) = (now, now) }
        guard now - last >= WorkNote.interval, path != ":memory:" else { return }
        last = now
        let work = LibraryWork(
            process: getpid(), seconds: Int(now - began), done: max(0, done), total: max(0, total),
            words: words)
        write(work.line)
    }

    /// The work has ended: takes the note away, also one that was left by a program that was killed, but not that of
    /// another program whose work goes on.
    public func end() {
        guard path != ":memory:", let note = LibraryWork.note(in: path), WorkNote.isOne(note) else { return }
        if let work = LibraryWork(line: note), work.process != getpid(), work.goesOn { return }
        unlink(LibraryWork.path(path))
    }

    /// Whether a file is a note, or one whose writer was killed before its first byte; others are left alone.
    private static func isOne(_ file: ArraySlice<UInt8>) -> Bool {
        file.isEmpty || LibraryWork(line: file) != nil
    }

    /// Nobody can be told where that fails, and the work is done all the same.
    private func write(_ line: [UInt8]) {
        guard LibraryWork.note(in: path).map(WorkNote.isOne) ?? true else { return }
        let file = open(
            LibraryWork.path(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
        guard file >= 0 else { return }
        #if canImport(Glibc)
            _ = Glibc.write(file, line, line.count)
        #else
            _ = Darwin.write(file, line, line.count)
        #endif
        close(file)
    }
}
