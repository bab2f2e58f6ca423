import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage
import TextAnalysis
import Wording

/// What an export looks like: one of the formats, or a template.
struct ExportShape {
    /// Name of the format; `template` for a template.
    let name: String
    /// Whether papers are named by citation keys.
    private(set) var citesPapers = false
    /// Whether items can be set under headings.
    private(set) var hasHeadings = false
    /// Whether it is a feed, which is told from all others.
    private(set) var isFeed = false
    /// Whether its title is to say what the whole is about.
    private(set) var hasSubject = false
    /// Whether people edit the file.
    private(set) var isEdited = false
    /// What becomes of private notes.
    private(set) var notes = NotePolicy.always
    /// Whether paths are written as seen from where the user is: programs that read JSON open them.
    private(set) var shortensPaths = true
    /// Makes a writer.
    let writer: (RenderingOptions) -> any ItemWriter

    /// The template, else the format called `format`, else the one that files like `path` are in, else, on
    /// standard output, Markdown.
    init(format: String?, template: String?, path: String?, _ session: Session) throws {
        guard let template else {
            self.init(try ExportShape.chosen(format, path: path))
            return
        }
        guard format == nil else { throw CommandError.notUnderstood("give either --format or --template") }
        let full = FilePath.resolve(template, in: session.environment.folder)
        let source = String(decoding: try FileReading.bytes(at: full, name: template), as: UTF8.self)
        do {
            let read = try Template(source)
            self.init(name: "template") { TemplateExport(read, options: $0) }
            hasHeadings = true
        } catch {
            throw CommandError.badTemplate(path: template, problem: error.words)
        }
    }

    private init(_ type: any ExportFormat.Type) {
        self.init(name: type.name) { type.init(options: $0) }
        citesPapers = type.citesPapers
        hasHeadings = type.hasHeadings
        notes = type.notes
        isFeed = type.isFeed
        hasSubject = type.hasSubject
        isEdited = type.isEdited
        shortensPaths = !type.keepsPaths
    }

    private init(name: String, writer: @escaping (RenderingOptions) -> any ItemWriter) {
        self.name = name
        self.writer = writer
    }

    private static func chosen(_ name: String?, path: String?) throws(CommandError) -> any ExportFormat.Type {
        if name == nil, let path { return try ExportFormats.chosen(forFile: path) }
        return try ExportFormats.chosen(name ?? "markdown")
    }
}

extension ExportFormats {
    /// Names of all formats, files and folders.
    static var everyName: [String] { all.map { $0.name } + FolderFormats.all.map { $0.name } }

    /// The format called `name`, which a user may have mistyped.
    static func chosen(_ name: String) throws(CommandError) -> any ExportFormat.Type {
        if let format = named(name) { return format }
        let names = everyName
        throw .unknownFormat(name, expected: names, nearest: NearestWord.find(name, in: names))
    }

    /// The format of files that end as `path` does; a path without a suffix may be meant as a folder.
    static func chosen(forFile path: String) throws(CommandError) -> any ExportFormat.Type {
        let suffix = FilePath.suffix(of: path)
        if let format = all.first(where: { $0.fileExtension == suffix }) { return format }
        if suffix.isEmpty { throw .saysNoFormat(path: path) }
        return try chosen(suffix)
    }
}

/// What an export is asked for.
struct ExportOptions: CommandOptions {
    var shared = SharedOptions()
    /// Which items.
    var query: [String] = []
    /// Where to; nil or `-` for standard output.
    var output: String?
    /// Whether a reading list that was edited is written over.
    var isForced = false
    /// A file with a template.
    var template: String?
    /// The day from which on items count, or `last`.
    var since: String?
    /// What items are set under headings by.
    var group: String?
    /// Whether private notes go to other people too.
    var notes = false
    /// Whether plain text is a list of items rather than all of each.
    var isList = false
    /// What the whole is called, where no list is exported; nil for what the format calls it.
    var title: String?
}

/// What an export is put under headings by.
enum ItemGrouping: String, CaseIterable, Sendable {
    case topic, channel, year, month, week, date, reviewer, kind, tag

    /// Whether headings come in the order of time, the latest first.
    private var isOfTime: Bool { [.year, .month, .week, .date].contains(self) }

    /// The items under headings: the heading with most items first, those that have none last; within one
    /// the order stays.
    func grouped(_ items: [LibraryItem]) -> [LibraryItem] {
        var groups: [String: [LibraryItem]] = [:]
        for item in items {
            var item = item
            item.section = heading(of: item) ?? ItemGrouping.rest
            groups[item.section ?? ItemGrouping.rest, default: []].append(item)
        }
        let order = groups.sorted { left, right in
            let (one, other) = (left.key == ItemGrouping.rest, right.key == ItemGrouping.rest)
            if one != other { return other }
            if isOfTime { return left.key > right.key }
            return (right.value.count, left.key) < (left.value.count, right.key)
        }
        return order.flatMap(\.value)
    }

    /// Heading of what has none.
    private static let rest = "Other"

    private func heading(of item: LibraryItem) -> String? {
        let review = item.review
        switch self {
        case .topic: return review.topics.first.map { ItemGrouping.name(ofTopic: $0.id) }
        case .channel: return review.source.channelTitle ?? review.source.channel
        case .year: return (review.papers.first?.year ?? review.date?.date.year).map(String.init)
        case .month: return review.date.map { String($0.isoDate.prefix(7)) }
        // No week is made up for what is known by its month.
        case .week: return review.date.map { $0.precision < .day ? $0.isoDate : ItemGrouping.week(of: $0) }
        case .date: return review.date.map(\.isoDate)
        case .reviewer: return review.reviewer?.name
        case .kind: return review.kind.rawValue
        case .tag: return item.curation.tags.first
        }
    }

    /// `2021-W31`: the week of ISO 8601, which begins on Monday and belongs to the year of its Thursday.
    private static func week(of date: Timestamp) -> String {
        let day = (date.seconds - (date.seconds % 86_400 + 86_400) % 86_400) / 86_400
        // The first day of 1970 was a Thursday.
        let thursday = Timestamp(seconds: (day - (day % 7 + 10) % 7 + 3) * 86_400)
        let year = thursday.date.year
        let first = Timestamp(year: year, month: 1, day: 1)?.seconds ?? thursday.seconds
        let week = (thursday.seconds - first) / 604_800 + 1
        return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    }

    /// `Reinforcement learning`.
    private static func name(ofTopic id: String) -> String {
        // `*` and `=` tell matchers what forms of a word are meant.
        let name = (StandardLexicons.topics.topics.first { $0.id == id }?.english.first ?? id)
            .filter { $0 != "*" && $0 != "=" }
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
