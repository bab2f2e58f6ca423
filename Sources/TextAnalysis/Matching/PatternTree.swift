/// All patterns of some lexicons, as a tree whose edges are words.
struct PatternTree {
    /// An end of a pattern.
    struct Terminal {
        let lexicon: Int
        let entry: Int
        let alias: Int
        /// See `AliasPattern.rank`.
        let rank: Int
        let allowsComma: Bool
        /// Matches with the same slot may not overlap.
        let slot: Int
        /// The next terminal of the same node; -1 when there is none.
        let next: Int
    }

    /// A place in the tree.
    private struct Node {
        /// The last terminal; -1 when there is none.
        var terminal = -1
        var goesOn = false
    }

    private struct Place {
        let lexicon: Int
        let entry: Int
        let slot: Int
    }

    /// Ends of patterns.
    private(set) var terminals: [Terminal] = []
    /// Distinct words of patterns.
    private(set) var words = ByteTable()
    /// How many slots there are.
    private(set) var slots = 0
    /// The root is node 0.
    private var nodes = [Node()]
    private var edges: [UInt64: Int32] = [:]
    /// Nodes after the root by word; 0 where there is none.
    private var first: [Int32] = []

    /// The tree of all patterns of `lexicons`.
    init(_ lexicons: [Lexicon]) {
        var key: [UInt8] = []
        for (number, lexicon) in lexicons.enumerated() {
            for (index, entry) in lexicon.entries.enumerated() {
                let slot = lexicon.allowsOverlaps ? slots + index : slots
                add(entry, of: lexicon, at: Place(lexicon: number, entry: index, slot: slot), &key)
            }
            slots += lexicon.allowsOverlaps ? lexicon.entries.count : 1
        }
    }

    /// The node reached from `node` by the pattern word `word`; 0 when there is none.
    @inline(__always)
    func child(of node: Int, by word: Int) -> Int {
        if node == 0 { return Int(first[word]) }
        return Int(edges[UInt64(node) << 32 | UInt64(word)] ?? 0)
    }

    /// Whether a node has edges.
    @inline(__always)
    func goesOn(_ node: Int) -> Bool { nodes[node].goesOn }

    /// The first terminal of a node; -1 when there is none. The others follow by `next`.
    @inline(__always)
    func firstTerminal(of node: Int) -> Int { nodes[node].terminal }

    private mutating func add(
        _ entry: LexiconEntry, of lexicon: Lexicon, at place: Place, _ key: inout [UInt8]
    ) {
        if lexicon.matchesNames { add(entry.name, alias: 0, at: place, &key) }
        for (index, alias) in entry.aliases.enumerated() { add(alias, alias: index + 1, at: place, &key) }
    }

    private mutating func add(_ spelling: String, alias: Int, at place: Place, _ key: inout [UInt8]) {
        var spelling = spelling
        spelling.withUTF8 { text in
            guard let pattern = AliasPattern(text, isName: alias == 0) else { return }
            var node = 0
            let rank = pattern.forEachKey(&key) { node = step(from: node, by: $0) }
            terminals.append(
                Terminal(
                    lexicon: place.lexicon, entry: place.entry, alias: alias, rank: rank,
                    allowsComma: pattern.allowsComma, slot: place.slot, next: nodes[node].terminal))
            nodes[node].terminal = terminals.count - 1
        }
    }

    private mutating func step(from node: Int, by key: UnsafeBufferPointer<UInt8>) -> Int {
        let word = words.insert(key)
        if word == first.count { first.append(0) }
        let known = child(of: node, by: word)
        return known > 0 ? known : newChild(of: node, by: word)
    }

    private mutating func newChild(of node: Int, by word: Int) -> Int {
        let child = nodes.count
        nodes.append(Node())
        nodes[node].goesOn = true
        if node == 0 {
            first[word] = Int32(child)
        } else {
            edges[UInt64(node) << 32 | UInt64(word)] = Int32(child)
        }
        return child
    }
}
