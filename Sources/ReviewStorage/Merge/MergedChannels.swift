/// What the channels of another library are called in this one.
struct MergedChannels {
    private var names: [String: String] = [:]

    /// What `theirs` calls channels, in the words of `ours`, which knows all that `theirs` does.
    init(_ theirs: ChannelRegister, in ours: ChannelRegister) {
        for fact in theirs.facts {
            let new = ours.path(of: fact)
            for old in [theirs.path(of: fact), fact.path] {
                // A username is for ever.
                names[old] = ChannelFact.isHandle(old) ? old : names[old].map { min($0, new) } ?? new
            }
            let handle = fact.handle.lowercased()
            if !handle.isEmpty { names[handle] = handle }
        }
    }

    /// The name here of the channel that is called `name` there.
    func name(_ name: String) -> String { names[name] ?? name }

    /// The key here of what has `key` there; nil where it names no channel.
    func key(_ key: String) -> RecordKey? {
        let slashes = key.utf8.indices.filter { key.utf8[$0] == UInt8(ascii: "/") }
        for slash in slashes.reversed() {
            guard let name = names[String(key[..<slash])],
                var parts = RecordKey(key, in: String(key[..<slash]))
            else { continue }
            parts.channel = name
            return parts
        }
        return nil
    }
}
