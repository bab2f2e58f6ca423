import ArgumentParsing
import JSON
import Wording

/// `digest config [KEY[=VALUE]]`: the user's settings.
enum ConfigCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var settings: [String] = []
        var checks = false
    }

    static let name = "config"
    static let summary = "shows, sets and checks your settings"
    static var discussion: String {
        """
        Settings stand in one file of lines 'key = value', remarks behind '#': DIGEST_CONFIG/config, else \
        XDG_CONFIG_HOME/digest/config, else ~/.config/digest/config. Without words what is set is printed, with a key \
        its value. KEY=VALUE sets, KEY= takes out; other lines of the file stay as they are. A mistake in it is told \
        with its line, and the rest counts.

          digest config
          digest config query=status:unread
          digest config 'alias.weekly=export --since 7d --format markdown'
          digest config color.topic='bold cyan' channel.gonzo_ML=~/exports/gonzo
          digest config alias.weekly=
          digest config --check

        The keys:

        \(ConfigCommand.keys)
        A program called digest-NAME on PATH is a command NAME. Programs hooks/before-import and hooks/after-import \
        beside the file run before an import, with its paths, and after it, with DIGEST_LIBRARY in their environment; \
        where the first one fails nothing is imported.
        """
    }

    /// The keys, each with what it is for below it.
    private static var keys: String {
        ConfigKey.all.map { key in
            "  \(key.spelling) = \(key.placeholder)\n      \(key.help)\n"
        }.joined()
    }

    static var parameters: [Parameter<Options>] {
        [
            .positionals("KEY[=VALUE]", into: \.settings, minimum: 0, help: "what to print, or to set"),
            .flag("check", into: \.checks, help: "tell what is wrong in the file, and nothing else"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        guard var file = session.config.file else { throw CommandError.noHome }
        if options.checks { return check(file, in: session) }
        let changes = options.settings.filter { $0.contains("=") }
        for change in changes { try set(change, in: &file) }
        let asked = options.settings.filter { !$0.contains("=") }
        if !changes.isEmpty, asked.isEmpty { return .done }
        for key in asked where ConfigKey.named(key) == nil {
            throw CommandError.notUnderstood(file.problem(of: key, setTo: "") ?? "")
        }
        let shown = file.entries.filter { asked.isEmpty || asked.contains($0.key) }
        let rows = ResultRows(
            rows: shown,
            text: { SafeText.line(asked.isEmpty ? "\($0.key) = \($0.value)" : $0.value) },
            json: { json, entry in
                json.field("key", is: entry.key)
                json.field("value", is: entry.value)
                json.field("line", is: entry.line)
            })
        try rows.print(as: try ResultFormat(options.shared.format), to: session.output)
        if shown.isEmpty {
            let path = FilePath.abbreviated(file.path, in: session.environment)
            session.say(
                asked.isEmpty
                    ? "nothing is set in '\(path)'; 'digest help config' lists what can be" : "not set")
        }
        return shown.isEmpty ? .nothingMatched : .done
    }

    private static func check(_ file: ConfigFile, in session: Session) -> ExitStatus {
        // They were told when the run began.
        if file.problems.isEmpty {
            let path = FilePath.abbreviated(file.path, in: session.environment)
            session.say("'\(path)': \(Count.of(file.entries.count, noun: "setting")), all well")
        }
        return file.problems.isEmpty ? .done : .refused
    }

    private static func set(_ change: String, in file: inout ConfigFile) throws {
        let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let (key, value) = (parts[0], parts[1])
        if value.isEmpty {
            guard ConfigKey.named(key) != nil else {
                throw CommandError.notUnderstood(file.problem(of: key, setTo: value) ?? "")
            }
            return try file.set(key, to: nil)
        }
        if let problem = file.problem(of: key, setTo: value) { throw CommandError.notUnderstood(problem) }
        guard !value.utf8.contains(0x0A) else { throw CommandError.notUnderstood("a value is one line") }
        try file.set(key, to: value)
    }
}
