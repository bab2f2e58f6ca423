import ArgumentParsing
import ReviewModel
import ReviewStorage

/// One change to a list, as `digest list ACTION …` asks for it.
struct ListChange {
    /// What is to be done; a list that is called so is shown by `list show NAME`.
    enum Action: String, CaseIterable {
        case create, add, remove, move, edit, rename, delete, show
    }

    private let options: ListCommand.Options
    private let session: Session

    init(_ options: ListCommand.Options, in session: Session) {
        self.options = options
        self.session = session
    }

    /// Does it; `words` are those behind the action.
    func make(_ action: Action, of words: [String]) throws -> ExitStatus {
        guard let name = words.first else { throw ArgumentError.missingOperand("NAME") }
        let rest = Array(words.dropFirst())
        switch action {
        case .create: return try create(name, with: rest)
        case .add, .remove: return try addOrRemove(action, list: name, items: rest)
        case .move: return try move(name, with: rest)
        case .edit: return try rest.isEmpty ? edit(name) : comment(name, with: rest)
        case .rename: return try rename(name, with: rest)
        case .delete: return try delete(name, with: rest)
        case .show: return .usage
        }
    }

    private func create(_ name: String, with rest: [String]) throws -> ExitStatus {
        let name = try ShortName.checked(name)
        let store = try session.library(.create)
        let query = filled(options.query)
        if let query { _ = try session.query([query], acting: true) }
        let list = ReadingList(
            name: name, title: filled(options.title), introduction: filled(options.introduction), query: query
        )
        try session.change(store, in: .curation) {
            try store.create(list: list)
            let keys = try rest.isEmpty ? [] : Operands(rest, in: session).keys(in: store)
            try store.add(keys: keys, toList: name, comment: options.comment)
        }
        let count = try store.count(store.plan(.field(.list, .text(name)), guessing: false))
        session.say("list '\(name)' is made; \(Count.of(count, noun: "item")) on it")
        return .done
    }

    private func addOrRemove(_ action: Action, list name: String, items rest: [String]) throws -> ExitStatus {
        let store = try session.library(.write)
        let name = try session.list(name, in: store).name
        let keys = try Operands(rest, in: session).keys(in: store)
        guard !keys.isEmpty else { return session.status(printed: 0) }
        let changed = try session.change(store, in: .curation) {
            action == .remove
                ? try store.remove(keys: keys, fromList: name)
                : try store.add(keys: keys, toList: name, comment: options.comment, at: options.position)
        }
        session.say("\(Count.of(keys.count, noun: "item")) matched, \(changed) changed")
        return .done
    }

    private func move(_ name: String, with rest: [String]) throws -> ExitStatus {
        let store = try session.library(.write)
        let name = try session.list(name, in: store).name
        let typed = options.position == nil ? rest.last : nil
        let ids = typed == nil ? rest : Array(rest.dropLast())
        guard let position = options.position ?? typed.flatMap(ListChange.position), !ids.isEmpty else {
            throw CommandError.notUnderstood(
                "say which item and where to: digest list move NAME ID N|first|last")
        }
        let keys = try Operands(ids, in: session).keys(in: store)
        let known = Set(try store.entries(ofList: name).map(\.key))
        guard keys.allSatisfy(known.contains) else { throw LibraryError.notOnList(name: name) }
        let changed = try session.change(store, in: .curation) {
            try store.add(keys: keys, toList: name, at: position)
        }
        session.say(changed > 0 ? "moved" : "the order stays")
        return .done
    }

    private static func position(_ word: String) -> Int? {
        switch word {
        case "first": 1
        case "last": Int.max
        default: Int(word).flatMap { $0 > 0 ? $0 : nil }
        }
    }

    private func edit(_ name: String) throws -> ExitStatus {
        let store = try session.library(.write)
        var list = try session.list(name, in: store)
        if let title = options.title { list.title = filled(title) }
        if let introduction = options.introduction { list.introduction = filled(introduction) }
        if let query = options.query {
            _ = try session.query([query], acting: true)
            list.query = filled(query)
        }
        let isChanged = try session.change(store, in: .curation) { try store.update(list: list) }
        session.say(isChanged ? "list '\(name)' is changed" : "list '\(name)' stays as it is")
        return .done
    }

    private func comment(_ name: String, with rest: [String]) throws -> ExitStatus {
        guard let comment = options.comment else {
            throw CommandError.notUnderstood("say what the list is to tell of the item: --comment TEXT")
        }
        let store = try session.library(.write)
        let name = try session.list(name, in: store).name
        let keys = try Operands(rest, in: session).keys(in: store)
        let known = Set(try store.entries(ofList: name).map(\.key))
        guard keys.allSatisfy(known.contains) else { throw LibraryError.notOnList(name: name) }
        let changed = try session.change(store, in: .curation) {
            try store.add(keys: keys, toList: name, comment: comment)
        }
        session.say("\(Count.of(keys.count, noun: "item")) matched, \(changed) changed")
        return keys.isEmpty ? .nothingMatched : .done
    }

    private func rename(_ name: String, with rest: [String]) throws -> ExitStatus {
        guard rest.count == 1, let new = rest.first else { throw ArgumentError.missingOperand("NAME") }
        let store = try session.library(.write)
        let old = try session.list(name, in: store).name
        let checked = try ShortName.checked(new)
        try session.change(store, in: .curation) { try store.rename(list: old, to: checked) }
        session.say("list '\(old)' is called '\(new)' now")
        return .done
    }

    private func delete(_ name: String, with rest: [String]) throws -> ExitStatus {
        if let extra = rest.first { throw ArgumentError.unexpectedOperand(extra) }
        let store = try session.library(.write)
        let name = try session.list(name, in: store).name
        try session.change(store, in: .curation) { try store.delete(list: name) }
        session.say("list '\(name)' is deleted; its items stay in the library")
        return .done
    }

    private func filled(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}
