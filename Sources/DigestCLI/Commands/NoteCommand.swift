import ArgumentParsing
import ReviewModel
import ReviewStorage
import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `digest note ID [TEXT]`: what the reader thinks of an item.
enum NoteCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var operands: [String] = []
        var isPrinting = false
        var isRemoving = false
    }

    static let name = "note"
    static let summary = "writes a note on a review, or shows it"
    static let discussion = """
        Writes TEXT, in Markdown, as the note on an item, in the place of the one it has; '-' is standard \
        input. Without TEXT the note is opened in $VISUAL or $EDITOR on a terminal, and printed elsewhere. A \
        note that is left empty goes.

          digest note 7kq2m9x 'compare with the second table'
          digest note 7kq2m9x
          digest search has:notes
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals("ID [TEXT]", into: \.operands, help: "id of an item, and the note"),
            .flag("print", into: \.isPrinting, help: "print the note, on a terminal too"),
            .flag("remove", into: \.isRemoving, help: "remove the note"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let id = options.operands.first ?? ""
        let words = Array(options.operands.dropFirst())
        guard options.isRemoving || !words.isEmpty else {
            return try showOrEdit(id, options: options, in: session)
        }
        let text = try options.isRemoving ? "" : text(words, in: session)
        let store = try session.library(.write)
        return try write(text, on: session.item(id, in: store), to: store, in: session)
    }

    private static func text(_ words: [String], in session: Session) throws -> String {
        guard words == ["-"] else { return words.joined(separator: " ") }
        return String(decoding: try session.environment.input(), as: UTF8.self)
    }

    private static func showOrEdit(_ id: String, options: Options, in session: Session) throws -> ExitStatus {
        let isEditing = session.environment.terminal != nil && !options.isPrinting
        let store = try session.library(isEditing ? .write : .read)
        let item = try session.item(id, in: store)
        let note = item.curation.notes ?? ""
        if isEditing { return try edit(note, of: item, in: store, session: session) }
        for line in note.isEmpty ? [] : note.split(separator: "\n", omittingEmptySubsequences: false) {
            try session.output.line(SafeText.line(String(line)))
        }
        if note.isEmpty { session.say("there is no note on it") }
        return note.isEmpty ? .nothingMatched : .done
    }

    /// What was written stays in a file until the library has it.
    private static func edit(
        _ note: String, of item: LibraryItem, in store: ReviewStore, session: Session
    ) throws -> ExitStatus {
        let editor = try Editor(in: session.environment)
        let draft = try Draft(note, in: session.environment)
        let endedWell = editor.edit(draft)
        guard !draft.isUnchanged else {
            draft.discard()
            guard endedWell else { throw CommandError.editorFailed(editor.choice) }
            session.say("the note stays")
            return .done
        }
        do {
            guard endedWell else { throw CommandError.editorFailed(editor.choice) }
            guard let text = try draft.text() else {
                throw CommandError.notUnderstood("the note is not UTF-8")
            }
            guard try store.curation(key: item.review.key).notes ?? "" == note else {
                throw CommandError.notUnderstood("the note was changed by another program meanwhile")
            }
            let status = try write(text, on: item, to: store, in: session)
            draft.discard()
            return status
        } catch {
            throw CommandError.notTaken(problem: Phrase(of: error), path: draft.path)
        }
    }

    private static func write(
        _ text: String, on item: LibraryItem, to store: ReviewStore, in session: Session
    ) throws -> ExitStatus {
        let lines = text.utf8.reversed().drop { $0 <= 0x20 }.reversed()
        let text = String(decoding: Array(lines), as: UTF8.self)
        let before = item.curation.notes ?? ""
        try session.change(store, in: .curation) { try store.note(text, key: item.review.key) }
        session.say(text == before ? "the note stays" : text.isEmpty ? "the note is removed" : "noted")
        return .done
    }
}

/// A text that the user is editing, in a file that nobody else can read. It stays until it is discarded, so that
/// nothing is lost when what follows fails.
struct Draft {
    /// Where it is.
    let path: String
    private let original: [UInt8]

    /// Puts `text` into a new file, whose suffix tells editors that it is Markdown.
    init(_ text: String, in environment: Environment) throws {
        let suffix = ".md"
        let folder = environment.variable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(FilePath.join(folder, to: "digest-note-XXXXXX"))\(suffix)".utf8CString)
        let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Tools that append expect the last line to be ended.
        original = Array(text.utf8) + (text.isEmpty || text.utf8.last == 0x0A ? [] : [0x0A])
        guard descriptor >= 0 else { throw FileError.unwritable(path: path, code: errno) }
        defer { close(descriptor) }
        do {
            try DescriptorSink(descriptor).write(original)
        } catch {
            unlink(path)
            throw error
        }
    }

    /// The text as the user has left it; nil where it is no UTF-8.
    func text() throws(FileError) -> String? {
        String(validating: try FileReading.bytes(at: path, name: path), as: UTF8.self)
    }

    /// Whether the file holds what it held at first, or is no longer there.
    var isUnchanged: Bool { ((try? FileReading.bytes(at: path, name: path)) ?? original) == original }

    /// Removes the file.
    func discard() { unlink(path) }
}

/// The editor that a user has chosen by `VISUAL` or `EDITOR`: a path, or words as a shell takes them, with quotes
/// around spaces. No shell is asked.
struct Editor {
    /// As the user has written it.
    let choice: String
    private let program: String
    private let words: [String]

    /// Throws `CommandError.noEditor` where none is chosen or it is not there.
    init(in environment: Environment) throws {
        let choice = ["VISUAL", "EDITOR"].lazy.compactMap(environment.variable).first { !$0.isEmpty }
        guard let choice else { throw CommandError.noEditor }
        let isPath = choice.contains("/") && access(choice, X_OK) == 0
        let words = isPath ? [choice] : CommandLineWords.split(choice) ?? []
        guard let name = words.first, let program = name.contains("/") ? name : Program.path(of: name),
            access(program, X_OK) == 0
        else { throw CommandError.missingEditor(choice) }
        (self.choice, self.program, self.words) = (choice, program, words)
    }

    /// Lets the user edit the draft; tells whether the editor ended well.
    func edit(_ draft: Draft) -> Bool { Program.run(program, with: words + [draft.path]) }
}
