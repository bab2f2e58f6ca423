import ReviewModel
import ReviewParsing

/// Reads small files before their turn comes, on all processors. A folder of notes is many files of one item each, of
/// which no one is work for two; they are stored one after the other all the same, in their order.
final class ReadAhead {
    /// What was read of a file.
    struct Reading: Sendable {
        /// What the source turned out to be, as it was told before its first item.
        var opening: SourceSummary?
        /// Its items with their stamps, in order.
        var items: [(review: Review, stamp: Int64?)] = []
        /// What is wrong with it.
        var diagnostics: [Diagnostic] = []
        /// What the source turned out to be in the end.
        var summary = SourceSummary()
        /// Its content, as the stamp of a source has it.
        var content = ContentHash()
        /// Why it could not be read to its end.
        var error: (any Error)?
    }

    /// A file that is to be read.
    private struct Job: Sendable {
        let file: SourceWalk.File
        /// What it is called until its turn comes.
        let path: String
        let options: ReadingOptions
        let folders: NoteFolders
    }

    /// How many files are looked ahead, and the bytes of the largest.
    static let most = 32
    private static let longest = 256 << 10

    private let state = State()
    private var threads: [WorkerThread] = []
    /// The number of the next source to be looked at.
    private(set) var next = 0

    /// Nothing is read yet.
    init() {}

    /// The file that makes a source, where it is one to be read ahead.
    static func file(of source: [SourceWalk.File]) -> SourceWalk.File? {
        guard source.count == 1, let file = source.first, FolderShape.isNote(file.name),
            let status = try? file.status(), status.kind == .file, status.size <= longest
        else { return nil }
        return file
    }

    /// Sources from `index` on that were not looked at yet, of `count`; none is looked at twice.
    func advance(behind index: Int, of count: Int) -> Range<Int> {
        let start = max(index + 1, next)
        next = max(start, min(index + 1 + Self.most, count))
        return start..<next
    }

    /// Lets `file` be read, as the source at `path`.
    func put(_ file: SourceWalk.File, at path: String, as options: ReadingOptions, in folders: NoteFolders) {
        if threads.isEmpty {
            threads = (0..<Processors.others).compactMap { _ in
                WorkerThread { [state] in
                    var reader: SourceReader?
                    while let job = state.next() { state.end(job, with: Self.reading(job, by: &reader)) }
                }
            }
        }
        guard !threads.isEmpty else { return }
        state.put(Job(file: file, path: path, options: options, folders: folders))
    }

    /// What was read of the source at `path`; nil where that is left to the caller. While another thread is at it, the
    /// caller reads what comes behind, with `reader`.
    func take(_ path: String, by reader: inout SourceReader?) -> Reading? {
        while true {
            switch state.take(path) {
            case .own: return nil
            case .done(let reading): return reading
            case .help(let job): state.end(job, with: Self.reading(job, by: &reader))
            }
        }
    }

    /// Ends all threads; what was put and not read is left.
    func end() {
        state.close()
        for thread in threads { thread.join() }
        threads = []
    }

    private static func reading(_ job: Job, by former: inout SourceReader?) -> Reading {
        var reader = SourceReader(options: job.options, after: former)
        reader.program = ToolVersion.number
        reader.folder = job.folders.shape(around: job.file)
        former = reader
        let taker = Taker()
        do {
            let chunks = try FileStream(path: job.file.path, name: job.file.name)
            let stream = SourceStream(path: job.file.name) {
                try Interruption.check()
                let bytes = try chunks.next()
                taker.reading.content.take(bytes)
                return bytes
            }
            taker.reading.summary = try reader.read(
                stream, begin: { taker.reading.opening = $0 }, for: taker,
                report: { taker.reading.diagnostics.append($0) })
        } catch {
            taker.reading.error = error
        }
        return taker.reading
    }

    /// Keeps items until their turn comes.
    private final class Taker: ItemTaker {
        var reading = Reading()

        func take(_ item: Review, stamp: Int64?) { reading.items.append((item, stamp)) }
    }
}

extension ReadAhead {
    /// What is to be done by one who wants a file.
    private enum Step {
        case own
        case done(Reading)
        case help(Job)
    }

    /// What all threads see, and only inside of the monitor.
    private final class State: @unchecked Sendable {
        private let monitor = Monitor()
        private var waiting: [Job] = []
        private var running: Set<String> = []
        private var done: [String: Reading] = [:]
        private var isClosed = false

        func put(_ job: Job) { monitor.changing { waiting.append(job) } }

        func close() {
            monitor.changing {
                isClosed = true
                waiting = []
            }
        }

        /// The next file to be read; nil when there will be none.
        func next() -> Job? {
            monitor.awaiting { () -> Job?? in
                if isClosed { return .some(nil) }
                return waiting.isEmpty ? nil : .some(begin())
            }
        }

        func end(_ job: Job, with reading: Reading) {
            monitor.changing {
                running.remove(job.path)
                done[job.path] = reading
            }
        }

        func take(_ path: String) -> Step {
            monitor.awaiting { () -> Step? in
                if let reading = done.removeValue(forKey: path) { return .done(reading) }
                if running.contains(path) { return waiting.isEmpty ? nil : .help(begin()) }
                waiting.removeAll { $0.path == path }
                return .own
            }
        }

        private func begin() -> Job {
            let job = waiting.removeFirst()
            running.insert(job.path)
            return job
        }
    }
}
