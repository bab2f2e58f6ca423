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
    }

    /// Ends of patterns by node; the root is node 0.
    private(set) var terminals: [[Terminal]] = [[]]
    /// Distinct words of patterns.
    private(set) var words = ByteTable()
    /// How many slots there are.
    private(set) var slots = 0
    /// Whether a node has edges.
    private(set) var goesOn: [Bool] = [false]
    private var edges: [UInt64: Int32] = [:]
    /// Nodes after the root by word; 0 where there is none.
    private var first: [Int32] = []

    /// The tree of all patterns of `lexicons`.
    init(_ lexicons: [Lexicon]) {
        for (number, lexicon) in lexicons.enumerated() {
            for (index, entry) in lexicon.entries.enumerated() {
                let slot = lexicon.allowsOverlaps ? slots + index : slots
                add(entry, of: lexicon, at: (number, index, slot))
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

    private mutating func add(_ entry: LexiconEntry, of lexicon: Lexicon, at place: (Int, Int, Int)) {
        for (alias, spelling) in ([entry.name] + entry.aliases).enumerated() {
            guard alias > 0 || lexicon.matchesNames, let pattern = AliasPattern(spelling) else { continue }
            let terminal = Terminal(
                lexicon: place.0, entry: place.1, alias: alias, rank: pattern.rank,
                allowsComma: pattern.allowsComma, slot: place.2)
            terminals[node(for: pattern)].append(terminal)
        }
    }

    private mutating func node(for pattern: AliasPattern) -> Int {
        var node = 0
        for word in pattern.words {
            let number = word.key.withUnsafeBufferPointer { words.insert($0) }
            if number == first.count { first.append(0) }
            let known = child(of: node, by: number)
            node = known > 0 ? known : newChild(of: node, by: number)
        }
        return node
    }

    private mutating func newChild(of node: Int, by word: Int) -> Int {
        let child = terminals.count
        terminals.append([])
        goesOn.append(false)
        goesOn[node] = true
        if node == 0 {
            first[word] = Int32(child)
        } else {
            edges[UInt64(node) << 32 | UInt64(word)] = Int32(child)
        }
        return child
    }
}
