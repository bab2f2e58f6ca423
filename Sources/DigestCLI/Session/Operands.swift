import ReviewModel
import ReviewStorage
import Wording

/// Words that name items: ids, or a query where one of them is no id.
struct Operands {
    private let words: [String]
    private let session: Session

    init(_ words: [String], in session: Session) {
        self.words = words
        self.session = session
    }

    /// Keys of the items, in the order of the ids or of the answers, of which `--limit` takes the first.
    func keys(in store: ReviewStore) throws -> [String] {
        guard !words.isEmpty else { return [] }
        if let keys = try session.keys(naming: words, in: store) { return keys }
        // Several items may begin so.
        if words.count == 1, ItemName.mayBeID(words[0]), case .ambiguous = try store.item(meantBy: words[0]) {
            return [try session.item(words[0], in: store).review.key]
        }
        // A single word that could be an id is more likely a mistyped one than a search.
        if words.count == 1, ItemName.mayBeID(words[0]), words[0].utf8.contains(where: { $0 < 0x3A }) {
            throw CommandError.unknownItem(words[0])
        }
        let typed = try session.givenQuery(words)
        let plan = try session.plan(typed.query, in: store)
        let keys = try store.keys(for: plan, sort: typed.sort)
        return Array(keys.prefix(session.limit ?? .max))
    }
}

/// The username of a channel, as a user may write it.
enum ChannelName {
    /// `gonzo_ML` of `@gonzo_ML` or of an address.
    static func plain(_ text: String) throws(CommandError) -> String {
        guard let name = TelegramAddress.username(in: text) else { throw .badChannel(text) }
        return name
    }
}

/// Names that people give to tags, lists, saved searches and rules: words that mean nothing else to a shell
/// or a query.
enum ShortName {
    /// Letters of any script, digits and a few signs, with no empty level between slashes and none that
    /// begins with a dash.
    static func isGood(_ name: String) -> Bool {
        name.utf8.count <= 200 && name.unicodeScalars.allSatisfy(isGood)
            && name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
                .allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: "-") }
    }

    /// The name, where it is a good one.
    static func checked(_ name: String) throws(CommandError) -> String {
        guard isGood(name) else { throw .badName(name) }
        return name
    }

    /// A good name near a bad one, with dashes in the place of spaces; nil where that would not do.
    static func near(_ name: String) -> String? {
        let joined = name.split(whereSeparator: \.isWhitespace).joined(separator: "-").lowercased()
        return !joined.isEmpty && isGood(joined) ? joined : nil
    }

    private static func isGood(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
                || ("0"..."9").contains(scalar)
                || "-_./:+#@&".unicodeScalars.contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
            .unassigned:
            return false
        default: return true
        }
    }
}
