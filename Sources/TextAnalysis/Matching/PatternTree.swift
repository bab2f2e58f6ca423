/// All patterns of some lexicons, as a tree whose edges are words.
struct PatternTree: Sendable {
    /// An end of a pattern.
    struct Terminal: Sendable {
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
    /// What these words begin with.
    private(set) var openings = WordOpenings()
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
                add(entry, of: lexicon, at: Place(lexicon: number, entry: index, slot: slot), key: &key)
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
        _ entry: LexiconEntry, of lexicon: Lexicon, at place: Place, key: inout [UInt8]
    ) {
        if lexicon.matchesNames { add(entry.name, alias: 0, at: place, key: &key) }
        for (index, alias) in entry.aliases.enumerated() {
            add(alias, alias: index + 1, at: place, key: &key)
        }
    }

    private mutating func add(_ spelling: String, alias: Int, at place: Place, key: inout [UInt8]) {
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
        if word == first.count {
            first.append(0)
            openings.insert(UnsafeBufferPointer(rebasing: key.dropFirst()))
        }
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

/// Tells which words of patterns a word of a text fits, and remembers it, since words repeat.
struct PatternWords {
    /// Distinct words remembered.
    private static let capacity = 1 << 18

    private var seen = ByteTable()
    private var fits: [Int32] = []
    private var ends: [Int] = [0]

    /// The pattern words remembered under `range`.
    @inline(__always)
    subscript(position: Int) -> Int { Int(fits[position]) }

    /// Forgets everything when too much is remembered; tells whether it did.
    mutating func trim() -> Bool {
        guard seen.count >= Self.capacity else { return false }
        self = PatternWords()
        return true
    }

    /// The number of `word`, which is looked up when it first comes.
    mutating func number(of word: UnsafeBufferPointer<UInt8>, in tree: PatternTree) -> Int {
        let count = seen.count
        let index = seen.insert(word)
        if index == count {
            fits += Self.numbers(for: Array(word), in: tree)
            ends.append(fits.count)
        }
        return index
    }

    /// Where the numbers of the pattern words are kept that the word `number` fits.
    @inline(__always)
    func range(of number: Int) -> Range<Int> { ends[number]..<ends[number + 1] }

    private static func numbers(for word: [UInt8], in tree: PatternTree) -> [Int32] {
        var numbers: [Int32] = []
        let folded = WordFolding.fold(word)
        let cased = folded == word ? folded : WordFolding.foldKeepingCase(word[...])
        for (isCased, folded) in [(true, cased), (false, folded)] {
            let lengths = tree.openings.lengths(in: folded)
            if lengths == 0 { continue }
            for form in forms(of: folded) {
                look(up: form, isCased, lengths: lengths, in: tree.words, numbers: &numbers)
            }
        }
        return numbers
    }

    /// The word, the Latin word without its Russian ending (`BERTом`), the name without the `s` of the
    /// plural (`GANs`).
    private static func forms(of folded: [UInt8]) -> [[UInt8]] {
        var forms = [folded]
        if let start = LoanEnding.start(in: folded) { forms.append(Array(folded[..<start])) }
        if folded.count > 2, folded.last == 0x73, (0x41...0x5A).contains(folded[folded.count - 2]) {
            forms.append(folded.dropLast())
        }
        return forms
    }

    private static func look(
        up form: [UInt8], _ isCased: Bool, lengths: UInt16, in table: ByteTable, numbers: inout [Int32]
    ) {
        let mayBe = { lengths & 1 << UInt16(min($0, WordOpenings.longest)) != 0 }
        var key = [0] + form
        key.withUnsafeMutableBufferPointer { key in
            if mayBe(form.count) {
                add(key, cut: 0, reach: .exact, isCased: isCased, in: table, to: &numbers)
            }
            var cut = 0
            var more = 0
            while cut < form.count {
                if mayBe(form.count - cut) {
                    if more <= AliasPattern.endingLength {
                        add(key, cut: cut, reach: .ending, isCased: isCased, in: table, to: &numbers)
                    }
                    add(key, cut: cut, reach: .open, isCased: isCased, in: table, to: &numbers)
                }
                cut += 1
                while cut < form.count, form[form.count - cut] & 0xC0 == 0x80 { cut += 1 }
                more += 1
            }
        }
    }

    /// Looks up a key without its last `cut` bytes; its first byte is free for the mark.
    private static func add(
        _ key: UnsafeMutableBufferPointer<UInt8>, cut: Int, reach: AliasPattern.Reach, isCased: Bool,
        in table: ByteTable, to numbers: inout [Int32]
    ) {
        key[0] = AliasPattern.mark(reach, isCased: isCased)
        guard let number = table.find(UnsafeBufferPointer(rebasing: key[..<(key.count - cut)])) else {
            return
        }
        if !numbers.contains(Int32(number)) { numbers.append(Int32(number)) }
    }
}
