import ArgumentParsing
import ReviewModel
import ReviewStorage
import Wording

/// What may be typed at a place of a command line, with what the library at hand knows.
struct Completions {
    /// A word with a phrase about it.
    struct Candidate: Equatable {
        let value: String
        var about: Phrase = ""
    }

    private let session: Session
    private let query: QueryCompletions
    /// Words offered at most: more than that nobody reads.
    static let most = 100

    init(_ session: Session) {
        self.session = session
        query = QueryCompletions(session)
    }

    /// The words that may stand at `point`; nil where files may.
    func all(at point: CompletionPoint) -> [Candidate]? {
        switch point.place {
        case .command: return beginning(point.word, candidates: commands)
        case .option(let options):
            let candidates = options.filter { !$0.isOperand }.map {
                Candidate(value: $0.spelling, about: Phrase(key: $0.help))
            }
            return beginning(point.word, candidates: candidates)
        case .value(let option):
            guard let values = values(of: option, typing: point.word) else { return nil }
            return beginning(point.word, candidates: values)
        case .operand(let before):
            return operands(after: before, at: point)
        }
    }

    private var commands: [Candidate] {
        let own = session.config.file?.values(of: "alias.") ?? []
        return Commands.all.map { Candidate(value: $0.name, about: Phrase(key: $0.summary)) }
            + own.map { Candidate(value: $0.name, about: Phrase(verbatim: $0.value)) }
    }

    private func values(of option: ParameterDescription, typing word: String) -> [Candidate]? {
        switch option.value {
        case .path: return nil
        case .number: return []
        case .oneOf(let words): return words.map { Candidate(value: $0) }
        case .text:
            switch option.name {
            case "format": return ["text", "json", "ndjson"].map { Candidate(value: $0) }
            case "channel": return query.values(of: .channels, beginning: word)
            case "since": return ["last", "7d", "30d"].map { Candidate(value: $0) }
            case "query": return query.all(word)
            default: return []
            }
        }
    }

    private func operands(after before: [String], at point: CompletionPoint) -> [Candidate]? {
        let word = point.word
        if point.takesChanges, let sign = word.first, sign == "+" || sign == "-" {
            return query.tags(String(word.dropFirst())).map {
                Candidate(value: "\(sign)\($0.value)", about: $0.about)
            }
        }
        guard let command = point.command, let operand = point.parameter else { return [] }
        if let words = known(after: before, of: command.name, typing: word) { return words }
        switch operand.value {
        case .path: return operand.placeholder == "SOURCE" ? beginning(word, candidates: sources) : nil
        case .oneOf(let words): return beginning(word, candidates: words.map { Candidate(value: $0) })
        case .number: return []
        case .text: break
        }
        let first = operand.placeholder.prefix { $0 != " " }
        if first == "QUERY" { return query.all(word) }
        if first == "ID" { return query.ids(word) }
        return []
    }

    /// Words of commands whose operands mean different things; nil where the table of the command tells enough.
    private func known(after before: [String], of command: String, typing word: String) -> [Candidate]? {
        switch (command, before.count) {
        case ("list", _): return list(after: before, typing: word)
        case ("tag", _): return tag(after: before, typing: word)
        case ("save", 0): return beginning(word, candidates: query.searches)
        case ("help", 0):
            let topics = HelpTopics.all.map { Candidate(value: $0.name, about: Phrase(key: $0.summary)) }
            return beginning(word, candidates: commands + topics)
        case ("bib", 0):
            return beginning(word, candidates: ["check", "annotate"].map { Candidate(value: $0) })
        case ("open", 1):
            let roles = Link.Role.allCases.map(\.rawValue) + ["source"]
            return beginning(word, candidates: roles.map { Candidate(value: $0) })
        case ("why", 1):
            let fields = Set(CorrectableField.allCases.map(\.evidenceField) + ["tags"])
            return beginning(word, candidates: fields.sorted().map { Candidate(value: $0) })
        case ("edit", 1...):
            return beginning(
                word, candidates: CorrectableField.allCases.map { Candidate(value: $0.rawValue + "=") })
        case ("note", 1...): return []
        case ("config", _):
            return beginning(
                word, candidates: ConfigKey.all.map { Candidate(value: $0.name, about: Phrase(key: $0.help)) }
            )
        default: return nil
        }
    }

    private func list(after before: [String], typing word: String) -> [Candidate] {
        guard let action = before.first else {
            let actions = ListChange.Action.allCases.map { Candidate(value: $0.rawValue, about: $0.about) }
            return beginning(word, candidates: actions + query.lists)
        }
        if before.count == 1 { return action == "create" ? [] : beginning(word, candidates: query.lists) }
        switch action {
        case "move" where before.count > 2:
            return beginning(word, candidates: ["first", "last"].map { Candidate(value: $0) })
        case "add", "remove", "move", "edit": return query.ids(word) + query.all(word)
        default: return []
        }
    }

    private func tag(after before: [String], typing word: String) -> [Candidate] {
        switch before.first {
        case nil:
            let actions = TagAction.allCases.map { Candidate(value: $0.rawValue, about: $0.about) }
            return beginning(word, candidates: actions) + query.all(word)
        case "rename", "merge", "alias": return query.tags(word)
        case "rules" where before.count == 1:
            return beginning(word, candidates: ["add", "remove"].map { Candidate(value: $0) })
        default: return query.all(word)
        }
    }

    private var sources: [Candidate] {
        let folder = session.environment.folder
        let known = (try? session.library().sources()) ?? []
        return known.map {
            Candidate(value: FilePath.relative($0.path, to: folder), about: Phrase(verbatim: $0.format))
        }
    }

    private func beginning(_ word: String, candidates: [Candidate]) -> [Candidate] {
        candidates.filter { $0.value.hasPrefix(word) }
    }
}

/// What may be typed in a query, with what the library at hand knows.
struct QueryCompletions {
    private let session: Session

    init(_ session: Session) { self.session = session }

    /// Fields that `word` may become, or values of the field that it has.
    func all(_ word: String) -> [Completions.Candidate] {
        let opening = word.prefix { $0 == "-" || $0 == "(" }
        let rest = word.dropFirst(opening.count)
        guard let colon = rest.firstIndex(of: ":") else {
            let names = (Field.allCases.map(\.rawValue) + ["sort"]).filter { $0.hasPrefix(rest) }
            return names.map { Completions.Candidate(value: "\(opening)\($0):") }
        }
        let field = rest[..<colon]
        let quoted = rest[rest.index(after: colon)...]
        let typed = quoted.hasPrefix("\"") ? quoted.dropFirst() : quoted
        return values(of: String(field), beginning: String(typed)).map { candidate in
            let isWord = !candidate.value.contains { " ()\"".contains($0) }
            let value = isWord ? candidate.value : "\"\(candidate.value.filter { $0 != "\"" })\""
            return Completions.Candidate(value: "\(opening)\(field):\(value)", about: candidate.about)
        }
    }

    private func values(of field: String, beginning typed: String) -> [Completions.Candidate] {
        let fixed: [String]
        switch field {
        case "model", "about": return values(of: .models, beginning: typed)
        case "topic": return values(of: .topics, beginning: typed)
        case "author": return values(of: .authors, beginning: typed)
        case "org": return values(of: .organisations, beginning: typed)
        case "venue": return values(of: .venues, beginning: typed)
        case "dataset": return values(of: .datasets, beginning: typed)
        case "reviewer": return values(of: .reviewers, beginning: typed)
        case "channel": return values(of: .channels, beginning: typed)
        case "year": return values(of: .years, beginning: typed)
        case "tag": return tags(typed)
        case "list": return lists.filter { $0.value.hasPrefix(typed) }
        case "search": return searches.filter { $0.value.hasPrefix(typed) }
        case "id": return ids(typed)
        case "kind": fixed = Kind.allCases.map(\.rawValue) + ["any"]
        case "has": fixed = ItemPart.allCases.map(\.rawValue)
        case "status": fixed = Curation.Status.allCases.map(\.rawValue)
        case "lang": fixed = Language.allCases.map(\.rawValue)
        case "sort": fixed = SortOrder.allCases.map(\.rawValue)
        case "date", "added": fixed = ["7d", "30d", "last-month", "last-year"]
        default: fixed = []
        }
        return fixed.filter { $0.hasPrefix(typed) }.map { Completions.Candidate(value: $0) }
    }

    /// Values of a facet that begin so, with how many items have each.
    func values(of facet: Facet, beginning typed: String) -> [Completions.Candidate] {
        let found = try? session.library().values(of: facet, beginning: typed, limit: Completions.most)
        return (found ?? []).map {
            Completions.Candidate(value: $0.value, about: Count.of($0.count, noun: "item"))
        }
    }

    /// Ids that begin so, with titles.
    func ids(_ typed: String) -> [Completions.Candidate] {
        guard typed.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
        let found = try? session.library().ids(beginning: typed, limit: Completions.most)
        return (found ?? []).map { Completions.Candidate(value: $0.id, about: Phrase(verbatim: $0.title)) }
    }

    /// Tags that begin so.
    func tags(_ typed: String) -> [Completions.Candidate] { values(of: .tags, beginning: typed) }

    /// All lists.
    var lists: [Completions.Candidate] {
        ((try? session.library().lists()) ?? []).map {
            Completions.Candidate(
                value: $0.name,
                about: $0.title.map(Phrase.init(verbatim:)) ?? Count.of($0.count ?? 0, noun: "item"))
        }
    }

    /// All saved searches.
    var searches: [Completions.Candidate] {
        ((try? session.library().savedSearches()) ?? []).map {
            Completions.Candidate(value: $0.name, about: Phrase(verbatim: $0.query))
        }
    }
}

/// `digest complete SHELL -- WORD…`: what may stand at the end of a command line. It is for the scripts that
/// 'completions' prints, so help does not list it.
enum CompleteCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var words: [String] = []
    }

    static let name = "complete"
    static let summary = "prints what may stand at the end of a command line"

    static var parameters: [Parameter<Options>] {
        [.remainder("SHELL -- WORD", into: \.words, minimum: 1, help: "the shell, and the words typed")]
    }

    /// Never fails: a shell has no place for a message.
    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        guard let shell = options.words.first.flatMap(CompletionScript.init) else { return .usage }
        var words = Array(options.words.dropFirst())
        let line = words.first ?? ""
        if shell == .bash { words = LooseWords.split(line).dropFirst().map { $0 } }
        let point = CompletionPoint(words, in: CommandLineTool.description)
        let found = Completions(session).all(at: point)
        if shell == .bash, let found, let quote = OpenQuote(in: line) {
            try complete(found.map { point.prefix + SafeText.line($0.value) }, in: quote, session: session)
            return .done
        }
        guard let found else {
            try session.output.line(":files")
            return .done
        }
        for candidate in found {
            let value = point.prefix + SafeText.line(candidate.value)
            switch shell {
            case .bash: try session.output.line(LooseWords.escaped(value))
            case .zsh, .fish:
                let about = SafeText.line(session.catalogue.text(candidate.about))
                try session.output.line(about.isEmpty ? value : "\(value)\t\(about)")
            }
        }
        return .done
    }

    /// Prints what may stand behind an open quote, for bash, which closes it behind the only word: so where that is the
    /// beginning of a field, with the values of the field.
    private static func complete(_ values: [String], in quote: OpenQuote, session: Session) throws {
        var values = values
        if values.count == 1, values[0].hasSuffix(":") {
            let more = QueryCompletions(session).all(values[0]).map { SafeText.line($0.value) }
            if !more.isEmpty { values = more }
        }
        try session.output.line(":quoted")
        for value in values { try session.output.line(quote.rest(of: value)) }
    }
}

/// A quote that is open at the end of a command line.
struct OpenQuote: Equatable {
    /// The quote.
    let mark: Unicode.Scalar
    /// What of the word stands before it, as it is meant.
    let before: String

    /// The quote that is open at the end of `line`; nil where none is.
    init?(in line: String) {
        var mark: Unicode.Scalar?
        var (word, before) = ("", "")
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                word.unicodeScalars.append(scalar)
                isEscaped = false
            } else if scalar == "\\", mark != "'" {
                isEscaped = true
            } else if scalar == mark {
                mark = nil
            } else if mark == nil, scalar == "'" || scalar == "\"" {
                (mark, before) = (scalar, word)
            } else if mark == nil, scalar == " " || scalar == "\t" {
                word = ""
            } else {
                word.unicodeScalars.append(scalar)
            }
        }
        guard let mark else { return nil }
        (self.mark, self.before) = (mark, before)
    }

    /// `value` as it is typed behind the quote, without what stands before that. Readline takes a quote at its end for the
    /// closing one, which stands there itself then.
    func rest(of value: String) -> String {
        let rest = value.hasPrefix(before) ? String(value.dropFirst(before.count)) : value
        let escaped =
            mark == "'"
            ? rest.replacing("'", with: "'\\''")
            : rest.reduce(into: "") { text, character in
                if "\"\\$`".contains(character) { text.append("\\") }
                text.append(character)
            }
        return escaped.unicodeScalars.last == mark ? escaped + String(mark) : escaped
    }
}

/// Words of a command line that is not finished.
enum LooseWords {
    /// The words of `line` as a shell would take them apart, whatever quote is still open; the last one is that at
    /// the cursor, empty behind a space.
    static func split(_ line: String) -> [String] {
        let atEnd = line.utf8.last.map { $0 == 0x20 || $0 == 0x09 } ?? true
        for end in ["", "\"", "'", "\\"] {
            guard let words = CommandLineWords.split(line + end) else { continue }
            let isEscaped = line.hasSuffix("\\ ")
            return words + (atEnd && end.isEmpty && !isEscaped ? [""] : [])
        }
        return [""]
    }

    /// `word` as bash has to have it typed, with backslashes.
    static func escaped(_ word: String) -> String {
        var text = ""
        for scalar in word.unicodeScalars {
            if scalar.isASCII, !isPlain(scalar) { text.append("\\") }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || "-_./:+=,@%".unicodeScalars.contains(scalar)
    }
}
