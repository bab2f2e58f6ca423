import ArgumentParsing
import ReviewRendering
import ReviewStorage
import Wording

/// Why a command cannot do its work.
enum CommandError: Error, Sendable, Equatable, Worded {
    /// There is no library file.
    case noLibrary(path: String)
    /// There is no library file to take in.
    case noOtherLibrary(path: String)
    /// The library to take in is the one that would take it.
    case sameLibrary(path: String)
    /// Another program has changed the library that was to be taken in.
    case changedMeanwhile(path: String)
    /// What should be the library file is a folder.
    case folderForLibrary(path: String)
    /// Neither an option nor the environment says where the library is.
    case noHome
    /// No item has an id that begins so.
    case unknownItem(String)
    /// No item has an id that begins so, but some have the words in their titles; candidates are `id title`.
    case titled(String, candidates: [String])
    /// Standard input names no item.
    case noIDs
    /// Several items have an id that begins so; candidates are `id title`.
    case ambiguousItem(String, candidates: [String])
    /// There is no export or print format of that name.
    case unknownFormat(String, expected: [String], nearest: String?)
    /// A link cannot have that role.
    case unknownRole(String, expected: [String], nearest: String?)
    /// There is no help topic or command of that name.
    case unknownTopic(String, nearest: String?)
    /// It is not known where an item comes from, or it has no words.
    case noPlace(String)
    /// What had that id is a part of another item.
    case isPart(String, of: String)
    /// The item is the first post of its source.
    case nothingBefore(String)
    /// No line of an item begins with these words.
    case noLine(String)
    /// Several lines of an item begin with these words.
    case manyLines(String)
    /// An item has no field of that name.
    case unknownField(String, expected: [String])
    /// A channel cannot be called so.
    case badChannel(String)
    /// What an address of Telegram's names is not shown on the web.
    case noPreview(String)
    /// An address was to be watched.
    case notWatched(String)
    /// No source of that name is followed.
    case unknownFollowed(String, known: [String])
    /// A tag cannot be called so.
    case badTag(String)
    /// The same tag is to be added and removed.
    case contradictoryTag(String)
    /// A list, a saved search or a rule cannot be called so.
    case badName(String)
    /// There is no list of that name.
    case unknownList(String, known: [String])
    /// There is no saved search of that name.
    case unknownSearch(String, known: [String])
    /// No item has that tag.
    case unknownTag(String, known: [String])
    /// There is no rule of that name.
    case unknownRule(String, known: [String])
    /// That is no date.
    case badDate(String)
    /// There is no source of that name, or there are several.
    case unknownSource(String, candidates: [String])
    /// A dump is damaged; the sentence says where.
    case notLoaded(Phrase)
    /// There is a file that is not a library in the place of a copy.
    case notReplaced(path: String)
    /// The words do not say what is to be done with a list, a tag or a rule.
    case notUnderstood(Phrase)
    /// No editor is chosen.
    case noEditor
    /// The editor that is chosen is not there.
    case missingEditor(String)
    /// The editor did not end well, and left what was edited as it was.
    case editorFailed(String)
    /// What was edited could not be taken; it is in the file at `path`. `problem` is a sentence.
    case notTaken(problem: Phrase, path: String)
    /// A format of many files was asked for without a folder to put them in.
    case needsFolder(format: String)
    /// A path to write to tells no format, and none was given.
    case saysNoFormat(path: String)
    /// A template cannot be used; the problem begins with line and column.
    case badTemplate(path: String, problem: Phrase)
    /// What is to be written would replace a file that no export has written.
    case foreignFile(path: String)
    /// A reading list that an export would overwrite was edited by hand.
    case editedFile(path: String)
    /// What is to be written to belongs to a library.
    case libraryFile(path: String)
    /// A file that a command would replace was written by somebody else.
    case notOurs(path: String)
    /// What is to be written to is a symbolic link.
    case symbolicLink(path: String, target: String?)
    /// What is to be written to is a folder.
    case folderForFile(path: String)
    /// Another program fills the folder.
    case folderInUse(path: String)
    /// A backup would replace a library that is worked with.
    case workingLibrary(path: String)
    /// A library, or a copy of it, is not sound.
    case unsound(path: String, problem: String)
    /// A file that text is to be added to is in another encoding than the text.
    case notUTF8(path: String)
    /// A program of the user that runs before an import does not want it.
    case hookFailed(path: String, status: Int32)
    /// The user pressed Ctrl-C.
    case interrupted

    /// How the run ends.
    var status: ExitStatus {
        switch self {
        case .noLibrary, .noOtherLibrary, .sameLibrary, .changedMeanwhile, .folderForLibrary, .noHome,
            .noEditor, .missingEditor, .editorFailed, .notTaken, .notLoaded, .notReplaced,
            .foreignFile, .editedFile, .notUTF8, .hookFailed, .libraryFile, .notOurs, .symbolicLink,
            .folderForFile, .folderInUse, .workingLibrary, .unsound:
            .failure
        case .unknownItem, .titled, .noIDs, .unknownList, .unknownSearch, .unknownSource, .unknownTag,
            .unknownRule,
            .unknownFollowed:
            .nothingMatched
        case .noPlace, .isPart, .nothingBefore, .noLine, .manyLines, .ambiguousItem, .unknownFormat,
            .unknownRole, .unknownTopic, .unknownField, .badTag, .badChannel, .noPreview, .notWatched,
            .contradictoryTag, .badName, .badDate, .notUnderstood, .needsFolder, .saysNoFormat, .badTemplate:
            .usage
        case .interrupted: .interrupted
        }
    }

    /// The English words.
    var description: String { words.description }

    /// Lower-case sentence without a full stop; candidates on lines of their own.
    var words: Phrase {
        switch self {
        case .noLibrary(let path): "no library at '\(path)'; run 'digest import' first"
        case .noOtherLibrary(let path): "no library at '\(path)'; give the path of the other library's file"
        case .sameLibrary(let path): "'\(path)' is this library; give the path of another one, or --library"
        case .changedMeanwhile(let path):
            "'\(path)' was changed while it was read, so nothing was taken from it; try again"
        case .folderForLibrary(let path): "'\(path)' is a folder; give the path of the library file"
        case .noHome: "no place for a library: neither HOME nor XDG_DATA_HOME is set; give --library PATH"
        case .unknownItem(let id): "no item with the id '\(id)'"
        case .titled(let words, let candidates):
            "no item with the id '\(words)'; these have it in the title:" + CommandError.lines(candidates)
        case .noIDs: "standard input names no item"
        case .ambiguousItem(let id, let candidates):
            (id.utf8.contains { "./:".utf8.contains($0) }
                ? "several items are of '\(id)'; name one by its id:"
                : "several items have an id that begins with '\(id)':") + CommandError.lines(candidates)
        case .unknownFormat(let name, let expected, let nearest):
            "unknown format '\(name)'; "
                + (nearest.map { "did you mean '\($0)'?" }
                    ?? "expected one of \(expected.joined(separator: ", "))")
                + CommandError.writer(of: name)
        case .noPlace(let id): "'\(id)' has no words or no source by which its place could be kept"
        case .isPart(let id, let whole): "'\(id)' is a part of '\(whole)' already"
        case .nothingBefore(let id): "'\(id)' is the first post of its source; there is nothing to join it to"
        case .noLine(let words): "no line after the first begins with '\(words)'; see 'digest show'"
        case .manyLines(let words): "several lines begin with '\(words)'; give more of the words"
        case .unknownRole(let name, let expected, let nearest):
            "unknown role '\(name)'; "
                + (nearest.map { "did you mean '\($0)'?" }
                    ?? "expected one of \(expected.joined(separator: ", "))")
        case .unknownTopic(let name, let nearest):
            "no help on '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        case .unknownField(let name, let expected):
            "no field '\(name)'; "
                + (NearestWord.find(name, in: expected).map { "did you mean '\($0)'?" }
                    ?? "there are \(expected.joined(separator: ", "))")
        case .badChannel(let name):
            "'\(name)' is no username of a channel; give the name behind t.me/, as in --channel gonzo_ML"
        case .noPreview(let address):
            "'\(address)' is a private chat or an invitation, which is not shown on the web; export it with Telegram Desktop"
        case .notWatched(let address):
            "'\(address)' cannot be watched; 'digest follow' it, and let 'digest update' run now and then"
        case .unknownFollowed(let name, let known):
            "no source '\(name)' is followed" + CommandError.hint(name, among: known)
        case .badTag(let tag): "'\(tag)' cannot be a tag; use letters, digits and - _ . / : without spaces"
        case .contradictoryTag(let tag): "the tag '\(tag)' is both added and removed"
        case .badName(let name):
            "'\(name)' cannot be a name; use letters, digits and - _ . / : without spaces"
                + (ShortName.near(name).map { ", as '\($0)'" } ?? "")
        case .unknownList(let name, let known): "no list '\(name)'" + CommandError.hint(name, among: known)
        case .unknownSearch(let name, let known):
            "no saved search '\(name)'" + CommandError.hint(name, among: known)
        case .unknownTag(let name, let known): "no tag '\(name)'" + CommandError.hint(name, among: known)
        case .unknownRule(let name, let known): "no rule '\(name)'" + CommandError.hint(name, among: known)
        case .badDate(let text): "'\(text)' is no date; write 2021-07-15, 2021-07, 7d for days, or last"
        case .unknownSource(let name, let candidates) where candidates.isEmpty:
            "nothing was imported from '\(name)'; 'digest sources' lists what was"
        case .unknownSource(let name, let candidates):
            "several sources end in '\(name)':" + CommandError.lines(candidates)
        case .notReplaced(let path):
            "'\(path)' is there and is not a backup; choose another name, or give --force to replace it"
        case .notUnderstood(let sentence), .notLoaded(let sentence): sentence
        case .noEditor: "no editor: neither VISUAL nor EDITOR is set; set one, or give the text behind the id"
        case .missingEditor(let name):
            "the editor '\(name)' of VISUAL or EDITOR is not there; set it, or give the text behind the id"
        case .editorFailed(let name): "the editor '\(name)' did not end well; nothing was changed"
        case .notTaken(let problem, let path): "\(problem); what you wrote is kept in '\(path)'"
        case .badTemplate(let path, let problem): Phrase(verbatim: "\(path):") + problem
        case .needsFolder(let format): "the format '\(format)' is a folder of files; give it by -o DIR"
        case .saysNoFormat(let path):
            "'\(path)' tells no format; give one by --format, such as site or obsidian for a folder, or a suffix"
        case .foreignFile(let path):
            "'\(path)' is there already and was not written by an export; choose another folder"
        case .editedFile(let path):
            "'\(path)' holds what 'export' did not write; 'digest import' it to keep the edits, or give --force"
        case .libraryFile(let path):
            "'\(path)' belongs to a library, which nothing is written over; choose another name"
        case .notOurs(let path):
            "'\(path)' is not as 'digest' wrote it, if it did; choose another name, or give --force to replace it"
        case .symbolicLink(let path, let target?):
            "'\(path)' is a symbolic link; give '\(target)' itself, or --force to write to that"
        case .symbolicLink(let path, nil): "'\(path)' is a symbolic link to nothing; choose another name"
        case .folderForFile(let path): "'\(path)' is a folder; give the path of a file"
        case .folderInUse(let path):
            "another 'digest export' is filling '\(path)'; run this again when it is done"
        case .workingLibrary(let path):
            "'\(path)' is a library that is worked with, no backup; choose another name, or give --force to replace it"
        case .unsound(let path, let problem):
            "'\(path)' is damaged (\(problem)); see 'digest check', which tells what to do"
        case .notUTF8(let path):
            "'\(path)' is not in UTF-8; 'iconv -f CP1251 -t UTF-8' or the like makes a copy that is"
        case .hookFailed(let path, let status):
            "the hook '\(path)' ended with \(status), so nothing was imported"
        case .interrupted: "interrupted"
        }
    }

    /// Which command writes the format that `name` calls; nothing where none does.
    static func writer(of name: String) -> Phrase {
        let isKnown = ExportFormats.named(name) != nil || FolderFormats.named(name) != nil
        return isKnown ? "; 'digest export --format \(name)' writes that" : ""
    }

    private static func lines(_ candidates: [String]) -> Phrase {
        Phrase(verbatim: candidates.map { "\n  \($0)" }.joined())
    }

    private static func hint(_ name: String, among known: [String]) -> Phrase {
        if let nearest = NearestWord.find(name, in: known) { return "; did you mean '\(nearest)'?" }
        guard known.count <= 20 else { return "" }
        return known.isEmpty ? "; there is none yet" : "; there are \(known.joined(separator: ", "))"
    }
}

extension Interruption {
    /// Throws when the user wants to stop; for loops that take long.
    static func check() throws(CommandError) {
        if isWanted { throw .interrupted }
    }
}
