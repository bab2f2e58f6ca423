import ReviewModel
import ReviewRendering
import ReviewStorage
import TextAnalysis

/// An export into a folder of many files.
struct FolderExport {
    private let format: any FolderFormat.Type
    private var items: ExportItems
    private let session: Session

    init(_ format: any FolderFormat.Type, _ options: ExportCommand.Options, _ session: Session) throws {
        self.format = format
        self.session = session
        items = try ExportItems(options, format: format.name, notes: format.notes, session)
    }

    /// Fills the folder at `path` with the items, and tells what became of it.
    mutating func write(to path: String) throws -> ExitStatus {
        var writer = format.init(options: try options())
        var count = 0
        try items.each { item in
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
        try items.conclude()
        return .done
    }

    private mutating func fill(_ folder: OutputFolder, _ writer: inout any FolderFormat) throws {
        try items.each { item in
            for file in writer.item(item) { try folder.write(file) }
        }
        try writer.end { (file) throws(any Error) in
            try Interruption.check()
            try folder.write(file)
        }
        try folder.finish()
    }

    private func options() throws -> FolderOptions {
        let words = WordStems()
        var options = FolderOptions(title: "Paper reviews", stems: words.stems(of:))
        for list in try items.store.lists() { options.lists[list.name] = list }
        if let list = items.query.query.list.flatMap({ options.lists[$0] }) {
            options.title = list.title ?? list.name
            options.introduction = list.introduction
        }
        options.time = session.environment.sourceDate
        return options
    }
}
