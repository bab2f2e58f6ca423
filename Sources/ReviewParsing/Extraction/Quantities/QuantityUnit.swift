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
        /// Where the words begin that belong to the quantity.
        var start: Int?
        var of: String?
        /// Whether they say that the number measures something.
        var isSaid = false
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

    /// The unit behind a number: a sign, the next word, or the one after an adjective, with the time that it is told by.
    static func after(_ number: NumberText, in text: TextSlice) -> After? {
        guard var after = unit(behind: number, in: text) else { return nil }
        if let rate = QuantitySign.rate(after.end, in: text) {
            after.unit += rate.unit
            after.end = rate.end
        }
        return after
    }

    private static func unit(behind number: NumberText, in text: TextSlice) -> After? {
        let start = number.range.upperBound
        if let sign = QuantitySign.behind(start, in: text) {
            return After(unit: sign.unit, end: sign.end)
        }
        let words = Self.words(of: text[start..<min(text.endIndex, start + 120)])
        guard let first = words.first, isNear(start, word: first.range.lowerBound, in: text) else {
            return nil
        }
        let word = text[first.range].folded
        if ordinals.contains(word), number.isInteger { return nil }
        // "12 % of tasks" are no tasks, "2 % points" are points.
        if number.scale == "%" {
            return unit(text[first.range]) == "points"
                ? After(unit: "points", end: first.range.upperBound) : nil
        }
        let isHyphenated =
            first.range.lowerBound > start && text[first.range.lowerBound - 1] == UInt8(ascii: "-")
        // "512-d vectors" and "300d vectors" have so many dimensions; days stand behind a space.
        if word == "d", isHyphenated || first.range.lowerBound == start && number.digits.utf8.count > 2 {
            return After(unit: "dimensions", end: first.range.upperBound)
        }
        let second = words.dropFirst().first
        let end = first.range.upperBound
        let gap = text[end..<(second?.range.lowerBound ?? end)]
        if let own = unit(text[first.range]) {
            return self.unit(own, words: words, gap: gap, isHyphenated: isHyphenated, in: text)
        }
        guard let second, gap.elementsEqual(" ".utf8) || gap.elementsEqual("-".utf8) else {
            return noun(first, of: number, in: text)
        }
        // "595K image-text pairs" are pairs.
        let third = words.count == 3 ? words[2] : nil
        if gap.elementsEqual("-".utf8), let third, first.range.count > 2, unit(text[third.range]) != nil,
            text[second.range.upperBound..<third.range.lowerBound].elementsEqual(" ".utf8)
        {
            return named(first, to: third, in: text)
        }
        guard !separates(word), !first.hasDigit, !isVerb(word, of: first) else { return nil }
        if let unit = unit(text[second.range]), unit != "x", unit != "%",
            number.digits == "1" || isMany(second, unit: unit, before: third, in: text)
        {
            var after = named(first, to: head(second, before: third, in: text), in: text)
            // "the 2019 shared task", "a 7B-scale network"
            after.mayBeDated = second.hasLatin && text[after.end - 1] != UInt8(ascii: "s")
            if isHyphenated { after.of = nil }
            return after
        }
        // "4.8M aesthetically appealing videos"
        if let third, gap.elementsEqual(" ".utf8), !separates(text[second.range].folded),
            text[second.range.upperBound..<third.range.lowerBound].elementsEqual(" ".utf8),
            noun(first, of: number, in: text) == nil, noun(second, of: number, in: text) == nil,
            number.scale != "x", !number.isProduct, !third.hasUpper, let unit = unit(text[third.range]),
            !QuantitySign.measures.contains(unit)
        {
            return After(unit: unit, end: third.range.upperBound)
        }
        return noun(first, of: number, in: text)
            ?? (gap.elementsEqual(" ".utf8) ? noun(second, of: number, in: text) : nil)
    }

    /// What a number counts whose next word is of the unit `own`.
    private static func unit(
        _ own: String, words: [Token], gap: TextSlice, isHyphenated: Bool, in text: TextSlice
    ) -> After? {
        let first = words[0]
        guard words.count > 1 else {
            return After(
                unit: own, end: first.range.upperBound, mayBeDated: isDated(text[first.range].folded))
        }
        let second = words[1]
        let next = text[second.range].folded
        let isJoined = gap.elementsEqual(" ".utf8) || gap.elementsEqual("-".utf8)
        if isJoined, let unit = unit(text[second.range]) {
            // "40 GPU hours" are neither devices nor hours; of percentage points there are hundredths.
            if devices.contains(own), times.contains(unit) {
                return After(unit: "\(own) \(unit)", end: second.range.upperBound)
            }
            if own == "%", unit == "points" { return After(unit: "pp", end: second.range.upperBound) }
        }
        // "595K image-text pairs" are no images.
        if gap.elementsEqual("-".utf8), first.range.count > 2, !second.hasDigit {
            let last =
                words.count == 3
                    && text[second.range.upperBound..<words[2].range.lowerBound].elementsEqual(" ".utf8)
                    && unit(text[words[2].range]) != nil ? words[2] : second
            return unit(text[last.range]) == nil ? nil : named(first, to: last, in: text)
        }
        // "12 image encoders" are encoders.
        let last = isHyphenated ? first : head(first, before: second, in: text)
        if last.range != first.range { return named(first, to: last, in: text) }
        var end = first.range.upperBound
        let isCompared = own == "x" && compares(next)
        if isCompared { end = second.range.upperBound }
        // "2048TPU v3" names the device with its version.
        if own == "TPU" || own == "GPU", next.hasPrefix("v"), next.utf8.count == 2 {
            end = second.range.upperBound
        }
        return After(
            unit: own, end: end, mayBeDated: isDated(text[first.range].folded), isCompared: isCompared)
    }

    /// Whether a noun is in the plural, or one in the plural follows: of "4 sentence encoding networks" it is neither.
    private static func isMany(_ noun: Token, unit: String, before next: Token?, in text: TextSlice) -> Bool {
        !noun.hasLatin || noun.hasUpper || text[noun.range.upperBound - 1] == UInt8(ascii: "s")
            || text[noun.range].folded == unit || head(noun, before: next, in: text).range != noun.range
    }

    /// The noun that is counted where one in the singular may only tell which: of `image encoders` the second.
    private static func head(_ first: Token, before second: Token?, in text: TextSlice) -> Token {
        guard let second, text[first.range.upperBound..<second.range.lowerBound].elementsEqual(" ".utf8),
            first.hasLatin, !first.hasUpper, text[first.range.upperBound - 1] != UInt8(ascii: "s"),
            isPlural(second, in: text)
        else { return first }
        return second
    }

    /// Whether a word looks like an English noun in the plural, or a Russian one after a numeral.
    static func isPlural(_ word: Token, in text: TextSlice) -> Bool {
        guard !word.hasUpper, !word.hasDigit, word.range.count > 3 else { return false }
        let folded = text[word.range].folded
        if word.hasLatin {
            return folded.utf8.last == UInt8(ascii: "s")
                && !singular.contains { TextSlice(folded).hasSuffix($0) }
                && !notPlural.contains(folded)
        }
        return word.range.count > 8 && plurals.contains { TextSlice(folded).hasSuffix($0) }
            && !notPlural.contains(folded)
    }

    /// "10k mazes", "4,800 grasps": what many are counted of, in the words of the text.
    private static func noun(_ word: Token, of number: NumberText, in text: TextSlice) -> After? {
        let isMany =
            number.scale == "" ? number.isInteger && number.digits.utf8.count > 1 : number.scale != "x"
        guard isMany, isPlural(word, in: text) else { return nil }
        // A size of models, "13B", counts nothing in Russian that is no unit.
        if number.scale == "B", word.hasCyrillic, text[number.range.upperBound - 1] == UInt8(ascii: "B") {
            return nil
        }
        return After(unit: text[word.range].folded, end: word.range.upperBound)
    }

    /// The unit of `last`, with the words from `first` for what is counted, where the first says anything.
    private static func named(_ first: Token, to last: Token, in text: TextSlice) -> After {
        let end = last.range.upperBound
        let unit = unit(text[last.range]) ?? text[last.range].folded
        let word = text[first.range].folded
        let isNamed = !determiners.matches(word) && !empty.contains(word) && first.range.count > 2
        return After(unit: unit, end: end, of: isNamed ? text[first.range.lowerBound..<end].string : nil)
    }

    /// Whether a number does not reach over a folded word for its unit.
    static func separates(_ word: String) -> Bool { prepositions.contains(word) || between.contains(word) }

    /// Whether a word ends as verbs of Russian do: behind "70B" another clause goes on.
    private static func isVerb(_ folded: String, of word: Token) -> Bool {
        word.hasCyrillic && word.range.count > 8 && verbs.contains { TextSlice(folded).hasSuffix($0) }
    }

    private static let verbs = WordFiles.quantities.fields("unit.verb")
    private static let between = WordFiles.quantities.list("unit.between")
    private static let notPlural = WordFiles.quantities.list("unit.not")
    private static let singular = WordFiles.quantities.fields("unit.singular")
    private static let plurals = WordFiles.quantities.fields("unit.plural")
    private static let empty = WordFiles.quantities.list("unit.empty")
    private static let devices = Set(WordFiles.quantities.fields("unit.device"))
    private static let times = Set(WordFiles.quantities.fields("unit.time"))

    /// Whether a folded word is one thing that years are told of: `paper`, not `papers`.
    private static func isDated(_ word: String) -> Bool { dated.contains(word) }

    private static let dated = Set(WordFiles.quantities.fields("dated"))

    /// The first three words of `text`.
    private static func words(of text: TextSlice) -> [Token] {
        text.bytes.withUnsafeBufferPointer { bytes in
            var reader = WordReader(
                UnsafeBufferPointer(rebasing: bytes[..<text.endIndex]), from: text.startIndex)
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
    private static func isNear(_ end: Int, word: Int, in text: TextSlice) -> Bool {
        word - end <= 2
            && text[end..<word].allSatisfy {
                $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == 0xC2 || $0 == 0xA0 || $0 == UInt8(ascii: "+")
            }
    }

    static func unit(_ noun: TextSlice) -> String? {
        let word = noun.folded
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

    /// What the word before a number says: that it is a mere reference, a rank, a resolution, a factor, or what equals
    /// it. `previous` is that word.
    static func before(
        _ number: NumberText, in text: TextSlice, previous: Token?, hasUnit: Bool,
        isFactor: Bool, words: ArraySlice<String>
    ) -> Before {
        guard let previous, let word = words.last, number.range.lowerBound - previous.range.upperBound <= 3
        else {
            return Before()
        }
        let gap = text[previous.range.upperBound..<number.range.lowerBound]
        let isPage = word.utf8.count > 2 || gap.contains(UInt8(ascii: "."))
        if gap.allSatisfy({ " .-".utf8.contains($0) || $0 >= 0x80 }), number.currency.isEmpty,
            number.scale.isEmpty && references.contains(word) && isPage
                && (!number.digits.utf8.contains(UInt8(ascii: "."))
                    || word.utf8.count > 3 && !number.digits.hasPrefix("0"))
                && (!hasUnit || word.unicodeScalars.count > 2)
                || (number.scale.isEmpty || number.scale == "K") && places.contains(word) && number.isInteger
        {
            return Before(isReference: true)
        }
        if products.contains(word), gap.elementsEqual(" ".utf8) {
            return Before(isReference: true)
        }
        if number.isEndOfScale, !hasUnit, words.suffix(5).contains(where: { ratings.matches($0) }) {
            return Before(isReference: true)
        }
        if let measure = measure(word), gap.allSatisfy({ " =:-*_~(".utf8.contains($0) }) {
            return Before(
                unit: measure.unit.isEmpty ? nil : measure.unit, start: previous.range.lowerBound,
                isSaid: measure.stem.utf8.count > 1 || gap.contains(UInt8(ascii: "=")))
        }
        // Of "recall@1 = 71 %" the name does not end in a word.
        if gap.contains(UInt8(ascii: "=")), previous.isNumber { return Before(isSaid: true) }
        if gap.contains(UInt8(ascii: "=")), !gap.contains(UInt8(ascii: "<")), !gap.contains(UInt8(ascii: ">"))
        {
            let isWord = previous.range.count >= 3 && !previous.hasDigit
            let start = identifier(previous.range.lowerBound, in: text, from: text.startIndex)
            return Before(
                start: start, of: isWord ? text[start..<previous.range.upperBound].string : nil,
                isSaid: previous.range.count > 1)
        }
        // "в 8 раз": the preposition belongs to the factor.
        if announcesFactor(word), previous.range.upperBound + 1 == number.range.lowerBound, isFactor {
            return Before(start: previous.range.lowerBound)
        }
        return Before()
    }

    /// Where the identifier begins whose last part begins at `at`: of `max_steps` it is no word.
    private static func identifier(_ at: Int, in text: TextSlice, from first: Int) -> Int {
        var start = at
        while start > first,
            text[start - 1] == UInt8(ascii: "_") || NumberText.isLetter(text[start - 1])
                || QuantityScanner.isDigit(text[start - 1])
        {
            start -= 1
        }
        // A mark of emphasis opens no identifier.
        while start < at, text[start] == UInt8(ascii: "_") { start += 1 }
        return start
    }

    private static let ordinals = WordFiles.quantities.list("reference.behind")
    private static let places = WordFiles.quantities.list("reference.place")
    private static let products = WordFiles.quantities.list("reference.product")
}
