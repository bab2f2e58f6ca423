import ReviewModel
import ReviewRendering
import ReviewStorage
import TextAnalysis

/// An export into a folder of many files.
struct FolderExport {
    private let format: any FolderFormat.Type
    private let query: ParsedQuery
    private let session: Session
    private let store: ReviewStore

    init(_ format: any FolderFormat.Type, _ query: ParsedQuery, _ session: Session) throws {
        self.format = format
        self.query = query
        self.session = session
        store = try session.library()
    }

    /// Fills the folder at `path` with what answers the query, and tells what became of it.
    func write(to path: String) throws -> ExitStatus {
        var writer = format.init(options: try options())
        var count = 0
        try each { item in
            writer.learn(item)
            count += 1
        }
        guard count > 0 else { return session.status(printed: 0) }
        let folder = try OutputFolder(
            at: FilePath.resolve(path, in: session.environment.folder), name: path)
        do {
            try fill(folder, &writer)
        } catch {
            folder.abandon()
            throw error
        }
        for name in folder.untouched {
            session.warn("'\(name)' is left as it is: the line above your own words is gone")
        }
        session.say(
            "\(path): \(folder.written) written, \(folder.unchanged) unchanged, \(folder.removed) removed")
        return .done
    }

    private func fill(_ folder: OutputFolder, _ writer: inout any FolderFormat) throws {
        try each { item in
            for file in writer.item(item) { try folder.write(file) }
        }
        try writer.end { (file) throws(any Error) in
            try Interruption.check()
            try folder.write(file)
        }
        try folder.finish()
    }

    private func each(_ body: (LibraryItem) throws -> Void) throws {
        try store.items(for: query.query, sort: query.sort, limit: session.limit) { item in
            try Interruption.check()
            try body(item)
        }
    }

    private func options() throws -> FolderOptions {
        let words = WordStems()
        var options = FolderOptions(title: "Paper reviews", stems: words.stems(of:))
        for list in try store.lists() { options.lists[list.name] = list }
        if let list = query.query.list.flatMap({ options.lists[$0] }) {
            options.title = list.title ?? list.name
            options.introduction = list.introduction
        }
        options.time = session.environment.sourceDate
        return options
    }
}
