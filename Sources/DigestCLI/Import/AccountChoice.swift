import ReviewParsing

/// Which chats of an account, exported as HTML, are read: channels, unless others are named. A chat whose folder
/// or page was named is read as well: that was done on purpose.
struct AccountChoice {
    /// Chats that were left out, each once, in the order in which they came.
    private(set) var leftOut: [String] = []
    private let names: [String]
    /// Absolute paths that were asked for.
    private let asked: [String]
    private var lists: [String: AccountChats?] = [:]

    /// A choice of the chats called `names`, of what lies under the absolute paths `asked`.
    init(names: [String], asked: [String]) {
        self.names = names
        self.asked = asked
    }

    /// Whether the page at the absolute `path` is of a chat that is not wanted; notes it.
    mutating func leavesOut(_ path: String) -> Bool {
        guard let place = AccountChats.folder(of: path), let folder = FilePath.folder(of: path),
            let chats = FilePath.folder(of: folder), let root = FilePath.folder(of: chats),
            !asked.contains(where: { $0 == folder || $0.hasPrefix(folder + "/") }),
            let list = list(in: root)
        else { return false }
        let chat = list.chat(in: place)
        let isWanted =
            names.isEmpty
            ? chat?.isChannel ?? false : names.contains { name in chat?.isCalled(name) ?? false }
        if isWanted { return false }
        let name = chat.flatMap { $0.name.isEmpty ? nil : $0.name } ?? place
        if !leftOut.contains(name) { leftOut.append(name) }
        return true
    }

    /// The chats of the account whose export lies in `root`; nil where that is none.
    private mutating func list(in root: String) -> AccountChats? {
        if let known = lists[root] { return known }
        let path = FilePath.join(root, "lists/chats.html")
        let list = (try? FileReading.bytes(at: path, name: path)).map(AccountChats.init)
        lists[root] = .some(list)
        return list
    }

    /// What to tell of the chats that were left out; nil where there are none.
    var words: String? {
        guard !leftOut.isEmpty else { return nil }
        let shown = leftOut.prefix(12).map { "'\(SafeText.line($0))'" }.joined(separator: ", ")
        let rest = leftOut.count > 12 ? " and \(leftOut.count - 12) more" : ""
        let count = leftOut.count == 1 ? "1 chat is" : "\(leftOut.count) chats are"
        let reason =
            names.isEmpty ? "only channels are taken unless --chat names others" : "--chat names others"
        return "\(count) left out, as \(reason): \(shown)\(rest)"
    }
}
