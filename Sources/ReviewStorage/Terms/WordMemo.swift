internal import TextAnalysis

/// A word as the index knows it.
struct IndexWord {
    /// What its forms have in common.
    var stem: [UInt8]
    /// Its folded form.
    var form: [UInt8]
    /// The last document it was put into, so that a document names each form once.
    var document = 0
}

/// Remembers the stem and the form of words as written. A library has a hundred times fewer
/// different words than words, and looking one up is much cheaper than folding and stemming it.
final class WordMemo {
    /// Words so far, in the order of their first appearance.
    var words: [IndexWord] = []
    private var slots = [Int32](repeating: -1, count: 1 << 12)
    private var starts: [Int] = []
    private var spellings: [UInt8] = []
    private let stemmer = Stemmer()

    /// Longest term in bytes. FTS5 has a limit of its own, and no word is that long.
    static let longestTerm = 96
    /// Different spellings remembered at a time; some 20 MB.
    private static let capacity = 1 << 17

    /// Index in `words` of the word written at `range` of `bytes`. Valid until the next call.
    func index(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        let spelling = UnsafeBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)])
        var slot = hash(spelling) & (slots.count - 1)
        while slots[slot] >= 0 {
            if isSpelt(Int(slots[slot]), spelling) { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return insert(spelling)
    }

    private func insert(_ spelling: UnsafeBufferPointer<UInt8>) -> Int {
        if words.count >= WordMemo.capacity { forget() }
        if words.count * 2 >= slots.count { grow() }
        starts.append(spellings.count)
        spellings += spelling
        words.append(word(Array(spelling)))
        place(words.count - 1, hash(spelling))
        return words.count - 1
    }

    private func word(_ spelling: [UInt8]) -> IndexWord {
        let form = WordFolding.fold(WordMemo.cut(spelling)[...])
        return IndexWord(stem: WordMemo.cut(stem(form)), form: WordMemo.cut(form))
    }

    private func stem(_ form: [UInt8]) -> [UInt8] {
        let stem = stemmer.stem(form)
        // Doubled letters tell English words apart (be, bee) but hardly any Russian ones.
        let isCyrillic = stem.first.map { $0 == 0xd0 || $0 == 0xd1 } ?? false
        return isCyrillic ? Stemmer.variantKey(stem) : stem
    }

    /// `term`, cut between characters when it is too long.
    static func cut(_ term: [UInt8]) -> [UInt8] {
        guard term.count > longestTerm else { return term }
        var end = longestTerm
        while end > 0, term[end] & 0xc0 == 0x80 { end -= 1 }
        return Array(term[..<end])
    }

    private func isSpelt(_ index: Int, _ spelling: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = index + 1 < starts.count ? starts[index + 1] : spellings.count
        guard end - starts[index] == spelling.count else { return false }
        return spellings[starts[index]..<end].elementsEqual(spelling)
    }

    private func place(_ index: Int, _ hash: Int) {
        var slot = hash & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(index)
    }

    private func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for index in words.indices {
            let end = index + 1 < starts.count ? starts[index + 1] : spellings.count
            spellings[starts[index]..<end].withUnsafeBufferPointer { place(index, hash($0)) }
        }
    }

    private func forget() {
        slots = [Int32](repeating: -1, count: slots.count)
        words.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        spellings.removeAll(keepingCapacity: true)
    }

    private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 29))
    }
}
