internal import ReviewModel
import TextAnalysis

/// Names of bibliography entries: surname of the first author, year, first telling word of the title.
enum CitationKey {
    /// `ramesh2021zero`; `zero2021` where nobody is known to have written it. It begins with a letter, as some
    /// programs want it.
    static func base(for paper: Paper, groups: Set<String> = []) -> String {
        let surname =
            paper.authors.first.map { ASCIIFolding.folded(self.surname(of: $0, groups: groups)) } ?? ""
        let words = paper.title.split { !($0.isLetter || $0.isNumber) }.map {
            ASCIIFolding.folded(String($0))
        }
        let word = words.first { !$0.isEmpty && !unimportant.contains($0) } ?? words.first { !$0.isEmpty }
        let year = paper.year.map(String.init) ?? ""
        let title = (word ?? "").prefix(40)
        var base = surname.prefix(40) + year + title
        if surname.isEmpty, let last = title.utf8.last {
            // A number at the end of the word would run into the year.
            base = title + ((0x30...0x39).contains(last) && !year.isEmpty ? "_" : "") + year
        }
        let isLetter = base.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
        return isLetter ? String(base) : "paper" + base
    }

    private static let unimportant = WordFiles.writing.phrases("key small words")

    /// The family name, of a group the first telling word.
    private static func surname(of author: Author, groups: Set<String>) -> String {
        let name = author.name
        let parts = PersonName(author, groups: groups)
        if !parts.isWhole { return parts.family }
        if parts.isGroup {
            let words = name.split { !($0.isLetter || $0.isNumber) }
            return String(words.first { !unimportant.contains($0.lowercased()) } ?? words.first ?? "")
        }
        if let comma = name.firstIndex(of: ",") { return String(name[..<comma]) }
        let words = name.split(separator: " ").filter { !PersonIdentity.isSuffix($0) }
        return String(words.last ?? "")
    }

    /// Nothing for the first, then `a` to `z`, `aa`, …
    static func suffix(_ count: Int) -> String {
        var letters: [UInt8] = []
        var rest = count
        while rest > 0 {
            letters.append(UInt8(ascii: "a") + UInt8(truncatingIfNeeded: (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}

/// Names of the entries of a bibliography. One that was given once stays; else that of the reader's own
/// bibliography is taken.
struct CitationKeys {
    /// Keys given now, by what papers are told apart by.
    private(set) var added: [String: String] = [:]
    private var keys: [String: String]
    private let words: CitationWords
    /// What each key stands for.
    private var owners: [String: [String]] = [:]
    private var counts: [String: Int] = [:]
    /// What the entries of this bibliography are of, by their keys.
    private var used: [String: String] = [:]

    /// Keys that were given before, by what papers are told apart by.
    init(known: [String: String], words: CitationWords = CitationWords()) {
        keys = known
        self.words = words
        for (identity, key) in known { owners[key, default: []].append(identity) }
    }

    /// The key of `paper`, which the bibliography calls `identity`; `stated` is that of a bibliography that has it.
    mutating func key(for paper: Paper, of identity: String? = nil, stated: String? = nil) -> String {
        let identities = paper.identity.lastingNames
        let name = identity ?? identities.first ?? ""
        let given = identities.compactMap { keys[$0] }.first {
            (used[$0] == nil || used[$0] == name) && fits($0, to: identities)
        }
        let own = stated.flatMap {
            (isFree($0) || isOfTitle($0, among: identities)) && CitationKeys.isPlain($0) ? $0 : nil
        }
        let key = given ?? own ?? free(paper)
        used[key] = name
        owners[key, default: []] += []
        for identity in identities where keys[identity] == nil {
            keys[identity] = key
            added[identity] = key
            owners[key, default: []].append(identity)
        }
        return key
    }

    private func isFree(_ key: String) -> Bool { used[key] == nil && (owners[key] ?? []).isEmpty }

    /// Whether the key is that of this title, and of nothing else in this bibliography: its people have been corrected.
    private func isOfTitle(_ key: String, among identities: [String]) -> Bool {
        guard used[key] == nil, let title = identities.last, title.hasPrefix("title:") else { return false }
        return owners[key]?.contains(title) ?? false
    }

    /// Whether every program takes `key`: letters, digits, and what joins them.
    private static func isPlain(_ key: String) -> Bool {
        guard let first = key.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
        return key.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "-_:.+/".utf8.contains($0)
        }
    }

    /// Whether the key does not belong to a paper with another identifier, or of other people.
    private func fits(_ key: String, to identities: [String]) -> Bool {
        ["arxiv:", "doi:", "work:"].allSatisfy { kind in
            let own = identities.filter { $0.hasPrefix(kind) }
            let others = (owners[key] ?? []).filter { $0.hasPrefix(kind) }
            if own.isEmpty || others.isEmpty || others.contains(where: own.contains) { return true }
            // With an identifier in common, another spelling of a name is no other paper.
            return kind == "work:" && hasIdentifier(key, of: identities)
        }
    }

    private func hasIdentifier(_ key: String, of identities: [String]) -> Bool {
        let owners = owners[key] ?? []
        return identities.contains {
            ($0.hasPrefix("arxiv:") || $0.hasPrefix("doi:")) && owners.contains($0)
        }
    }

    /// A key that no paper has: a letter is added to one that is taken.
    private mutating func free(_ paper: Paper) -> String {
        let base = CitationKey.base(for: paper, groups: words.groups)
        var count = counts[base, default: 0]
        while owners[base + CitationKey.suffix(count)] != nil { count += 1 }
        counts[base] = count + 1
        return base + CitationKey.suffix(count)
    }
}
