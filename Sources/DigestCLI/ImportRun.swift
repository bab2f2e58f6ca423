import ReviewModel
import ReviewParsing
import ReviewStorage

/// One run of `digest import`: all sources are read and stored in one transaction.
final class ImportRun {
    private let session: Session
    private let reading: ReadingOptions
    private let store: ReviewStore?
    private let isForced: Bool
    private var total = ImportOutcome()
    private var sources = 0
    private var untouched = 0
    private var unrecognised = 0

    /// A run that reads as `reading` says. A dry run opens no library; a forced one reads again what
    /// has not changed.
    init(_ session: Session, _ reading: ReadingOptions, isDryRun: Bool, isForced: Bool) throws {
        self.session = session
        self.reading = reading
        self.isForced = isForced
        self.store = isDryRun ? nil : try session.library(.create)
    }

    /// Reads the files under `paths`.
    func read(_ paths: [String]) throws -> ExitStatus {
        let input = SourceInput(paths, in: session)
        let readAll = { try input.forEach { try self.read($0, of: input) } }
        if let store { try store.transaction(readAll) } else { try readAll() }
        tellTotal(of: input)
        return input.count == 0 && input.refused == 0 ? .nothingMatched : input.status
    }

    private func read(_ files: [SourceWalk.File], of input: SourceInput) throws {
        if files.count > 1 {
            try read(pages: files, of: input)
        } else {
            try files.forEach { try read($0, of: input) }
        }
    }

    private func read(_ file: SourceWalk.File, of input: SourceInput) throws {
        let status = file.name == "-" ? nil : try FileStatus(path: file.path, name: file.name)
        let path = absolute(file.name)
        let known = isForced ? nil : try store?.source(path: path)
        var stamp = SourceStamp(reading, status)
        if let known, stamp.agreesAtAGlance(with: known) { return tellUnchanged(file) }
        switch try SourceReader(options: reading).open(input.open(file)) {
        case .file(let source):
            stamp.take(source.bytes)
            if let known, stamp.agrees(with: known) { return tellUnchanged(file) }
            try read(source, path: path, stamp, of: input)
        case .stream(let source):
            if let known, stamp.mayAgree(with: known) {
                stamp.take(try hash(of: input.open(file)))
                if stamp.agrees(with: known) { return tellUnchanged(file) }
            }
            try read(source, path: path, stamp, of: input)
        }
    }

    private func read(_ source: SourceFile, path: String, _ stamp: SourceStamp, of input: SourceInput) throws
    {
        var reviews: [Review] = []
        let reader = SourceReader(options: reading)
        let summary = try reader.read(
            source,
            into: { review in
                try Interruption.check()
                reviews.append(review)
                reviews[reviews.count - 1].source.path = path
            }, report: input.report)
        guard let format = summary.format else {
            unrecognised += 1
            return
        }
        let record = stamp.record(
            path: path, format: format, channel: summary.channel, channelTitle: summary.channelTitle)
        let outcome = try store?.importing(record) { writer in
            for review in reviews {
                try Interruption.check()
                try writer.put(review)
            }
        }
        let kinds = Dictionary(reviews.map { ($0.kind, 1) }, uniquingKeysWith: +)
        tell(source.path, format, kinds, outcome, skipped: summary.skipped)
    }
}

// MARK: - Sources of any size

extension ImportRun {
    /// Stores items while the source is being read, so that it need not fit into memory.
    private func read(_ source: RecognisedStream, path: String, _ stamp: SourceStamp, of input: SourceInput)
        throws
    {
        var source = source
        var stamp = stamp
        var hash = ContentHash()
        let next = source.stream.next
        source.stream.next = {
            let bytes = try next()
            hash.take(bytes)
            return bytes
        }
        var kinds: [Kind: Int] = [:]
        var summary = SourceSummary()
        let readAll = { (put: (Review) throws -> Void) in
            summary = try SourceReader(options: self.reading).read(
                source,
                into: { review in
                    var review = review
                    review.source.path = path
                    kinds[review.kind, default: 0] += 1
                    try put(review)
                }, report: input.report)
        }
        let format = source.formatName
        let start = stamp.record(path: path, format: format, channel: nil, channelTitle: nil)
        let outcome = try store?.importing(start) { writer in try readAll { try writer.put($0) } }
        if store == nil { try readAll { _ in } }
        stamp.take(hash)
        try store?.update(
            stamp.record(
                path: path, format: format, channel: summary.channel, channelTitle: summary.channelTitle))
        tell(source.stream.path, format, kinds, outcome, skipped: summary.skipped)
    }

    private func hash(of stream: SourceStream) throws -> ContentHash {
        var hash = ContentHash()
        var bytes = try stream.next()
        while !bytes.isEmpty {
            hash.take(bytes)
            bytes = try stream.next()
        }
        return hash
    }
}

// MARK: - Pages of an export

extension ImportRun {
    private func read(pages files: [SourceWalk.File], of input: SourceInput) throws {
        var stamps: [String: SourceStamp] = [:]
        var isUnchanged = !isForced
        for file in files {
            let stamp = SourceStamp(reading, try FileStatus(path: file.path, name: file.name))
            stamps[file.name] = stamp
            let known = isUnchanged ? try store?.source(path: absolute(file.name)) : nil
            isUnchanged = known.map { stamp.agreesAtAGlance(with: $0) } ?? false
        }
        if isUnchanged { return files.forEach(tellUnchanged) }
        let pages = PageImport(into: store)
        let summary = try input.read(
            files, with: SourceReader(options: reading),
            into: { review in
                try Interruption.check()
                var review = review
                review.source.path = absolute(review.source.path)
                try pages.take(review, format: review.source.format)
            },
            loaded: { file, bytes in
                guard var stamp = stamps[file.name] else { return }
                stamp.take(bytes)
                pages.loaded(path: absolute(file.name), stamp: stamp)
            })
        try pages.finish(summary)
        guard let format = summary.format else {
            unrecognised += files.count
            return
        }
        let name = "\(files[0].name) and \(Count.of(files.count - 1, "more page"))"
        tell(name, format, pages.kinds, store == nil ? nil : pages.outcome, skipped: summary.skipped)
        sources += files.count - 1
    }

    private func absolute(_ name: String) -> String {
        FilePath.absolute(name, in: session.environment.folder)
    }
}

// MARK: - What is told

extension ImportRun {
    private func tellUnchanged(_ file: SourceWalk.File) {
        untouched += 1
        session.say("\(file.name): unchanged")
    }

    private func tell(
        _ name: String, _ format: String, _ found: [Kind: Int], _ outcome: ImportOutcome?,
        skipped: [String: Int]
    ) {
        sources += 1
        let kinds = Kind.allCases.compactMap { kind in found[kind].map { ImportRun.words($0, kind) } }
        let what = ([format] + (kinds.isEmpty ? ["no items"] : kinds)).joined(separator: ", ")
        session.say("\(name): \(what)" + (outcome.map { "; " + ImportRun.words($0) } ?? ""))
        if !skipped.isEmpty { session.say("\(name): left out \(ImportRun.words(skipped))") }
        if let outcome { total.add(outcome) }
    }

    private func tellTotal(of input: SourceInput) {
        if input.skipped > 0 { session.say("\(Count.of(input.skipped, "file")) without text skipped") }
        guard input.count > 1 else { return }
        let parts = [(sources, "read"), (untouched, "unchanged"), (unrecognised, "not recognised")]
        let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        session.say(
            "\(Count.of(input.count, "file")): \(words)" + (store == nil ? "" : "; " + ImportRun.words(total))
        )
    }

    /// `12 new, 1 changed`; what is zero is left out.
    private static func words(_ outcome: ImportOutcome) -> String {
        let parts = [
            (outcome.new, "new"), (outcome.changed, "changed"), (outcome.unchanged, "unchanged"),
            (outcome.gone, "gone"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return words.isEmpty ? "nothing new" : words.joined(separator: ", ")
    }

    /// `14 messages (service message 12, unsupported message 2)`.
    private static func words(_ skipped: [String: Int]) -> String {
        let reasons = skipped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let words = reasons.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return "\(Count.of(skipped.values.reduce(0, +), "message")) (\(words))"
    }

    private static func words(_ count: Int, _ kind: Kind) -> String {
        switch kind {
        case .news, .other: "\(count) \(kind.rawValue)"
        case .channelHeader: Count.of(count, "channel header")
        default: Count.of(count, kind.rawValue)
        }
    }
}
