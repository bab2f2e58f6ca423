import ReviewModel
import TextAnalysis

/// Numbers written as words: `трижды`, `неделя`, `в три раза эффективнее`, `на порядок`, `four machines`.
enum NumeralWords {
    /// Beginnings of numerals with their values.
    private static let numerals = WordFiles.quantities.words("numeral")

    /// Beginnings of words that are a quantity on their own.
    private static let whole = WordFiles.quantities.pairs("quantity").map { pair in
        let parts = pair.right.split(separator: " ", maxSplits: 1).map(String.init)
        return (word: pair.left, value: parts.first ?? "", unit: parts.dropFirst().first ?? "")
    }

    /// Times that count as one without a number: "ушла неделя".
    private static let singleTimes = WordFiles.quantities.list("time")
    private static let magnitudes = WordFiles.quantities.list("magnitude")
    private static let magnitudeOpenings = WordFiles.quantities.list("magnitude.before")

    /// Beginnings of all words that may be one of these; few words of a text are.
    private static let openings = StemIndex(
        [whole.map(\.word), numerals.map(\.word), compounds.map(\.word)].flatMap { $0 }
            + WordFiles.quantities.fields("magnitude") + WordFiles.quantities.fields("time"))

    /// The quantities written as words in `tokens`, which `words` are folded.
    static func quantities(in text: TextSlice, tokens: [Token], words: [String]) -> [(
        place: Range<Int>, quantity: Quantity
    )] {
        var found: [(place: Range<Int>, quantity: Quantity)] = []
        for (index, word) in words.enumerated() where openings.matches(word) {
            let place = tokens[index].range
            if let single = whole.first(where: { word.begins(with: $0.word) }) {
                // "runs twice" counts where nothing is compared.
                let isCount = singleCounts.contains(word) && !isCompared(words, at: index)
                found.append(
                    (
                        place,
                        Quantity(
                            value: single.value, unit: isCount ? "times" : single.unit,
                            raw: text[place].string)
                    ))
            } else if magnitudes.contains(word), index > 0, magnitudeOpenings.contains(words[index - 1]) {
                found.append(order(in: text, tokens: tokens, words: words, at: index))
            } else if let compound = compound(word) {
                found.append(
                    (place, Quantity(value: compound.value, unit: compound.unit, raw: text[place].string)))
            } else if let value = value(of: word),
                let quantity = counted(value, in: text, tokens: tokens, at: index)
            {
                found.append(quantity)
            } else if singleTimes.contains(word), isSpent(words, at: index),
                index == 0
                    || (tokens[index - 1].range.count > 2
                        && !isNumber(token: tokens[index - 1], word: words[index - 1], in: text))
            {
                found.append(
                    (
                        place,
                        Quantity(
                            value: "1", unit: QuantityUnit.unit(text[place]) ?? "",
                            raw: text[place].string)
                    ))
            }
        }
        return found
    }

    private static let singleCounts = WordFiles.quantities.list("quantity.count")

    /// Whether the word behind the one at `index` compares: "twice as fast", "дважды быстрее".
    private static func isCompared(_ words: [String], at index: Int) -> Bool {
        index + 1 < words.count && QuantityUnit.compares(words[index + 1])
    }

    /// Whether the words before say that time was spent: "ушла неделя", not "за год".
    private static func isSpent(_ words: [String], at index: Int) -> Bool {
        words[max(0, index - 3)..<index].contains { spent.matches($0) }
    }

    private static let spent = StemIndex(WordFiles.quantities.fields("spent"))
    private static let whichTime = WordFiles.quantities.list("which time")

    /// A token of digits or a numeral: "4 недели" is counted by its number.
    private static func isNumber(token: Token, word: String, in text: TextSlice) -> Bool {
        token.hasDigit || value(of: word) != nil || whichTime.contains(word)
    }

    /// Words that only begin like a small number.
    private static let hundreds = WordFiles.quantities.list("numeral.other")

    private static func value(of word: String) -> String? {
        if hundreds.contains(word) { return nil }
        return numerals.first { word.begins(with: $0.word) && word.count <= $0.word.count + 3 }?.of
    }

    private static let compounds = WordFiles.quantities.words("compound")
    private static let compoundUnits = WordFiles.quantities.words("compound.unit")

    /// "трёхслойный": a numeral and a unit in one word.
    private static func compound(_ word: String) -> (value: String, unit: String)? {
        for compound in compounds where word.begins(with: compound.word) {
            let rest = word.dropFirst(compound.word.count)
            if let unit = compoundUnits.first(where: { rest.hasPrefix($0.word) }),
                compound.of != "1" || unit.of != "x"
            {
                return (compound.of, unit.of)
            }
        }
        return nil
    }

    /// A numeral with the unit behind it, and the comparison behind that.
    private static func counted(_ value: String, in text: TextSlice, tokens: [Token], at index: Int) -> (
        place: Range<Int>, quantity: Quantity
    )? {
        guard index + 1 < tokens.count, !tokens[index + 1].isNumber else { return nil }
        var last = index + 1
        if QuantityUnit.unit(text[tokens[last].range]) == nil, index + 2 < tokens.count { last += 1 }
        guard let unit = QuantityUnit.unit(text[tokens[last].range]),
            tokens[last].range.lowerBound - tokens[index].range.upperBound <= 40
        else { return nil }
        let gap = text[tokens[index].range.upperBound..<tokens[last].range.lowerBound]
        // A noun behind a stop or a bracket is counted by something else; one model is just a model.
        guard !gap.contains(where: { ".,:;()".utf8.contains($0) }), counts(value, unit: unit) else {
            return nil
        }
        // "three video benchmarks" are no videos.
        if last + 1 < tokens.count, tokens[last].hasLatin,
            text[tokens[last].range.upperBound - 1] != UInt8(ascii: "s"),
            text[tokens[last].range.upperBound..<tokens[last + 1].range.lowerBound].elementsEqual(" ".utf8),
            unit != "x", QuantityUnit.isPlural(tokens[last + 1], in: text)
        {
            return nil
        }
        var start = tokens[index].range.lowerBound
        var isFactor = false
        if unit == "x" {
            if index > 0, QuantityUnit.announcesFactor(text[tokens[index - 1].range].folded) {
                start = tokens[index - 1].range.lowerBound
                isFactor = true
            }
            if last + 1 < tokens.count,
                tokens[last + 1].range.lowerBound - tokens[last].range.upperBound == 1,
                isFactor || QuantityUnit.compares(text[tokens[last + 1].range].folded)
            {
                last += 1
                isFactor = true
            }
        }
        let place = start..<tokens[last].range.upperBound
        // "три раза" counts where nothing is compared.
        let name = unit == "x" && !isFactor ? "times" : unit
        return (place, Quantity(value: value, unit: name, raw: text[place].string))
    }

    /// Whether a small numeral before a unit counts something: one hour is a time, "one sample" and "two sentences" are
    /// said of how something works.
    private static func counts(_ value: String, unit: String) -> Bool {
        if value == "1" { return worthOne.contains(unit) }
        return value != "2" || !worthMore.contains(unit)
    }

    private static let worthOne = Set(WordFiles.quantities.fields("numeral.one"))
    private static let worthMore = Set(WordFiles.quantities.fields("numeral.two"))

    private static func order(in text: TextSlice, tokens: [Token], words: [String], at index: Int) -> (
        place: Range<Int>, quantity: Quantity
    ) {
        let last = index + 1 < tokens.count ? index + 1 : index
        let place = tokens[index - 1].range.lowerBound..<tokens[last].range.upperBound
        return (place, Quantity(value: "10", unit: "x", raw: text[place].string))
    }
}
