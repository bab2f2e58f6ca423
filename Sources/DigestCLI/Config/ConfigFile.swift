import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// The file of settings: lines of `key = value`, remarks behind `#`.
///
/// It is the user's own. What cannot be understood is told with its line and passed over; a change touches the
/// line that it is about and no other.
struct ConfigFile {
    /// A line that sets something.
    struct Entry {
        /// 1-based.
        let line: Int
        let key: String
        let value: String
    }

    /// Where it is, or would be.
    let path: String
    private var lines: [String] = []
    /// What it sets, in order; of two settings of one key the later counts.
    private(set) var entries: [Entry] = []
    /// What cannot be understood.
    private(set) var problems: [Diagnostic] = []
    /// The words that call commands of the program.
    private let commands: [String]

    /// The file at `path`; one that is not there is empty. `commands` is what an alias may stand for.
    init(path: String, commands: [String]) {
        self.path = path
        self.commands = commands
        guard let status = try? FileStatus(path: path, name: path), status.kind == .file else { return }
        guard let bytes = try? FileReading.bytes(at: path, name: path) else {
            problems.append(Diagnostic(.warning, path: path, message: "cannot be read"))
            return
        }
        read(String(decoding: bytes, as: UTF8.self))
    }

    /// What `key` is set to; nil where it is not.
    func value(_ key: String) -> String? { entries.last { $0.key == key }?.value }

    /// All that is set of a family such as `alias.`: name and value.
    func values(of family: String) -> [(name: String, value: String)] {
        entries.filter { $0.key.hasPrefix(family) }.map { (String($0.key.dropFirst(family.count)), $0.value) }
    }

    private mutating func read(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        for (index, line) in lines.enumerated() {
            let text = ConfigFile.trimmed(line[...])
            if text.isEmpty || text.hasPrefix("#") { continue }
            do {
                entries.append(try entry(text, line: index + 1))
            } catch {
                problems.append(Diagnostic(.warning, path: path, line: index + 1, message: error.sentence))
            }
        }
    }

    /// What is wrong with a line.
    private struct Mistake: Error { let sentence: Phrase }

    private func entry(_ text: String, line: Int) throws(Mistake) -> Entry {
        guard let sign = text.firstIndex(of: "=") else {
            throw Mistake(sentence: "no '=' between a key and a value")
        }
        let key = ConfigFile.trimmed(text[..<sign])
        let value = ConfigFile.trimmed(text[text.index(after: sign)...])
        if let problem = problem(of: key, setTo: value) { throw Mistake(sentence: problem) }
        return Entry(line: line, key: key, value: value)
    }

    /// What is wrong with setting `key` to `value`; nil where nothing is.
    func problem(of key: String, setTo value: String) -> Phrase? {
        guard let known = ConfigKey.named(key) else {
            let nearest = NearestWord.find(key, in: ConfigKey.all.map(\.name))
            return "unknown key '\(key)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        }
        return known.problem(of: key, setTo: value, commands: commands)
    }

    /// Sets `key` to `value`, or takes it out where that is nil, in its own line, else in a new one.
    mutating func set(_ key: String, to value: String?) throws {
        let places = entries.filter { $0.key == key }.map { $0.line - 1 }
        let text = value.map { "\(key) = \($0)" }
        for place in places.dropLast().reversed() { lines.remove(at: place) }
        if let place = places.last.map({ $0 - (places.count - 1) }) {
            if let text { lines[place] = text } else { lines.remove(at: place) }
        } else if let text {
            lines.append(text)
        }
        try Folder.make(at: FilePath.folder(of: path) ?? "")
        // A link to the file, as of people who keep their settings elsewhere, stays one.
        let file = try AtomicFile(at: FilePath.real(path) ?? path, name: path)
        try file.write(Array(lines.map { $0 + "\n" }.joined().utf8))
        try file.commit()
        (entries, problems) = ([], [])
        read(lines.joined(separator: "\n"))
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
        return String(String(start.reversed()).drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
    }
}

/// The settings of a user, as commands ask for them.
struct Config {
    /// The file that they stand in; nil where the environment does not say where that would be.
    let file: ConfigFile?
    private let environment: Environment

    /// Reads the settings that `environment` leads to.
    init(in environment: Environment) {
        self.environment = environment
        file = ConfigFolder.path(in: environment).map {
            ConfigFile(path: FilePath.join($0, to: "config"), commands: environment.tool.commands)
        }
    }

    /// The value of `key`; nil where it is not set.
    func value(_ key: String) -> String? { file?.value(key) }

    /// The path that `key` is set to, as a path from the folder of the settings.
    func path(_ key: String) -> String? { value(key).map(path(of:)) }

    private func path(of value: String) -> String {
        FilePath.resolve(
            FilePath.expanded(value, in: environment), in: file.flatMap { FilePath.folder(of: $0.path) } ?? ""
        )
    }

    /// The words that an alias stands for; nil where there is none of that name.
    func alias(_ name: String) -> [String]? { value("alias." + name).flatMap(CommandLineWords.split) }

    /// How kinds of text are to be shown: their names and what ECMA-48 calls the parameters of SGR.
    var styles: [String: String] {
        let pairs = (file?.values(of: "color.") ?? []).compactMap { name, value in
            TextColors.parameters(value).map { (name, $0) }
        }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }

    /// The channel that the file at `path` is of, by the longest of the folders named; nil where none is.
    func channel(of path: String) -> String? {
        let folders = (file?.values(of: "channel.") ?? []).map {
            (name: $0.name, path: FilePath.absolute(self.path(of: $0.value), in: environment.folder))
        }
        return folders.filter { path == $0.path || path.hasPrefix($0.path + "/") }
            .max { $0.path.utf8.count < $1.path.utf8.count }?.name
    }
}

/// A setting that the file of settings may hold.
struct ConfigKey: Sendable {
    /// How its value is checked.
    enum Value: Sendable {
        /// Any text that is not empty.
        case text
        /// A path, in which `~` is the user's home.
        case path
        /// One of these words.
        case oneOf([String])
        /// Colours and manners of text, such as `bold cyan`.
        case style
        /// A command line of digest, without its name.
        case command
    }

    /// Its name; one that ends with a full stop has a name behind it that the user chooses.
    let name: String
    /// What stands for what it is set to.
    let placeholder: String
    /// What its value may be.
    let value: Value
    /// Lower-case phrase without a full stop.
    let help: String

    /// Every setting.
    static let all = [
        ConfigKey(
            name: "library", placeholder: "PATH", value: .path,
            help: "the library file, where neither --library nor DIGEST_LIBRARY says it"),
        ConfigKey(
            name: "query", placeholder: "QUERY", value: .text,
            help: "what search and next look for where nothing is typed"),
        ConfigKey(
            name: "lexicons", placeholder: "PATH", value: .path,
            help: "folder of your own lexicons; else lexicons beside the file of settings"),
        ConfigKey(
            name: "language", placeholder: "LANGUAGE", value: .oneOf(["en", "ru"]),
            help: "language of messages and help, where not that of LC_ALL, LC_MESSAGES or LANG"),
        ConfigKey(
            name: "color", placeholder: "WHEN", value: .oneOf(ColorChoice.allCases.map(\.rawValue)),
            help: "when to colour, where --color does not say it"),
        ConfigKey(
            name: "color.", placeholder: "STYLE", value: .style,
            help:
                "how \(TextColors.names.joined(separator: ", ")) are shown: bold, dim, underline, red, green, yellow, blue, magenta, cyan, bright-red, …"
        ),
        ConfigKey(
            name: "pager", placeholder: "PROGRAM", value: .text,
            help: "shows long results on a terminal, where DIGEST_PAGER does not say it; cat for none"),
        ConfigKey(
            name: "channel.", placeholder: "PATH", value: .path,
            help: "file or folder that is of this channel, as channel.gonzo_ML = ~/exports/gonzo"),
        ConfigKey(
            name: "alias.", placeholder: "COMMAND…", value: .command,
            help: "a command of your own, as alias.weekly = export --since 7d --format markdown"),
        ConfigKey(
            name: "fetch.command", placeholder: "PROGRAM", value: .text,
            help: "what gets addresses from the network in the place of curl"),
    ]

    /// The setting that `name` is of; nil where there is none.
    static func named(_ name: String) -> ConfigKey? {
        all.first { $0.name == name }
            ?? all.first { $0.isFamily && name.hasPrefix($0.name) && name.utf8.count > $0.name.utf8.count }
    }

    /// Whether a name that the user chooses stands behind its own.
    var isFamily: Bool { name.hasSuffix(".") }

    /// `alias.NAME`, as help writes it.
    var spelling: String { isFamily ? name + "NAME" : name }

    /// What is wrong with setting `name`, which is of this kind, to `value`; nil where nothing is. `commands` is what the
    /// program has of itself.
    func problem(of name: String, setTo value: String, commands: [String]) -> Phrase? {
        if value.isEmpty { return "'\(name)' has no value" }
        let inner = String(name.dropFirst(self.name.count))
        switch self.value {
        case .text, .path: break
        case .oneOf(let words):
            if !words.contains(value) {
                return
                    "'\(value)' is not a value of '\(name)'; expected one of \(words.joined(separator: ", "))"
            }
        case .style:
            if !TextColors.names.contains(inner) {
                return "'\(inner)' is no kind of text; there are \(TextColors.names.joined(separator: ", "))"
            }
            if TextColors.parameters(value) == nil {
                return
                    "'\(value)' is no style; expected words such as bold, dim, underline, red or bright-cyan"
            }
        case .command:
            if commands.contains(inner) { return "'\(inner)' is a command of digest and stays one" }
            guard let words = CommandLineWords.split(value) else {
                return "a quote in '\(name)' is not closed"
            }
            guard let command = words.first, commands.contains(command) else {
                return "'\(words.first ?? "")' is no command of digest"
            }
        }
        if self.name == "channel.", TelegramAddress.username(in: inner) == nil {
            return "'\(inner)' cannot be the name of a channel"
        }
        return nil
    }
}

/// Where the user's own settings are.
enum ConfigFolder {
    /// `DIGEST_CONFIG`, else `digest` in the configuration folder of the XDG Base Directory
    /// Specification; nil where the environment says nothing.
    static func path(in environment: Environment) -> String? {
        let set = { (name: String) in environment.variable(name).flatMap { $0.isEmpty ? nil : $0 } }
        if let path = set("DIGEST_CONFIG") { return FilePath.resolve(path, in: environment.folder) }
        // The specification has relative paths ignored.
        if let folder = set("XDG_CONFIG_HOME"), folder.utf8.first == UInt8(ascii: "/") {
            return FilePath.join(folder, to: "digest")
        }
        return set("HOME").map { FilePath.join($0, to: ".config/digest") }
    }
}

extension Catalogue {
    /// The words that the user wants to be told things in.
    init(in environment: Environment) { self.init(in: environment, settings: Config(in: environment)) }

    /// The words that the user wants to be told things in: as the settings say, else the locale.
    init(in environment: Environment, settings: Config) {
        self =
            settings.value("language").flatMap(Catalogue.named) ?? Catalogue.of(locale: environment.locale)
    }
}

extension Environment {
    /// Says that nobody writes to the FIFO called `name`, from which something is to be read.
    func tellOfWaiting(for name: String) {
        let name = SafeText.line(name)
        let words: Phrase = "waiting for a program that writes to '\(name)'; Ctrl-C stops this one"
        let text = Catalogue(in: self).text(words)
        // Nobody can be told where messages cannot be printed.
        try? errors.write(Array("\(text)\n".utf8))
    }
}
