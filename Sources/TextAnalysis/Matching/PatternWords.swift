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

    /// Forgets everything when too much is remembered.
    mutating func trim() {
        if seen.count >= Self.capacity { self = PatternWords() }
    }

    /// Where the numbers of the pattern words are kept that `word` fits.
    mutating func range(for word: UnsafeBufferPointer<UInt8>, in table: ByteTable) -> Range<Int> {
        let count = seen.count
        let index = seen.insert(word)
        if index == count {
            fits += Self.numbers(for: Array(word), in: table)
            ends.append(fits.count)
        }
        return ends[index]..<ends[index + 1]
    }

    private static func numbers(for word: [UInt8], in table: ByteTable) -> [Int32] {
        var numbers: [Int32] = []
        for (isCased, folded) in [
            (true, WordFolding.foldKeepingCase(word[...])), (false, WordFolding.fold(word)),
        ] {
            for form in forms(of: folded) {
                look(up: form, isCased, in: table, &numbers)
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

    private static func look(up form: [UInt8], _ isCased: Bool, in table: ByteTable, _ numbers: inout [Int32])
    {
        var key = [0] + form
        key.withUnsafeMutableBufferPointer { key in
            add(key, 0, .exact, isCased, in: table, &numbers)
            var cut = 0
            var more = 0
            while cut < form.count {
                if more <= AliasPattern.endingLength { add(key, cut, .ending, isCased, in: table, &numbers) }
                add(key, cut, .open, isCased, in: table, &numbers)
                cut += 1
                while cut < form.count, form[form.count - cut] & 0xC0 == 0x80 { cut += 1 }
                more += 1
            }
        }
    }

    /// Looks up a key without its last `cut` bytes; its first byte is free for the mark.
    private static func add(
        _ key: UnsafeMutableBufferPointer<UInt8>, _ cut: Int, _ reach: AliasPattern.Reach, _ isCased: Bool,
        in table: ByteTable, _ numbers: inout [Int32]
    ) {
        key[0] = AliasPattern.mark(reach, isCased)
        guard let number = table.find(UnsafeBufferPointer(rebasing: key[..<(key.count - cut)])) else {
            return
        }
        if !numbers.contains(Int32(number)) { numbers.append(Int32(number)) }
    }
}
