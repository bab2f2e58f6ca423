import TextAnalysis

/// The words around a number that tell what it counts.
enum QuantityUnit {
    /// What stands behind a number.
    struct After {
        /// Unit in English: `layers`.
        var unit: String
        /// End of the words that belong to the quantity.
        var end: Int
        /// What it measures.
        var of: String?
        /// Whether four digits before it may be a year: `2004 paper`.
        var mayBeDated = false
        /// Whether a comparison follows: "8 times faster".
        var isCompared = false
    }

    /// What stands before a number.
    struct Before {
        var unit: String?
        var start: Int?
        var of: String?
        /// Whether the number only refers to something: a figure, a section, a version.
        var isReference = false
    }

    /// Beginnings of the words of units, with the unit in English.
    static let units = WordFiles.quantities.words("unit")

    private static let index = StemIndex(units.map(\.word))
    /// How many letters they have.
    private static let lengths = units.map(\.word.unicodeScalars.count)

    /// Units whose beginnings begin other words too, in all their forms.
    private static let exact = WordTable(WordFiles.quantities.words("unit.word").map { ($0.word, $0.of) })

    private static let comparatives = StemIndex(WordFiles.quantities.fields("comparative"))
    private static let comparing = WordFiles.quantities.list("comparative.word")

    /// Whether a folded word behind a factor compares: "faster", "as".
    static func compares(_ word: String) -> Bool { comparatives.matches(word) || comparing.contains(word) }

    /// The unit behind a number: the next word, or the one after an adjective.
    static func after(_ number: NumberText, in bytes: [UInt8], range: Range<Int>) -> After? {
        let start = number.range.upperBound
        let words = Self.words(of: bytes, start..<min(range.upperBound, start + 120))
        guard let first = words.first, isNear(bytes, to: start, word: first.range.lowerBound) else {
            return nil
        }
        // "512-d vectors" have so many dimensions; days stand behind a space.
        if bytes.folded(first.range) == "d", first.range.lowerBound > start,
            bytes[first.range.lowerBound - 1] == UInt8(ascii: "-")
        {
            return After(unit: "dimensions", end: first.range.upperBound)
        }
        if isCompound(words.prefix(2), in: bytes) {
            // "595K image-text pairs" are no images, "9000 GPU-hours" no GPUs.
            var last = words[1]
            if words.count == 3,
                bytes[last.range.upperBound..<words[2].range.lowerBound].elementsEqual(" ".utf8),
                self.unit(bytes, in: words[2].range) != nil
            {
                last = words[2]
            }
            guard let unit = unit(bytes, in: last.range) else {
                // "512 A100-40Gb": how a device is made.
                guard words[1].hasDigit, let own = self.unit(bytes, in: first.range) else { return nil }
                return After(unit: own, end: first.range.upperBound)
            }
            let phrase = bytes.string(first.range.lowerBound..<last.range.upperBound)
            return After(unit: unit, end: last.range.upperBound, of: phrase)
        }
        if let unit = unit(bytes, in: first.range) {
            var end = first.range.upperBound
            let next = words.dropFirst().first.map { ($0.range, bytes.folded($0.range)) }
            let isCompared = unit == "x" && next.map { compares($0.1) } ?? false
            if isCompared, let next { end = next.0.upperBound }
            // "2048TPU v3" names the device with its version.
            if unit == "TPU" || unit == "GPU", let next, next.1.hasPrefix("v"), next.1.count == 2 {
                end = next.0.upperBound
            }
            return After(
                unit: unit, end: end, mayBeDated: isDated(bytes.folded(first.range)), isCompared: isCompared)
        }
        guard !prepositions.contains(bytes.folded(first.range)), let second = words.dropFirst().first,
            bytes[first.range.upperBound..<second.range.lowerBound].allSatisfy({
                $0 == 0x20 || $0 == UInt8(ascii: "-")
            }),
            let unit = unit(bytes, in: second.range), unit != "x"
        else { return nil }
        // "20 convolutional layers" are told with their noun; "0.1% of all parameters" says nothing of its own.
        let isNamed = !determiners.contains(bytes.folded(first.range))
        let phrase = bytes.string(first.range.lowerBound..<second.range.upperBound)
        return After(unit: unit, end: second.range.upperBound, of: isNamed ? phrase : nil)
    }

    /// Whether two words are joined by a hyphen and the first is a whole one: `image-text`.
    private static func isCompound(_ words: ArraySlice<Token>, in bytes: [UInt8]) -> Bool {
        guard words.count == 2, let first = words.first, let second = words.last else { return false }
        return bytes[first.range.upperBound..<second.range.lowerBound].elementsEqual("-".utf8)
            && first.range.count > 2
    }

    /// Whether a folded word is one thing that years are told of: `paper`, not `papers`.
    private static func isDated(_ word: String) -> Bool { dated.contains(word) }

    private static let dated = Set(WordFiles.quantities.fields("dated"))

    /// The first three words of `range`.
    private static func words(of bytes: [UInt8], _ range: Range<Int>) -> [Token] {
        bytes.withUnsafeBufferPointer { bytes in
            var reader = WordReader(
                UnsafeBufferPointer(rebasing: bytes[..<range.upperBound]), from: range.lowerBound)
            var words: [Token] = []
            while words.count < 3, let word = reader.next() { words.append(word) }
            return words
        }
    }

    /// Words over which a number does not reach for its unit.
    private static let prepositions = WordFiles.quantities.list("preposition")

    /// Words before a noun that say nothing of it.
    private static let determiners = StemIndex(WordFiles.claims.values("determiner"))

    /// Between a number and its unit stands a space or a hyphen at most.
    private static func isNear(_ bytes: [UInt8], to end: Int, word: Int) -> Bool {
        word - end <= 2
            && bytes[end..<word].allSatisfy {
                $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == 0xC2 || $0 == 0xA0 || $0 == UInt8(ascii: "+")
            }
    }

    static func unit(_ bytes: [UInt8], in range: Range<Int>) -> String? {
        let word = bytes.folded(range)
        if let unit = exact[word] { return unit }
        var best: (number: Int, length: Int)?
        let letters = word.unicodeScalars.count
        index.forEach(in: word) { number, length in
            let isFirst = length == best?.length && number < best?.number ?? 0
            guard length > best?.length ?? -1 || isFirst, isForm(word, letters: letters, of: number) else {
                return
            }
            best = (number, length)
        }
        return best.map { units[$0.number].of }
    }

    /// Whether a word of so many letters that begins as a unit does is a form of it rather than another word: `images`,
    /// not `ImageNet`.
    private static func isForm(_ word: String, letters: Int, of number: Int) -> Bool {
        let stem = units[number].word
        guard let first = stem.utf8.first, first < 0x80 else { return letters <= lengths[number] + 4 }
        return endings.contains(String(decoding: word.utf8.dropFirst(stem.utf8.count), as: UTF8.self))
    }

    private static let endings = Set([""] + WordFiles.quantities.fields("ending"))

    private static let references = WordFiles.quantities.list("reference")
    private static let ratings = StemIndex(WordFiles.quantities.fields("rating"))

    private static let measures: [(stem: String, unit: String)] =
        WordFiles.quantities.pairs("measure").map { ($0.left, $0.right) }
        + WordFiles.quantities.fields("measure.bare").map { ($0, "") }

    private static let measureIndex = StemIndex(measures.map(\.stem))

    /// The first measure that a folded word is a form of; an abbreviation has no forms: "lr", not "LRN".
    private static func measure(_ word: String) -> (stem: String, unit: String)? {
        var best: Int?
        measureIndex.forEach(in: word) { number, length in
            guard number < best ?? .max else { return }
            let stem = measures[number].stem
            let fits =
                stem.utf8.count <= 2
                ? length == word.utf8.count
                : word.unicodeScalars.count <= stem.unicodeScalars.count + 4
            if fits { best = number }
        }
        return best.map { measures[$0] }
    }

    private static let factorWords = WordFiles.quantities.list("factor.before")

    /// Whether a folded word before a factor belongs to it.
    static func announcesFactor(_ word: String) -> Bool { factorWords.contains(word) }

    /// What the word before a number says: a measure, a sign of equality, or a mere reference.
    static func before(_ number: NumberText, in bytes: [UInt8], range: Range<Int>) -> Before {
        let start = max(range.lowerBound, number.range.lowerBound - 60)
        let tokens = Tokenizer.tokens(in: bytes, start..<number.range.lowerBound)
        guard let last = tokens.last, number.range.lowerBound - last.range.upperBound <= 3 else {
            return Before()
        }
        let word = bytes.folded(last.range)
        let gap = bytes[last.range.upperBound..<number.range.lowerBound]
        if references.contains(word), number.scale.isEmpty,
            !number.value.contains(".") || word.utf8.count > 3 && !number.value.hasPrefix("0"),
            gap.allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: ".") }),
            after(number, in: bytes, range: range) == nil || word.count > 2
        {
            return Before(isReference: true)
        }
        if number.isEndOfScale, after(number, in: bytes, range: range) == nil,
            tokens.suffix(5).contains(where: { ratings.matches(bytes.folded($0.range)) })
        {
            return Before(isReference: true)
        }
        if let measure = measure(word) {
            guard measure.stem.count > 1 || gap.contains(UInt8(ascii: "=")) else { return Before() }
            // A letter is a name of formulas, not of a thing.
            return Before(
                unit: measure.unit.isEmpty ? nil : measure.unit, start: last.range.lowerBound,
                of: last.range.count >= 2 && measure.unit != "top" ? bytes.string(last.range) : nil)
        }
        if gap.contains(UInt8(ascii: "=")) {
            let isWord = last.range.count >= 3
            return Before(start: last.range.lowerBound, of: isWord ? bytes.string(last.range) : nil)
        }
        if gap.elementsEqual(" ".utf8), let noun = measured(before: tokens, in: bytes) {
            return Before(start: number.range.lowerBound, of: noun)
        }
        // "в 8 раз": the preposition belongs to the factor.
        if announcesFactor(word), last.range.upperBound + 1 == number.range.lowerBound,
            after(number, in: bytes, range: range)?.unit == "x"
        {
            return Before(start: last.range.lowerBound)
        }
        return Before()
    }

    /// "a batch size of 64", "hidden dimension of 400": what the words before a number say that it measures.
    private static func measured(before tokens: [Token], in bytes: [UInt8]) -> String? {
        let last = tokens.suffix(3).map { bytes.folded($0.range) }
        guard tokens.count >= 2, last.last == "of", stated.contains(last[last.count - 2]) else { return nil }
        let noun = tokens[tokens.count - 2]
        var start = noun.range.lowerBound
        if last.count == 3, let word = tokens.dropLast(2).last, !word.hasUpper, !word.hasDigit,
            !determiners.contains(last[0]), !prepositions.contains(last[0]), word.range.count > 2,
            bytes[word.range.upperBound..<start].elementsEqual(" ".utf8)
        {
            start = word.range.lowerBound
        }
        return bytes.string(start..<noun.range.upperBound)
    }

    private static let stated = Set(WordFiles.quantities.fields("measure.stated"))
}
