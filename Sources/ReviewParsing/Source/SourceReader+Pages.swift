public import ReviewModel

extension SourceReader {
    /// Reads the files of `group` as one source and hands every item to `sink`, in their order; an item
    /// names the file it begins in. `load` is asked for each file when its turn comes and returns nil for
    /// one that is to be left out.
    ///
    /// What is wrong with the source goes to `report`; thrown is what `sink` and `load` throw.
    public func read(
        _ group: SourceGroup, loading load: (String) throws -> [UInt8]?, into sink: (Review) throws -> Void,
        report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        let format =
            options.format.map { name in InputFormats.all.first { $0.name == name } } ?? TelegramHTML()
        guard group.paths.count > 1, let format = format as? any PagedFormat else {
            return try readEach(group, loading: load, into: sink, report: report)
        }
        var rest = group.paths[...]
        let next = { () throws -> SourceText? in
            while let path = rest.popFirst() {
                guard let bytes = try load(path) else { continue }
                let file = SourceFile(path: path, bytes: bytes)
                guard let text = readable(file, report: report) else { continue }
                return SourceText(path: path, bytes: text)
            }
            return nil
        }
        return try read(next, path: group.paths[0], as: format, into: sink, report: report)
    }

    /// Reads each file of `group` as a source of its own; the summary is that of all.
    private func readEach(
        _ group: SourceGroup, loading load: (String) throws -> [UInt8]?, into sink: (Review) throws -> Void,
        report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        var whole = SourceSummary()
        for path in group.paths {
            guard let bytes = try load(path) else { continue }
            let file = SourceFile(path: path, bytes: bytes)
            let summary = try read(file, into: sink, report: report)
            whole.format = whole.format ?? summary.format
            whole.channel = whole.channel ?? summary.channel
            whole.channelTitle = whole.channelTitle ?? summary.channelTitle
            whole.items += summary.items
            whole.holdsEveryMessage = summary.holdsEveryMessage
            whole.skipped.merge(summary.skipped, uniquingKeysWith: +)
        }
        return whole
    }

    /// Reads pages of a format that may have several; `next` is nil behind the last.
    func read(
        _ next: () throws -> SourceText?, path: String, as format: any PagedFormat,
        into sink: (Review) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceSummary {
        var items = StreamedItems(
            extractor, path: path, format: format, boundaries: options.boundaries)
        let end = try format.read(
            next, channel: options.channel, into: { try items.take($0, into: sink) }, report: report)
        try items.finish(end, into: sink)
        return items.summary
    }
}
