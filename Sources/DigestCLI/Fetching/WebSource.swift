import ReviewModel
import ReviewParsing
import Wording

/// What a word of the command line names on the web. Nothing is fetched but what such a word names, and what
/// belongs to it: the pages of a channel, the posts of a feed.
enum WebSource: Equatable, Sendable {
    /// A channel of Telegram, by its username as typed.
    case channel(String)
    /// A paper of arXiv, by its identifier.
    case paper(String)
    /// A page, a feed or a file, by its address.
    case page(String)

    /// What `word` names; nil where it is the path of a file. `@name` and `t.me/name` are paths where there are such
    /// files, which `isFile` tells.
    init?(_ word: String, isFile: (String) -> Bool) throws(CommandError) {
        let lower = word.lowercased()
        let hasScheme = lower.hasPrefix("http://") || lower.hasPrefix("https://")
        let isShort = word.hasPrefix("@") || TelegramAddress.roots.contains { lower.hasPrefix($0) }
        guard hasScheme || isShort && !isFile(word) else { return nil }
        if word.hasPrefix("@") {
            self = .channel(try ChannelName.plain(word))
        } else if let channel = try WebSource.channel(in: word) {
            self = .channel(channel)
        } else if let paper = ArxivIdentifier.inAddress(lower) {
            self = .paper(paper)
        } else {
            self = .page(WebSource.escaped(word))
        }
    }

    /// The address that the source is known by in the library.
    var address: String {
        switch self {
        case .channel(let name): "https://\(TelegramAddress.host)/s/\(name)"
        case .paper(let identifier): ArxivIdentifier.address(of: identifier)
        case .page(let address): address
        }
    }

    /// The username in an address of Telegram's; nil where it is none of its addresses. Throws where what it names
    /// has no preview.
    private static func channel(in address: String) throws(CommandError) -> String? {
        let place = WebHost(of: address)
        let rest = place.name + String(decoding: place.path, as: UTF8.self)
        guard let root = TelegramAddress.roots.first(where: { rest.lowercased().hasPrefix($0) }) else {
            return nil
        }
        let path = rest.dropFirst(root.count).split { $0 == "/" || $0 == "?" || $0 == "#" }
        let name = path.first.map(String.init) ?? ""
        if TelegramAddress.isReserved(name) || name.hasPrefix("+") { throw .noPreview(address) }
        return try ChannelName.plain(name)
    }

    /// An address without the characters that none may have.
    private static func escaped(_ address: String) -> String {
        var bytes: [UInt8] = []
        for byte in address.utf8 {
            if byte > 0x20, byte < 0x7F, !"\"<>\\^`{|}".utf8.contains(byte) {
                bytes.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                bytes += Array("%\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
