import ArgumentParsing
import ReviewModel
import ReviewParsing
import ReviewRendering
import ReviewStorage
import Wording

/// `digest bib check|annotate FILE.bib`: which of what is cited has a review.
enum BibCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var words: [String] = []
    }

    static let name = "bib"
    static let summary = "tells which citations of a bibliography have a review"
    static let discussion = """
        'check' lists the entries of a BibTeX file with the reviews of their papers, found by arXiv number, DOI or \
        title. 'annotate' writes the reviews and their claims into the fields digestreview and digestclaims of \
        the entries, which BibTeX and biber leave out; no other byte of the file changes, and a second run \
        changes nothing.

          digest bib check thesis.bib
          digest bib annotate thesis.bib
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "check|annotate FILE", into: \.words, minimum: 2, maximum: 2,
                help: "what to do, and with which bibliography"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let action = options.words[0]
        guard ["check", "annotate"].contains(action) else {
            throw CommandError.notUnderstood(
                "'\(action)' is nothing to do with a bibliography; say check or annotate")
        }
        let path = FilePath.resolve(options.words[1], in: session.environment.folder)
        let file = BibTeXSource(try FileReading.bytes(at: path, name: options.words[1]))
        let reviews = CitedReviews(of: file, in: try session.library())
        let found = try file.entries.filter(\.isWhole).map { (entry: $0, items: try reviews.reviews(of: $0)) }
        let count = found.count { !$0.items.isEmpty }
        if action == "check" {
            let rows = found.prefix(session.limit ?? found.count).map {
                BibRow(key: $0.entry.key, items: $0.items)
            }
            try print(rows, as: ResultFormat(options.shared.format), in: session)
        } else if count > 0 {
            try annotate(file, found: found, at: path, name: options.words[1])
        }
        for keys in file.joinedKeys { session.say("taken for one work: \(keys.joined(separator: ", "))") }
        session.say("\(count) of \(found.count) entries have a review")
        return count == 0 ? .nothingMatched : .done
    }

    private static func annotate(
        _ file: BibTeXSource, found: [(entry: BibTeXSource.Entry, items: [LibraryItem])], at path: String,
        name: String
    ) throws {
        var annotation = BibAnnotation(file)
        for (entry, items) in found where !items.isEmpty { annotation.add(items, to: entry) }
        let bytes = annotation.bytes
        guard bytes != file.bytes else { return }
        // What is added is UTF-8, and a file is in one encoding.
        guard String(decoding: file.bytes, as: UTF8.self).utf8.elementsEqual(file.bytes) else {
            throw CommandError.notUTF8(path: name)
        }
        // A link to the bibliography stays one.
        let output = try AtomicFile(at: FilePath.real(path) ?? path, name: name)
        try output.write(bytes)
        try output.commit()
    }

    private static func print(_ rows: [BibRow], as format: ResultFormat, in session: Session) throws {
        switch format {
        case .text:
            for row in rows { try session.output.line(row.text(width: session.environment.layoutWidth)) }
        case .ndjson: for row in rows { try session.output.line(row.json) }
        case .json: try session.output.line("[" + rows.map(\.json).joined(separator: ",\n") + "]")
        }
    }
}
