import ReviewModel
import TextAnalysis

/// Numbers written as words: `трижды`, `неделя`, `в три раза эффективнее`, `на порядок`, `four machines`.
enum NumeralWords {
    /// Beginnings of numerals with their values.
    private static let numerals: [(stem: String, value: String)] = [
        ("одн", "1"), ("один", "1"), ("два", "2"), ("две", "2"), ("двух", "2"), ("двум", "2"), ("двое", "2"),
        ("три", "3"), ("трех", "3"), ("трем", "3"), ("четыр", "4"), ("пять", "5"), ("пяти", "5"),
        ("шест", "6"), ("семь", "7"), ("семи", "7"),
        ("восем", "8"), ("восьм", "8"), ("девят", "9"), ("десят", "10"), ("сотн", "100"), ("полтор", "1.5"),
        ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
        ("seven", "7"), ("eight", "8"), ("nine", "9"), ("ten", "10"),
    ]

    /// Words that are a quantity on their own.
    private static let whole: [(word: String, value: String, unit: String)] = [
        ("дважды", "2", "x"), ("трижды", "3", "x"), ("вдвое", "2", "x"), ("втрое", "3", "x"),
        ("вчетверо", "4", "x"), ("twice", "2", "x"), ("двукратн", "2", "x"), ("полгода", "0.5", "years"),
        ("пополам", "0.5", ""),
    ]

    /// Times that count as one without a number: "ушла неделя".
    private static let singleTimes: Set<String> = ["неделя", "неделю", "сутки", "год", "месяц"]

    /// Beginnings of all words that may be one of these; few words of a text are.
    private static let openings = StemIndex(
        whole.map(\.word) + numerals.map(\.stem) + compounds.map(\.stem) + ["порядок", "порядка"]
            + singleTimes.sorted())

    /// The quantities written as words in `tokens`, which `words` are folded.
    static func quantities(in bytes: [UInt8], _ tokens: [Token], _ words: [String]) -> [(
        place: Range<Int>, quantity: Quantity
    )] {
        var found: [(place: Range<Int>, quantity: Quantity)] = []
        for (index, word) in words.enumerated() where openings.matches(word) {
            let place = tokens[index].range
            if let single = whole.first(where: { word.begins(with: $0.word) }) {
                found.append(
                    (place, Quantity(value: single.value, unit: single.unit, raw: bytes.string(place))))
            } else if word == "порядок" || word == "порядка", index > 0,
                words[index - 1] == "на" || words[index - 1] == "в"
            {
                found.append(order(bytes, tokens, words, index))
            } else if let compound = compound(word) {
                found.append(
                    (place, Quantity(value: compound.value, unit: compound.unit, raw: bytes.string(place))))
            } else if let value = value(of: word), let quantity = counted(value, bytes, tokens, index) {
                found.append(quantity)
            } else if singleTimes.contains(word), isSpent(words, index),
                index == 0
                    || (tokens[index - 1].range.count > 2
                        && !isNumber(bytes, tokens[index - 1], words[index - 1]))
            {
                found.append(
                    (
                        place,
                        Quantity(
                            value: "1", unit: QuantityUnit.unit(bytes, place) ?? "", raw: bytes.string(place))
                    ))
            }
        }
        return found
    }

    /// Whether the words before say that time was spent: "ушла неделя", not "за год".
    private static func isSpent(_ words: [String], _ index: Int) -> Bool {
        words[max(0, index - 3)..<index].contains { word in
            [
                "ушл", "заня", "занима", "длил", "потребов", "трат", "обуча", "учил", "целую", "целый",
                "около", "почти",
            ].contains { word.begins(with: $0) }
        }
    }

    /// A token of digits or a numeral: "4 недели" is counted by its number.
    private static func isNumber(_ bytes: [UInt8], _ token: Token, _ word: String) -> Bool {
        token.hasDigit || value(of: word) != nil || word == "этого" || word == "прошлый" || word == "каждую"
            || word == "каждый"
    }

    /// Words that only begin like a small number.
    private static let hundreds: Set<String> = [
        "двести", "двухсот", "триста", "трехсот", "четыреста", "пятьсот", "шестьсот", "одни", "одних",
        "одним", "одними", "тривиально",
    ]

    private static func value(of word: String) -> String? {
        if hundreds.contains(word) { return nil }
        return numerals.first { word.begins(with: $0.stem) && word.count <= $0.stem.count + 3 }?.value
    }

    private static let compounds: [(stem: String, value: String)] = [
        ("двух", "2"), ("трех", "3"), ("четырех", "4"), ("пяти", "5"), ("шести", "6"), ("восьми", "8"),
        ("одно", "1"),
    ]

    /// "трёхслойный": a numeral and a unit in one word.
    private static func compound(_ word: String) -> (value: String, unit: String)? {
        for (stem, value) in compounds where word.begins(with: stem) {
            let rest = word.dropFirst(stem.count)
            if rest.hasPrefix("слойн") { return (value, "layers") }
            if rest.hasPrefix("голов") { return (value, "heads") }
            if rest.hasPrefix("битн") { return (value, "bits") }
            if rest.hasPrefix("кратн") { return (value, "x") }
        }
        return nil
    }

    /// A numeral with the unit behind it, and the comparison behind that.
    private static func counted(_ value: String, _ bytes: [UInt8], _ tokens: [Token], _ index: Int) -> (
        place: Range<Int>, quantity: Quantity
    )? {
        guard index + 1 < tokens.count else { return nil }
        var last = index + 1
        if QuantityUnit.unit(bytes, tokens[last].range) == nil, index + 2 < tokens.count { last += 1 }
        guard let unit = QuantityUnit.unit(bytes, tokens[last].range),
            tokens[last].range.lowerBound - tokens[index].range.upperBound <= 40
        else { return nil }
        let gap = bytes[tokens[index].range.upperBound..<tokens[last].range.lowerBound]
        // A noun behind a stop or a bracket is counted by something else; one model is just a model.
        guard !gap.contains(where: { ".,:;()".utf8.contains($0) }), value != "1" || unit != "models" else {
            return nil
        }
        var start = tokens[index].range.lowerBound
        if unit == "x" {
            if index > 0, bytes.folded(tokens[index - 1].range) == "в" {
                start = tokens[index - 1].range.lowerBound
            }
            if last + 1 < tokens.count, tokens[last + 1].range.lowerBound - tokens[last].range.upperBound == 1
            {
                last += 1
            }
        }
        let place = start..<tokens[last].range.upperBound
        return (place, Quantity(value: value, unit: unit, raw: bytes.string(place)))
    }

    private static func order(_ bytes: [UInt8], _ tokens: [Token], _ words: [String], _ index: Int) -> (
        place: Range<Int>, quantity: Quantity
    ) {
        let last = index + 1 < tokens.count ? index + 1 : index
        let place = tokens[index - 1].range.lowerBound..<tokens[last].range.upperBound
        return (place, Quantity(value: "10", unit: "x", raw: bytes.string(place)))
    }
}
