internal import TextAnalysis

/// Remembers the stem and the form of words as written. A library has a hundred times fewer
/// different words than words, and looking one up is much cheaper than folding and stemming it.
///
/// All bytes are kept in one array: an array of its own for each term would be touched, retained and
/// released for every word of every document.
struct WordMemo {
    private struct Word {
        var hash: UInt32
        var spelling: Range<Int32>
        var stem: Range<Int32>
        var form: Range<Int32>
        /// The last document whose forms it was counted among.
        var document: Int32 = 0
    }

    private var words: [Word] = []
    private var bytes: [UInt8] = []
    /// By place the hash of a word with its number, counted from 1; 0 where nothing is.
    private var slots = [UInt64](repeating: 0, count: 1 << 12)
    private let stemmer = Stemmer()

    /// Longest term in bytes. FTS5 has a limit of its own, and no word is that long.
    static let longestTerm = 96
    /// Different spellings remembered at a time; some 10 MB.
    private static let capacity = 1 << 17

    /// The number of the word written at `range` of `text`. Once there are too many words all are
    /// forgotten and numbers begin anew, so use it before asking for the next hundred thousand.
    mutating func number(of text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        // What follows the first bytes of an endless word is no part of its terms.
        let range = range.clamped(to: 0..<text.count).prefix(2 * WordMemo.longestTerm)
        let spelling = UnsafeBufferPointer(rebasing: text[range])
        let hash = WordMemo.hash(spelling)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash {
                let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
                if isSpelt(number, spelling: spelling) { return number }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return insert(spelling, hash: hash)
    }

    /// What the forms of the word have in common.
    func stem(_ number: Int) -> [UInt8] { Array(bytes[words[number].stem]) }

    /// The folded word.
    func form(_ number: Int) -> [UInt8] { Array(bytes[words[number].form]) }

    /// Calls `body` with the stem and the form where they stand.
    func withTerms<Result>(
        _ number: Int,
        body: (_ stem: UnsafeBufferPointer<UInt8>, _ form: UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let word = words[number]
        return bytes.withUnsafeBufferPointer { bytes in
            body(
                UnsafeBufferPointer(rebasing: bytes[Int(word.stem.lowerBound)..<Int(word.stem.upperBound)]),
                UnsafeBufferPointer(rebasing: bytes[Int(word.form.lowerBound)..<Int(word.form.upperBound)]))
        }
    }

    /// Appends the stem and a space, and the form and a space unless it was done for the same document before.
    mutating func append(
        _ number: Int, document: Int32, stems: inout [UInt8], forms: inout [UInt8]
    ) {
        let word = words[number]
        bytes.withUnsafeBufferPointer { bytes in
            stems.append(
                contentsOf: UnsafeBufferPointer(
                    rebasing: bytes[Int(word.stem.lowerBound)..<Int(word.stem.upperBound)]))
            stems.append(0x20)
            guard word.document != document else { return }
            forms.append(
                contentsOf: UnsafeBufferPointer(
                    rebasing: bytes[Int(word.form.lowerBound)..<Int(word.form.upperBound)]))
            forms.append(0x20)
        }
        if word.document != document { words[number].document = document }
    }

    private mutating func insert(_ spelling: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
        if words.count >= WordMemo.capacity { forget() }
        if words.count * 2 >= slots.count { grow() }
        let form = WordMemo.cut(WordFolding.fold(WordMemo.cut(Array(spelling))))
        let stem = WordMemo.cut(stemmer.term(of: form))
        words.append(Word(hash: hash, spelling: keep(spelling), stem: keep(stem), form: keep(form)))
        place(words.count - 1)
        return words.count - 1
    }

    private mutating func keep(_ term: some Collection<UInt8>) -> Range<Int32> {
        let start = Int32(bytes.count)
        bytes.append(contentsOf: term)
        return start..<Int32(bytes.count)
    }

    /// `term`, cut between characters when it is too long.
    static func cut(_ term: [UInt8]) -> [UInt8] {
        guard term.count > longestTerm else { return term }
        var end = longestTerm
        while end > 0, term[end] & 0xc0 == 0x80 { end -= 1 }
        return Array(term[..<end])
    }

    private func isSpelt(_ number: Int, spelling: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = words[number].spelling
        guard range.count == spelling.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<spelling.count where bytes[Int(range.lowerBound) + index] != spelling[index] {
                return false
            }
            return true
        }
    }

    private mutating func place(_ number: Int) {
        var slot = Int(words[number].hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt64(words[number].hash) << 32 | UInt64(number + 1)
    }

    private mutating func forget() {
        slots = [UInt64](repeating: 0, count: slots.count)
        words.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        for number in words.indices { place(number) }
    }

    /// In the manner of FNV-1a, eight bytes at a time, the upper half mixed in.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let words = UnsafeRawBufferPointer(bytes)
        var hash = 0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: words.count)
        var offset = 0
        while offset + 8 <= words.count {
            hash = mix(hash ^ words.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < words.count {
            rest = rest << 8 | UInt64(words[offset])
            offset += 1
        }
        hash = mix(hash ^ rest)
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value &* 0x9e37_79b9_7f4a_7c15
        return product ^ product >> 32
    }
}

extension Array {
    /// The elements at a range of smaller integers.
    fileprivate subscript(range: Range<Int32>) -> ArraySlice<Element> {
        self[Int(range.lowerBound)..<Int(range.upperBound)]
    }
}
