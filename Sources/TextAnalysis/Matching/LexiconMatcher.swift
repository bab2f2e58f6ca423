/// Finds the names of several lexicons in one pass over the words of a text.
///
/// Remembers the words it has seen, so keep one for a run; it is not to be shared between threads.
public final class LexiconMatcher {
    private let tree: PatternTree
    private var known = KnownTokens()
    /// By slot, the first token that is free, counted from `origin`.
    private var free: [Int]
    /// Number of the first token of the text at hand, were all texts one.
    private var origin = 0

    /// The names of some lexicons, prepared to be found. To prepare those that come with the program takes some 30 ms,
    /// so do it once.
    public struct Patterns: Sendable {
        fileprivate let tree: PatternTree

        /// Those of `lexicons`; matches refer to them by their places in the list.
        public init(_ lexicons: [Lexicon]) { tree = PatternTree(lexicons) }

        fileprivate init(tree: PatternTree) { self.tree = tree }
    }

    /// A matcher for `lexicons`; matches refer to them by their places in the list.
    public convenience init(_ lexicons: [Lexicon]) { self.init(patterns: Patterns(lexicons)) }

    /// A matcher for `patterns`.
    public init(patterns: Patterns) {
        tree = patterns.tree
        free = Array(repeating: 0, count: tree.slots)
    }

    /// A matcher for the same lexicons, for another thread.
    public func another() -> LexiconMatcher { LexiconMatcher(patterns: Patterns(tree: tree)) }

    /// Of each token of the text at hand, the number of the word that it is.
    public var words: [Int32] { known.words }

    /// Places of `bytes` where an entry is named, in the order of their beginnings. Within a lexicon the
    /// leftmost place wins, then the one of most words, then the pattern that says most; where the lexicon
    /// allows overlaps, this holds for each entry by itself.
    ///
    /// Between two words of a name at most three bytes may stand, and no line break, bracket, quotation mark
    /// or end of a clause.
    public func matches(in bytes: [UInt8], tokens: [Token]) -> [LexiconMatch] {
        known.look(up: tokens, bytes, in: tree)
        let fits = known.fits
        let text = Text(bytes: bytes, tokens: tokens)
        var matches: [LexiconMatch] = []
        var found: [Candidate] = []
        for first in tokens.indices where !fits[first].isEmpty {
            follow(from: 0, to: first, in: text, crossesComma: false, &found)
            if found.isEmpty { continue }
            for candidate in found { take(candidate, from: first, in: text, matches: &matches) }
            found.removeAll(keepingCapacity: true)
        }
        origin += tokens.count
        return matches
    }

    /// Places of all of `bytes`.
    public func matches(in bytes: [UInt8]) -> [LexiconMatch] {
        matches(in: bytes, tokens: Tokenizer.tokens(in: bytes))
    }

    private struct Text {
        let bytes: [UInt8]
        let tokens: [Token]
    }

    private struct Candidate {
        let terminal: PatternTree.Terminal
        let end: Int

        /// Whether it is longer than another one from the same beginning, or says more; of equals, whether its
        /// entry comes first.
        func isBetter(than other: Candidate) -> Bool {
            (end, terminal.rank, -terminal.entry, -terminal.alias)
                > (other.end, other.terminal.rank, -other.terminal.entry, -other.terminal.alias)
        }
    }

    /// Forgets the words that it has seen where they are too many; tells whether it did, and numbers begin anew.
    public func forgetIfFull() -> Bool { known.memory.trim() }

    /// Goes from `node` over the token `next`, and on, noting every pattern that ends on the way.
    private func follow(
        from node: Int, to next: Int, in text: Text, crossesComma: Bool, _ found: inout [Candidate]
    ) {
        for position in known.fits[next] {
            let child = tree.child(of: node, by: known.memory[position])
            if child == 0 { continue }
            note(child, end: next + 1, crossesComma: crossesComma, in: &found)
            guard tree.goesOn(child), next + 1 < text.tokens.count, !known.fits[next + 1].isEmpty else {
                continue
            }
            switch gap(after: next, in: text) {
            case .closed: continue
            case .open: follow(from: child, to: next + 1, in: text, crossesComma: crossesComma, &found)
            case .comma: follow(from: child, to: next + 1, in: text, crossesComma: true, &found)
            }
        }
    }

    private func gap(after token: Int, in text: Text) -> WordGap {
        let start = text.tokens[token].range.upperBound
        let end = text.tokens[token + 1].range.lowerBound
        guard start <= end, end <= text.bytes.count else { return .closed }
        return WordGap.between(text.bytes.slice(start..<end))
    }

    private func note(_ node: Int, end: Int, crossesComma: Bool, in found: inout [Candidate]) {
        var index = tree.firstTerminal(of: node)
        while index >= 0 {
            let terminal = tree.terminals[index]
            index = terminal.next
            if terminal.allowsComma || !crossesComma {
                note(Candidate(terminal: terminal, end: end), in: &found)
            }
        }
    }

    private func note(_ new: Candidate, in found: inout [Candidate]) {
        guard let old = found.firstIndex(where: { $0.terminal.slot == new.terminal.slot }) else {
            return found.append(new)
        }
        if new.isBetter(than: found[old]) { found[old] = new }
    }

    private func take(_ found: Candidate, from first: Int, in text: Text, matches: inout [LexiconMatch]) {
        let terminal = found.terminal
        guard free[terminal.slot] <= origin + first else { return }
        free[terminal.slot] = origin + found.end
        let range = text.tokens[first].range.lowerBound..<text.tokens[found.end - 1].range.upperBound
        matches.append(
            LexiconMatch(
                lexicon: terminal.lexicon, entry: terminal.entry, alias: terminal.alias, range: range,
                tokens: first..<found.end))
    }
}

/// The tokens of the text at hand as words. A value of its own, of which all is changed by one call: each change of a
/// variable of a class is looked after at run time.
private struct KnownTokens {
    /// What is known of words.
    var memory = PatternWords()
    /// Of each token, where its pattern words are remembered.
    private(set) var fits: [Range<Int>] = []
    /// Of each token, the number of the word that it is.
    private(set) var words: [Int32] = []

    /// Looks `tokens` up, which are words of `bytes`.
    mutating func look(up tokens: [Token], _ bytes: [UInt8], in tree: PatternTree) {
        fits.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        bytes.withUnsafeBufferPointer { buffer in
            for token in tokens {
                let range = token.range.clamped(to: buffer.indices)
                let word = memory.number(of: UnsafeBufferPointer(rebasing: buffer[range]), in: tree)
                words.append(Int32(word))
                fits.append(memory.range(of: word))
            }
        }
    }
}

/// A place where a lexicon's entry is named.
public struct LexiconMatch: Sendable, Hashable {
    /// Which of the matcher's lexicons, by its place in the list.
    public let lexicon: Int
    /// Which entry of it.
    public let entry: Int
    /// Which spelling of the entry: 0 for its name, 1 for its first alias, and so on.
    public let alias: Int
    /// The place in bytes.
    public let range: Range<Int>
    /// The place in tokens.
    public let tokens: Range<Int>
}
