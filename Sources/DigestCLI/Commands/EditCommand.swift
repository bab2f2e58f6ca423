import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest edit ID FIELD=VALUE…`: corrects what was read.
enum EditCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var operands: [String] = []
        var lists = false
        var resets = false
        var joins = false
        var words: String?
    }

    static let name = "edit"
    static let summary = "corrects what was read, for good"
    static let discussion = """
        A correction hangs on the item, not on what was read: it holds after the source is imported again and \
        after the rules have changed. Search, counts and exports see the corrected values.

          digest edit 7kq2m9x title='A better title' year=2021 author+='Ada One'
          digest edit 7kq2m9x model-=Foo about+=Bar link+=code:https://… claim-=2
          digest edit 7kq2m9x label=                 without a label
          digest edit 7kq2m9x author='Ada One; Bob Two'
          digest edit 7kq2m9x --reset label          as it was read

        Where the borders between posts were read wrongly, --join makes the item a part of the one before it, \
        and --split begins another one at a line of its text; each takes back the other. The source is read \
        again at once, where it is still there. Borders hold for every export of the channel.

          digest edit 7kq2m9x --join
          digest edit 7kq2m9x --split 'Вторая статья'

        Fields: title, label, kind, reviewer, venue, year, arxiv, doi, url; lists with += and -=: author, \
        affiliation, award, model, about (models it is about), dataset, topic, link (role:address), claim \
        (-= and its number).
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "ID", into: \.operands, help: "id of an item, and behind it FIELD=VALUE, FIELD+=VALUE, …"),
            .flag("list", into: \.lists, help: "print the corrections of the item"),
            .flag("reset", into: \.resets, help: "take corrections back: of the fields named, or all"),
            .flag("join", into: \.joins, help: "make the item a part of the one before it in its source"),
            .option(
                "split", taking: "WORDS", into: \.words,
                help: "begin another item at the line that begins with WORDS"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        let changes = Array(options.operands.dropFirst())
        let isMove = options.joins || options.words != nil
        if options.lists || changes.isEmpty && !options.resets && !isMove {
            return try list(options.operands.first ?? "", as: format, in: session)
        }
        if isMove { return try moveBoundary(options, in: session) }
        let fields = options.resets ? try changes.map(field) : []
        let corrections = options.resets ? [] : try changes.flatMap(Correction.parse)
        let store = try session.library(.write)
        let key = try session.item(options.operands.first ?? "", in: store).review.key
        return options.resets
            ? try reset(key, fields: fields, in: store, session: session)
            : try correct(key, by: corrections, in: store, session: session)
    }

    private static func moveBoundary(_ options: Options, in session: Session) throws -> ExitStatus {
        let store = try session.library(.write)
        let id = options.operands.first ?? ""
        let item = try session.item(id, in: store)
        guard item.review.id.hasPrefix(id.lowercased()) else {
            throw CommandError.isPart(id, of: item.review.id)
        }
        let edit = BoundaryEdit(session: session, store: store, item: item)
        return try options.words.map(edit.split) ?? edit.join()
    }

    private static func correct(
        _ key: String, by corrections: [Correction], in store: ReviewStore, session: Session
    ) throws -> ExitStatus {
        try session.change(store) { try store.correct(key: key, corrections) }
        session.say(Count.of(corrections.count, noun: "correction"))
        return .done
    }

    private static func reset(
        _ key: String, fields: [CorrectableField], in store: ReviewStore, session: Session
    ) throws -> ExitStatus {
        let count = try session.change(store) {
            guard !fields.isEmpty else { return try store.resetCorrections(key: key) }
            return try fields.reduce(0) { $0 + (try store.resetCorrections(key: key, field: $1)) }
        }
        session.say("\(Count.of(count, noun: "correction")) taken back")
        return count == 0 ? .nothingMatched : .done
    }

    private static func list(_ id: String, as format: ResultFormat, in session: Session) throws -> ExitStatus
    {
        let store = try session.library()
        let corrections = try store.corrections(key: try session.item(id, in: store).review.key)
        let rows = ResultRows(
            rows: corrections,
            text: { "\($0.date?.isoDate ?? "")  \(SafeText.line($0.description))" },
            json: { json, correction in
                json.field("field", is: correction.field.rawValue)
                json.field("operation", is: correction.operation.rawValue)
                json.field("value", is: correction.value)
                json.field("date", is: correction.date?.iso8601)
            })
        try rows.print(as: format, to: session.output)
        if corrections.isEmpty { session.say("nothing is corrected") }
        return corrections.isEmpty ? .nothingMatched : .done
    }

    private static func field(_ name: String) throws(CommandError) -> CorrectableField {
        if let field = CorrectableField(named: name.lowercased()) { return field }
        throw .unknownField(name, expected: CorrectableField.allCases.map(\.rawValue))
    }
}
