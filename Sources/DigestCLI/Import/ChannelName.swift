import ReviewModel
import Wording

/// The username of a channel, as a user may write it.
enum ChannelName {
    /// `gonzo_ML` of `@gonzo_ML`, `t.me/gonzo_ML` or `https://t.me/s/gonzo_ML/12`; nil where there is none.
    static func plain(_ text: String) throws(CommandError) -> String {
        var parts = text.split(separator: "/")
        if parts.count > 1 {
            if parts.first?.utf8.last == UInt8(ascii: ":") { parts.removeFirst() }
            if parts.count > 1, parts[0].utf8.contains(UInt8(ascii: ".")) { parts.removeFirst() }
            if parts.count > 1, parts[0] == "s" { parts.removeFirst() }
        }
        var name = parts.first ?? ""
        if name.utf8.first == UInt8(ascii: "@") { name = name.dropFirst() }
        let isName = name.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
        guard isName, !name.isEmpty else { throw .badChannel(text) }
        return String(name)
    }
}
