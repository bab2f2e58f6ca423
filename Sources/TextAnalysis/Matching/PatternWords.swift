/// Tells which words of patterns a word of a text fits, and remembers it, since words repeat.
struct PatternWords {
    /// Distinct words remembered.
    private static let capacity = 1 << 16

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
        func add(_ length: Int, _ reach: AliasPattern.Reach) {
            let key = [AliasPattern.mark(reach, isCased)] + form[..<length]
            guard let number = key.withUnsafeBufferPointer({ table.find($0) }).map({ Int32($0) }) else {
                return
            }
            if !numbers.contains(number) { numbers.append(number) }
        }
        add(form.count, .exact)
        var length = form.count
        var more = 0
        while length > 0 {
            if more <= AliasPattern.endingLength { add(length, .ending) }
            add(length, .open)
            length -= 1
            while length > 0, form[length] & 0xC0 == 0x80 { length -= 1 }
            more += 1
        }
    }
}
