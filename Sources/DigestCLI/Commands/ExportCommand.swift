import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage
import TextAnalysis
import Wording

/// `digest export [QUERY]`: items in a format that other programs read.
enum ExportCommand: Command {
    typealias Options = ExportOptions

    static let name = "export"
    static let summary = "writes reviews for other programs"
    static let discussion = """
        Writes all reviews and entries that answer the query; everything, with kind:any. A file is put in its \
        place only when it is complete. Without --format the suffix of the file decides; a path without one needs \
        a format.

          digest export topic:rl --format bibtex -o rl.bib
          digest export tag:to-read -o reading-list.md
          digest export --since 7d --group topic -o week.md
          digest export list:club --format site -o public
          digest export --template letter.html -o letter.html

        A reading list in Markdown may be edited: titles, authors, venue, tags, status, rating, lists, and the \
        note behind the line 'Item:'. 'digest import FILE' takes the edits back. A list that was edited and \
        not imported since is not overwritten without --force, nor is any other file that an export has not \
        written or that was changed since, nor what a symbolic link leads to. The library's own files never are.

        --since takes what was posted since a day, undated items by when they came in; with 'last', or \
        'last-export', what came in since the last such export; a folder then has these alone. Where nothing is new, \
        no issue is written, and the status is 1. --group sets items under headings.

        What is for other people – site, html, atom, opml, bibliographies – has your tags, lists, ratings and what \
        you have read, but your notes only with --notes.

        See 'digest help formats' for the formats and 'digest help templates' for templates.
        """

    static var parameters: [Parameter<Options>] {
        [
            .remainder("QUERY", into: \.query, help: "which items; all without it"),
            .option(
                "output", short: "o", taking: "PATH", into: \.output, value: .path,
                help: "where to write, '-' for the terminal"),
            .option(
                "format", taking: "NAME", into: \.shared.format, value: .oneOf(ExportFormats.everyName),
                help: "format to write"),
            .flag(
                "force", into: \.isForced,
                help: "take the place of a file that was edited or is not an export"),
            .option(
                "template", taking: "FILE", into: \.template, value: .path,
                help: "write by a template of your own"),
            .option(
                "since", taking: "DATE", into: \.since,
                help: "only what is newer: 2021-07-15, 2021-07, 7d for days, or last"),
            .option(
                "group", taking: "FIELD", into: \.group, value: .oneOf(ItemGrouping.allCases.map(\.rawValue)),
                help: "set items under headings"),
            .option(
                "title", taking: "TEXT", into: \.title,
                help: "what the whole is called; else after its list or its only channel"),
            .flag("notes", into: \.notes, help: "write private notes also where other people will read"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let path = options.output.flatMap { $0 == "-" ? nil : $0 }
        if let folder = options.shared.format.flatMap(FolderFormats.named) {
            guard let path else { throw CommandError.needsFolder(format: folder.name) }
            if options.group != nil { throw withoutHeadings(folder.name) }
            var export = try FolderExport(folder, asked: options, in: session)
            return try export.write(to: path)
        }
        let format = try ExportShape(
            format: options.shared.format, template: options.template, path: path, session)
        if options.group != nil, !format.hasHeadings { throw withoutHeadings(format.name) }
        var items = try ExportItems(options, notes: format.notes, in: session)
        guard let path else {
            return try write(&items, as: format, to: session.output, asked: options, in: session)
        }
        let file = try OutputFile(path, isForced: options.isForced, store: items.store, in: session) {
            try format.isEdited && ExportedFile.mayGo($0, in: items.store, session: session)
        }
        let output = Output(file)
        let status = try write(&items, as: format, to: output, asked: options, in: session)
        try output.flush()
        if status == .done {
            try file.commit()
            session.say("\(path): \(Count.of(items.count, noun: "item")) written")
        }
        return status
    }

    private static func withoutHeadings(_ format: String) -> CommandError {
        let others = ExportFormats.all.filter { $0.hasHeadings }.map { $0.name }.joined(separator: ", ")
        return .notUnderstood(
            FolderFormats.named(format) == nil
                ? "the format '\(format)' has no headings to group by; these have: \(others)"
                : "the format '\(format)' has pages by topic, model and so on; --group is for \(others)")
    }

    private static func write(
        _ items: inout ExportItems, as format: ExportShape, to output: Output, asked options: Options,
        in session: Session
    ) throws -> ExitStatus {
        let rendering = try rendering(
            items, as: format, asked: options, isFile: output !== session.output, in: session)
        var waiting: [LibraryItem] = []
        let grouping = options.group.flatMap(ItemGrouping.init)
        // News for people are few, and without any there is no issue to read or to send.
        let isIssue = format.hasHeadings && items.areRecent || format.hasSubject
        let waits = grouping != nil || isIssue
        if waits {
            try items.each { waiting.append($0) }
            if waiting.isEmpty, isIssue { return items.tellNothing() }
        }
        var printer = try ItemPrinter(writer: format.writer(rendering), to: output)
        if format.shortensPaths { printer.folder = session.environment.folder }
        for item in grouping?.grouped(waiting) ?? waiting { try printer.print(item) }
        if !waits { try items.each { try printer.print($0) } }
        try printer.end()
        try items.conclude()
        keep(printer.addedCitationKeys, in: session)
        if !printer.losses.isEmpty {
            session.say(
                "what \(format.name) cannot hold, by papers or letters: \(printer.losses.description)")
        }
        return printer.count == 0 ? items.tellNothing() : .done
    }

    private static func rendering(
        _ items: ExportItems, as format: ExportShape, asked options: Options, isFile: Bool,
        in session: Session
    ) throws -> RenderingOptions {
        var rendering = session.rendering(options.isList ? .list : .full)
        if isFile { rendering.color = false }
        // What goes out is the same in every language; a list on the terminal is for who asked.
        if isFile || !options.isList || format.name != "text" { rendering.catalogue = .english }
        if let name = items.query.query.list, let list = try items.store.list(named: name) {
            rendering.take(list)
        } else if format.isFeed {
            rendering.title = try items.channel()
        } else if format.hasSubject {
            rendering.title = try items.subject()
        }
        if let title = options.title { rendering.title = title }
        if format.citesPapers {
            rendering.citationKeys = try items.store.citationKeys()
            rendering.entries = try items.store.bibliographyEntries()
            rendering.words = CitationWords(WordFiles.writing)
        }
        if format.isFeed { rendering.feed = try items.feed() }
        // A feed without items was changed now.
        rendering.time =
            format.isFeed
            ? session.environment.statedDate ?? session.environment.now() : session.environment.sourceDate
        return rendering
    }

    /// Keeps new citation keys in the library. One that cannot be written to is no reason to fail: the
    /// same items give the same keys.
    private static func keep(_ keys: [String: String], in session: Session) {
        guard !keys.isEmpty else { return }
        do {
            try session.library(.write).keep(citationKeys: keys)
        } catch {
            session.warn("the citation keys cannot be kept: \(error)")
        }
    }
}

extension CitationWords {
    /// The words of a file.
    init(_ file: WordFile) {
        self.init(capitals: Set(file.values("capital")), groups: Set(file.values("group")))
        for (name, symbol) in WordFiles.tex.pairs("symbols").map({ ($0.left, $0.right) }) {
            guard symbol.unicodeScalars.count == 1, let scalar = symbol.unicodeScalars.first,
                !scalar.isASCII, symbols[scalar] == nil
            else { continue }
            symbols[scalar] = name
        }
        risTypes = Self.types("ris types", in: file)
        cslTypes = Self.types("csl types", in: file)
        conferences = Set(file.values("conference words"))
        journalWords = Set(file.values("journal words"))
        for venue in StandardLexicons.venues.entries {
            let isJournal = venue.has("journal") || venue.has("magazine")
            let names = ([venue.name] + venue.aliases).map(Self.plain)
            // A conference whose name is an ordinary word too is told by no word.
            if venue.has("context"), !isJournal { continue }
            if isJournal { journals.formUnion(names) } else { conferences.formUnion(names) }
        }
    }

    /// `name` in small letters, its words with one blank between them.
    private static func plain(_ name: String) -> String {
        name.lowercased().split { !$0.isLetter }.joined(separator: " ")
    }

    private static func types(_ list: String, in file: WordFile) -> [String: String] {
        var types: [String: String] = [:]
        for (name, type) in file.pairs(list) where types[type] == nil { types[type] = name }
        for (type, kin) in file.pairs("type kin") where types[type] == nil { types[type] = types[kin] }
        return types
    }
}
