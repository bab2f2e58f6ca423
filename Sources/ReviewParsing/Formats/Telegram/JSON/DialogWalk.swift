import JSON
import ReviewModel
import Wording

/// Walks an export from dialog to dialog and from message to message.
struct DialogWalk {
    /// What was left out, by reason.
    private(set) var skipped: [String: Int] = [:]
    /// What was broken.
    private(set) var damage = DialogDamage()
    /// Where the value begins in the middle of which the source ends.
    private(set) var cutOff: SourcePlace?
    /// How many texts were not UTF-8.
    private(set) var mended = 0
    /// Where the bytes come from.
    private(set) var stream: JSONStream

    /// Dialogs that were left out because they are not wanted, with how many messages they have.
    private(set) var leftOut: [(facts: DialogFacts, count: Int)] = []
    /// Names that were asked for and not met.
    private(set) var missing: [String]

    private let handle: String?
    private let choice: DialogChoice
    private let sink: (SourceEvent) throws -> Void
    private var dialog: DialogQueue?
    /// Of the dialog that was closed last: behind damage more of it may follow.
    private var lastFacts = DialogFacts()
    private var index = MessageIndex()
    /// Whether a whole account was met, to none of whose dialogs a single username can belong.
    private(set) var isAccount = false
    /// Whether dialogs were named that are wanted.
    var hasChoice: Bool { !choice.names.isEmpty }
    /// Whether a username was given.
    var hasUnusedHandle: Bool { handle != nil }

    /// A walk that hands to `sink` what it finds in `stream`. `handle` is the username of the channel
    /// where the caller knows it.
    init(
        _ stream: JSONStream, handle: String?, choice: DialogChoice = DialogChoice(),
        sink: @escaping (SourceEvent) throws -> Void
    ) {
        self.stream = stream
        self.choice = choice
        missing = choice.names
        self.handle = handle
        self.sink = sink
    }

    /// Walks to the end of the source.
    mutating func run() throws {
        do {
            while try !isAtEnd() { try walkValue(depth: 0) }
        } catch let fault as JSONFault {
            try recover(from: fault)
        }
        try closeDialog()
        if let failure = stream.failure { throw failure }
    }

    private mutating func isAtEnd() throws -> Bool {
        do throws(JSONFault) {
            _ = try stream.peek()
            return false
        } catch .end {
            return true
        }
    }
}

// MARK: - Dialogs

extension DialogWalk {
    /// Deeper than dialogs lie in any export.
    private static let deepest = 8

    private mutating func walkValue(depth: Int) throws {
        guard depth < Self.deepest else { return try stream.skipValue() }
        if try stream.take(UInt8(ascii: "{")) {
            try walkObject(depth: depth)
        } else if try stream.take(UInt8(ascii: "[")) {
            while try stream.nextElement() { try walkValue(depth: depth + 1) }
        } else {
            try stream.skipValue()
        }
    }

    private mutating func walkObject(depth: Int) throws {
        var facts = DialogFacts()
        facts.isOfAccount = isAccount
        var hasMessages = false
        while let key = try stream.nextKey() {
            switch key {
            case .name: facts.name = try stream.readString()
            case .type: facts.type = try stream.readString() ?? ""
            case .id: facts.number = try stream.readInteger()
            case .messages where try stream.take(UInt8(ascii: "[")):
                try openDialog(facts)
                hasMessages = true
                try walkMessages()
            case .chats, .leftChats, .list:
                if key != .list { isAccount = true }
                try walkValue(depth: depth + 1)
            default: try stream.skipValue()
            }
            // Keys may stand behind the messages where another program has sorted them.
            if hasMessages { dialog?.facts = facts }
        }
        if hasMessages { try closeDialog() }
    }

    private mutating func openDialog(_ facts: DialogFacts) throws {
        try closeDialog()
        dialog = DialogQueue(facts, handle: facts.isOfAccount ? nil : handle, choice: choice)
    }

    private mutating func closeDialog() throws {
        guard var last = dialog else { return }
        dialog = nil
        lastFacts = last.facts
        try last.finish(sink)
        missing.removeAll { DialogChoice.isName($0, of: last.facts) }
        if let count = last.leftOut, count > 0 { leftOut.append((last.facts, count)) }
    }
}

// MARK: - Messages

extension DialogWalk {
    private mutating func walkMessages() throws {
        while try stream.nextElement() { try walkMessage() }
    }

    private mutating func walkMessage() throws {
        let start = stream.offset
        stream.hold()
        stream.passesBareWords = true
        defer { stream.passesBareWords = false }
        guard try stream.take(UInt8(ascii: "{")) else {
            try stream.skipValue()
            stream.release()
            return damage.note(at: SourcePlace(offset: start, in: stream))
        }
        index.clear()
        while let key = try stream.nextKey() {
            _ = try stream.peek()
            let value = stream.offset
            let bareWords = stream.bareWords
            try stream.skipValue()
            damage.note(
                bareWords: stream.bareWords - bareWords, at: SourcePlace(offset: value, in: stream))
            index.note(key, at: value..<stream.offset)
        }
        let end = stream.offset
        index.place = start..<end
        try read()
        stream.seek(end)
        stream.release()
    }

    private mutating func read() throws {
        var reading = MessageReader(index, isChannel: dialog?.facts.isChannel ?? true)
        switch reading.read(from: &stream) {
        case .message(let message):
            mended += reading.mended
            if dialog == nil { dialog = DialogQueue(lastFacts, handle: handle, choice: choice) }
            try dialog?.add(message, to: sink)
        case .skipped(let reason): skipped[reason, default: 0] += 1
        case .broken: throw JSONFault.misplaced
        }
    }
}

// MARK: - Damage

extension DialogWalk {
    /// Goes on behind what is broken, as often as anything whole is found.
    private mutating func recover(from fault: JSONFault) throws {
        var fault: JSONFault? = fault
        while true {
            let broken = stream.heldOffset ?? stream.offset
            let place = fault == .end ? SourcePlace(offset: broken, in: stream) : nil
            if fault != nil, place == nil { damage.note(at: SourcePlace(offset: broken, in: stream)) }
            stream.seek(broken)
            stream.release()
            if fault != nil { stream.at = min(stream.at + 1, stream.window.count) }
            let start = DialogStart.find(in: &stream)
            if let place {
                if start == nil { cutOff = place } else { damage.note(at: place) }
            }
            guard let start else { return }
            fault = nil
            do {
                try resume(at: start)
            } catch let next as JSONFault {
                fault = next
            }
        }
    }

    private mutating func resume(at start: DialogStart) throws {
        switch start {
        case .message:
            try walkMessage()
            try walkMessages()
        case .dialog: try walkValue(depth: 0)
        }
    }
}

/// What of an export could not be read.
struct DialogDamage: Equatable {
    /// How many places were passed over.
    private(set) var count = 0
    /// The first of them.
    private(set) var first: SourcePlace?

    /// How many values without quotes were passed over.
    private(set) var bareWords = 0
    /// The first of them.
    private(set) var firstBareWord: SourcePlace?

    /// Notes `count` values without quotes, of which the first stands at `place`.
    mutating func note(bareWords count: Int, at place: @autoclosure () -> SourcePlace) {
        guard count > 0 else { return }
        firstBareWord = firstBareWord ?? place()
        bareWords += count
    }

    /// What to tell of values without quotes, if there are any.
    func bareWordDiagnostic(path: String) -> Diagnostic? {
        guard let place = firstBareWord else { return nil }
        let what = Phrase(
            count: bareWords, one: "value without quotes was", other: "values without quotes were")
        return Diagnostic(
            .warning, path: path, line: place.line, column: place.column,
            message: "\(what) passed over, and the rest of the message kept")
    }

    /// Notes something broken that begins at `place`, which takes time to find and is asked for only once.
    mutating func note(at place: @autoclosure () -> SourcePlace) {
        first = first ?? place()
        count += 1
    }

    /// What to tell of it, if there is any.
    func diagnostic(path: String) -> Diagnostic? {
        guard let first else { return nil }
        let what: Phrase =
            count == 1
            ? "a damaged message at byte \(first.offset) was skipped"
            : "\(count) damaged messages were skipped, the first at byte \(first.offset)"
        return Diagnostic(
            .error, path: path, line: first.line, column: first.column,
            message: "\(what); export the channel again")
    }
}

/// A place in a source that is not in memory as a whole.
struct SourcePlace: Equatable {
    /// In bytes, from 0.
    let offset: Int
    /// From 1.
    let line: Int
    /// In bytes, from 1.
    let column: Int

    /// The place of the byte at `offset`, which must be in memory.
    init(offset: Int, in stream: JSONStream) {
        let line = stream.line(of: offset)
        self.offset = offset
        self.line = line.index + 1
        self.column = max(0, offset - line.start) + 1
    }
}
