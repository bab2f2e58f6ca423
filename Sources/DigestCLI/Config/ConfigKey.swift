import ArgumentParsing
import ReviewRendering

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

    /// What is wrong with setting `name`, which is of this kind, to `value`; nil where nothing is.
    func problem(of name: String, _ value: String) -> String? {
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
            if Commands.named(inner) != nil { return "'\(inner)' is a command of digest and stays one" }
            guard let words = CommandLineWords.split(value) else {
                return "a quote in '\(name)' is not closed"
            }
            guard let command = words.first, Commands.named(command) != nil else {
                return "'\(words.first ?? "")' is no command of digest"
            }
        }
        if self.name == "channel.", (try? ChannelName.plain(inner)) == nil {
            return "'\(inner)' cannot be the name of a channel"
        }
        return nil
    }
}
