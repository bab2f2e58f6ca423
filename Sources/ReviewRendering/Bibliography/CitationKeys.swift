internal import ReviewModel

/// Names of the entries of a bibliography. One that was given once stays.
struct CitationKeys {
    /// Keys given now, by what papers are told apart by.
    private(set) var added: [String: String] = [:]
    private var keys: [String: String]
    /// What each key stands for.
    private var owners: [String: [String]] = [:]
    private var counts: [String: Int] = [:]

    /// Keys that were given before, by what papers are told apart by.
    init(known: [String: String]) {
        keys = known
        for (identity, key) in known { owners[key, default: []].append(identity) }
    }

    /// The key of `paper`.
    mutating func key(for paper: Paper) -> String {
        let identities = paper.identities
        let key = identities.compactMap { keys[$0] }.first { fits($0, identities) } ?? free(paper)
        owners[key, default: []] += []
        for identity in identities where keys[identity] == nil {
            keys[identity] = key
            added[identity] = key
            owners[key, default: []].append(identity)
        }
        return key
    }

    /// Whether the key does not belong to a paper with another identifier.
    private func fits(_ key: String, _ identities: [String]) -> Bool {
        ["arxiv:", "doi:"].allSatisfy { kind in
            let own = identities.filter { $0.hasPrefix(kind) }
            let others = (owners[key] ?? []).filter { $0.hasPrefix(kind) }
            return own.isEmpty || others.isEmpty || others.contains { own.contains($0) }
        }
    }

    /// A key that no paper has: a letter is added to one that is taken.
    private mutating func free(_ paper: Paper) -> String {
        let base = CitationKey.base(for: paper)
        var count = counts[base, default: 0]
        while owners[base + CitationKey.suffix(count)] != nil { count += 1 }
        counts[base] = count + 1
        return base + CitationKey.suffix(count)
    }
}
