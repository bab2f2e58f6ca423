import ReviewModel
import ReviewRendering
import ReviewStorage
import TextAnalysis
import Wording

/// An export into a folder of many files.
struct FolderExport {
    private let format: any FolderFormat.Type
    private var items: ExportItems
    private let session: Session
    private let title: String?

    init(_ format: any FolderFormat.Type, asked options: ExportOptions, in session: Session) throws {
        self.format = format
        self.session = session
        title = options.title
        items = try ExportItems(options, notes: format.notes, in: session)
    }

    /// Fills the folder at `path` with the items, and tells what became of it.
    mutating func write(to path: String) throws -> ExitStatus {
        let options = try options()
        var fingerprint = ExportFingerprint(format: format.name, options: options)
        var count = 0
        try items.each { item in
            fingerprint?.take(item)
            count += 1
        }
        guard count > 0 else { return session.status(printed: 0) }
        let location = try LibraryLocation(session.options, in: session.environment)
        let folder = try OutputFolder(
            at: FilePath.resolve(path, in: session.environment.folder), name: path,
            library: LibraryFiles(at: location.path))
        if fingerprint.map({ !folder.holds($0.text) }) ?? true {
            do {
                try fill(folder, options: options, fingerprint: fingerprint?.text)
            } catch {
                folder.abandon()
                throw error
            }
        }
        for name in folder.untouched {
            session.warn("'\(name)' is left as it is: the line above your own words is gone")
        }
        session.say(
            "\(path): \(folder.written) written, \(folder.unchanged) unchanged, \(folder.removed) removed")
        try items.conclude()
        return .done
    }

    private mutating func fill(_ folder: OutputFolder, options: FolderOptions, fingerprint: String?)
        throws
    {
        var writer = format.init(options: options)
        try items.each { writer.learn($0) }
        try items.each { item in
            for file in writer.item(item) { try folder.write(file) }
        }
        try writer.end { (file) throws(any Error) in
            try Interruption.check()
            try folder.write(file)
        }
        try folder.finish(fingerprint: folder.untouched.isEmpty ? fingerprint : nil)
    }

    private func options() throws -> FolderOptions {
        var options = FolderOptions(title: "Paper reviews", words: LibraryTerms())
        for list in try items.store.lists() {
            options.lists[list.name] = list
            try items.store.items(ofList: list.name, limit: nil) { item in
                options.listItems[list.name, default: []].append(
                    ListedItem(id: item.review.id, comment: item.comment))
            }
        }
        if let list = items.query.query.list.flatMap({ options.lists[$0] }) {
            options.title = list.title ?? list.name
            options.introduction = list.introduction
        } else if let channel = try items.channel() {
            options.title = channel
        }
        if let title { options.title = title }
        options.authors = try items.store.spellings(of: .authors)
        options.venues = try items.store.spellings(of: .venues)
        options.time = session.environment.sourceDate
        options.feed = try items.feed()
        return options
    }
}

/// What tells one export into a folder from another: the same fingerprint means that the same files would
/// be written.
struct ExportFingerprint {
    private var hash = ContentHash()
    private var json: any ItemWriter

    /// The fingerprint of an export without items; nil where nobody can tell whether this program is the one
    /// that wrote the files.
    init?(format: String, options: FolderOptions) {
        guard let program = try? FileStatus(path: "/proc/self/exe", name: ""),
            let writer = ExportFormats.named("ndjson")
        else { return nil }
        json = writer.init(options: RenderingOptions())
        let lists = options.lists.sorted { $0.key < $1.key }.map(\.value)
        let facts: [Any?] = [
            ToolVersion.number, program.size, program.modified, format, options.title,
            options.introduction, options.time, options.feed, lists,
            options.authors.sorted { $0.key < $1.key }.map { [$0.key, $0.value] },
            options.venues.sorted { $0.key < $1.key }.map { [$0.key, $0.value] },
            options.listItems.sorted { $0.key < $1.key }.map(\.value),
        ]
        hash.take(Array(String(describing: facts).utf8))
    }

    /// Takes the next item: all that a format can tell of it.
    mutating func take(_ item: LibraryItem) {
        var bytes: [UInt8] = []
        json.item(item, to: &bytes)
        hash.take(bytes)
    }

    /// It in letters.
    var text: String { String(hash.value, radix: 16) }
}

/// The terms of the library's own search, for that of a site.
final class LibraryTerms: SearchTerms {
    private let terms = IndexTerms()

    var weights: [Int] { IndexTerms.weights }

    func numbers(of review: Review) -> (columns: [[Int]], forms: [Int]) { terms.numbers(of: review) }

    func numbers(of text: String) -> [Int] { terms.numbers(of: text) }

    func term(_ number: Int) -> String { terms.term(number) }

    func form(_ number: Int) -> (form: String, term: String) { terms.form(number) }

    var spellings: [[String]] { Transliteration.spellingsOfSounds }

    func vocabulary(isKnown: (String) -> Bool, topics: Set<String>, venues: [String]) -> SearchVocabulary {
        var vocabulary = SearchVocabulary()
        let things = QuestionTables.things(isKnown: isKnown)
        vocabulary.things = things.glossary.map { $0.map(LibraryTerms.name) }
        vocabulary.spellings = things.lexicons.map { $0.map(LibraryTerms.name) }
        vocabulary.topics = QuestionTables.topics(of: topics).map { ($0.id, $0.names, $0.below, $0.count) }
        vocabulary.questions = QuestionTables.questions
        vocabulary.venues = QuestionTables.venues(venues)
        return vocabulary
    }

    private static func name(_ name: QuestionTables.Name) -> SearchVocabulary.Name {
        let traits = [
            ("k", name.isKind), ("a", name.isAbbreviation), ("r", name.isRow), ("f", name.finds),
        ].filter(\.1).map(\.0)
        return SearchVocabulary.Name(
            text: name.text, forms: name.forms, terms: name.stems, traits: traits.joined())
    }
}
