import ReviewModel
import ReviewParsing
import ReviewStorage
import Wording

/// Both ends of work that is split over machines: lines of items parsed without a library, and a library out of them.
struct ParsedItems {
    let session: Session

    /// Prints the items of what lies under `paths` as lines that `load` takes, and a line at the end of each source.
    /// Nothing is kept between two sources, and no library is opened.
    func print(_ paths: [String], as reading: ReadingOptions) throws -> ExitStatus {
        let input = SourceInput(paths, in: session)
        var choice = AccountChoice(names: reading.chats, asked: paths.map(absolute))
        var count = 0
        var former: SourceReader?
        try input.forEach { files in
            guard var visit = try SourceVisit(files, as: reading, choosing: &choice, in: session) else {
                return
            }
            let path = visit.path
            var source = ParsedSource(SourceRecord(path: path, format: ""))
            source.isChannelSaid = visit.isChannelSaid
            let reader = SourceReader(options: visit.reading, after: former)
            former = reader
            let summary = try visit.read(
                from: input, with: reader,
                begin: { source.traits = $0.traits },
                for: ItemSink { review in
                    try Interruption.check()
                    var review = review
                    review.source.path = absolute(review.source.path)
                    source.items += 1
                    // A reading list is merged with what the library has, which only an import can.
                    if review.source.format == DigestDocument.formatName { return }
                    try session.output.line(ParsedLines.line(of: review, at: source.items, inSource: path))
                })
            guard summary.format != nil else { return }
            guard summary.document == nil else {
                return session.warn(
                    "\(files[0].name): a reading list of digest is for 'digest import'; it was left out")
            }
            source.record = visit.stamp.record(path: path, summary)
            source.curations = summary.curations
            source.isIntact = visit.isIntact
            source.passesOverChannels = summary.passesOverChannels
            try session.output.line(source.line)
            count += source.items
        }
        if let words = choice.words { session.say(words) }
        return count == 0 && input.refused == 0 ? .nothingMatched : input.status
    }

    /// Takes the lines of the files called `names` into the library, in one step that can be taken back.
    func load(_ names: [String]) throws -> ExitStatus {
        let store = try session.library(.create)
        var status = ExitStatus.done
        var total = ImportOutcome()
        var sources = 0
        try session.change(store) {
            let loading = try ParsedLoading(store)
            for name in names {
                let lines = try LineReader(name, in: session.environment)
                var number = 0
                while let line = try lines.next() {
                    try Interruption.check()
                    number += 1
                    if line.allSatisfy({ $0 <= 0x20 }) { continue }
                    do {
                        try loading.take(line)
                    } catch let error as ParsedLineError {
                        throw CommandError.notLoaded(Phrase(verbatim: "\(name):\(number): ") + error.words)
                    }
                }
            }
            try loading.finish { source, outcome in
                try Interruption.check()
                sources += 1
                total.add(outcome)
                try DocumentReturn(store, path: source.record.path).take(source.curations)
            } left: { error in
                session.warn(error.words)
                status = .refused
            }
            try store.enrich()
            try session.applyRules(to: store)
        }
        session.say("\(Count.of(sources, noun: "source")) loaded; \(ImportReport.words(total))")
        return sources == 0 && status == .done ? .nothingMatched : status
    }

    private func absolute(_ name: String) -> String {
        FilePath.absolute(name, in: session.environment.folder)
    }
}
