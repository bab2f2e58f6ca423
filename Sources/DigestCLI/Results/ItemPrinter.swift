import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// Prints items as they come, in one format.
struct ItemPrinter {
    private let output: Output
    private var format: any ItemWriter
    /// Folder that people see paths from; nil where paths are to stay whole.
    var folder: String?
    /// Lists that follow a query; nil where lists are not written.
    var followed: FollowedLists?
    /// Citation keys that papers got now, once the end is printed.
    var addedCitationKeys: [String: String] { format.addedCitationKeys }
    /// What the format could not hold, once the end is printed.
    var losses: FormatLosses { format.losses }
    /// How many were printed.
    private(set) var count = 0

    /// Prints to `output` in the format that `make` makes.
    init(_ make: any ExportFormat.Type, options: RenderingOptions, to output: Output) throws {
        try self.init(writer: make.init(options: options), to: output)
    }

    /// Prints to `output` what `writer` writes.
    init(writer: any ItemWriter, to output: Output) throws {
        self.output = output
        format = writer
        try append { $0.begin(&$1) }
    }

    /// Prints results of a command.
    init(_ results: ResultFormat, options: RenderingOptions, in session: Session) throws {
        try self.init(ExportFormats.chosen(results.rawValue), options: options, to: session.output)
        folder = results == .text && options.view == .full ? session.environment.folder : nil
    }

    /// Prints `item`.
    mutating func print(_ item: LibraryItem) throws {
        try Interruption.check()
        var item = try followed?.completing(item) ?? item
        if let folder { item.review.source.path = FilePath.relative(item.review.source.path, to: folder) }
        try append { $0.item(item, to: &$1) }
        count += 1
    }

    /// Prints what comes after the last item.
    mutating func end() throws {
        try append { $0.end(&$1) }
    }

    private mutating func append(_ write: (inout any ItemWriter, inout [UInt8]) -> Void) throws {
        var bytes: [UInt8] = []
        write(&format, &bytes)
        try output.write(bytes)
    }
}

/// One of several items, chosen by the user.
struct Choice {
    private let items: [LibraryItem]

    init(_ items: [LibraryItem]) { self.items = items }

    /// Lets the user choose and prints all of what was chosen.
    func show(in session: Session, from store: ReviewStore) throws -> ExitStatus {
        guard !items.isEmpty else { return session.status(printed: 0) }
        guard let index = try chosen(in: session) else { return .nothingMatched }
        var printer = try ItemPrinter(.text, options: session.rendering(.full), in: session)
        printer.followed = FollowedLists(store)
        guard case .one(let item) = try store.item(idPrefix: items[index].review.id) else {
            return .nothingMatched
        }
        try printer.print(item)
        try printer.end()
        return .done
    }

    /// The place of the chosen item; nil when the user chose none.
    private func chosen(in session: Session) throws -> Int? {
        let lines = items.map { "\($0.review.id)  \(SafeText.line($0.review.title))" }
        if session.environment.terminal != nil, let finder = FuzzyFinder() {
            let line = try finder.choose(from: lines)
            return line.flatMap { lines.firstIndex(of: $0) }
        }
        for (index, line) in lines.enumerated() {
            session.tell(Phrase(verbatim: "\(Count.aligned(index + 1, to: 3))  \(line)"))
        }
        session.tell("number:")
        let answer = try session.environment.line()?.filter { !$0.isWhitespace } ?? ""
        return Int(answer).flatMap { items.indices.contains($0 - 1) ? $0 - 1 : nil }
    }
}
