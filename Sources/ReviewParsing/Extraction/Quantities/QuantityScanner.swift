import ReviewModel
import TextAnalysis

/// Finds numbers that measure something: `12B`, `в 8 раз быстрее`, `64 TPUv3`, `трижды`, `BLEU 28.4`.
///
/// Years, dates, versions, shapes, numbers of figures and sections, markers of lists and factorials measure nothing, nor
/// do bare ones of which nothing tells what they are.
struct QuantityScanner {
    /// A quantity, where its words stand, and where the number itself begins.
    private typealias Found = (place: Range<Int>, number: Int, quantity: Quantity)

    private let text: TextSlice
    private let measure: QuantityMeasure
    private var found: [Found] = []
    /// How many of the words begin before the number that is looked at.
    private var passed = 0
    /// Where the last number ended that only refers to something: "Tables 12 and 13".
    private var reference: Int?

    /// The quantities in `text`, in order. `tokens` are its words, `words` the same folded.
    static func quantities(in text: TextSlice, tokens: [Token], words: [String]) -> [Quantity] {
        var scanner = QuantityScanner(text, tokens: tokens, words: words)
        scanner.readNumbers()
        scanner.found += NumeralWords.quantities(in: text, tokens: tokens, words: words).map {
            ($0.place, $0.place.lowerBound, $0.quantity)
        }
        guard !scanner.found.isEmpty else { return [] }
        scanner.found.sort { $0.place.lowerBound < $1.place.lowerBound }
        scanner.tellMeasures()
        scanner.shareBetweenNeighbours()
        return scanner.found.map(\.quantity)
    }

    private init(_ text: TextSlice, tokens: [Token], words: [String]) {
        self.text = text
        measure = QuantityMeasure(text: text, tokens: tokens, words: words)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func firstDigit(in text: TextSlice) -> Int? {
        text.bytes.withUnsafeBufferPointer { bytes in text.range.first { isDigit(bytes[$0]) } }
    }

    private mutating func readNumbers() {
        // Looked for where there is a digit: most sentences have none.
        var masked: [Range<Int>]?
        var next = text.startIndex
        if let marker = ListItem.marker(in: text) { next = marker.upperBound }
        while let at = Self.firstDigit(in: text.from(next)) {
            let addresses = masked ?? WebAddress.find(in: text)
            masked = addresses
            if let url = addresses.first(where: { $0.contains(at) }) {
                next = url.upperBound
            } else if let number = NumberText(at: at, in: text) {
                if let quantity = quantity(of: number) { found.append(quantity) }
                next = number.range.upperBound
            } else {
                next = NumberText.end(ofRefused: at, in: text)
            }
        }
    }

    /// The quantity a number makes with the words around it; nil when it measures nothing.
    private mutating func quantity(of number: NumberText) -> Found? {
        while passed < measure.tokens.count, measure.tokens[passed].range.lowerBound < number.range.lowerBound
        {
            passed += 1
        }
        let after = QuantityUnit.after(number, in: text)
        let previous = passed > 0 ? measure.tokens[passed - 1] : nil
        let before = QuantityUnit.before(
            number, in: text, previous: previous, hasUnit: after != nil,
            isFactor: after?.unit == "x", words: measure.words[max(0, passed - 5)..<passed])
        if after == nil, isInName(number) { return nil }
        if before.isReference || goesOn(with: number) {
            reference = number.range.upperBound
            return nil
        }
        let isMeasured = measures(number, after: after, before: before, previous: previous)
        guard isMeasured else { return nil }
        var place = number.range
        if let end = after?.end { place = place.lowerBound..<end }
        if let start = before.start { place = start..<place.upperBound }
        let unit = unit(of: number, after: after, before: before)
        let quantity = Quantity(
            value: signed(number, unit: unit), unit: unit, of: after?.of ?? before.of,
            raw: text[place].string)
        return (place, number.range.lowerBound, quantity)
    }

    /// Whether it belongs to the name before it: the size in "Kiwi 2 7B", the version there, the size of a test.
    private func isInName(_ number: NumberText) -> Bool {
        let isSize = number.mayEndName(in: text)
        guard isSize || number.isBeforeSize(in: text) else { return false }
        var k = passed - 1
        var end = number.range.lowerBound
        while k >= 0, end - measure.tokens[k].range.upperBound == 1, " -.".utf8.contains(text[end - 1]) {
            guard measure.tokens[k].isNumber else {
                return text[end - 1] != UInt8(ascii: ".")
                    && measure.mayBeName(k, isVersioned: !isSize || k < passed - 1)
            }
            end = measure.tokens[k].range.lowerBound
            k -= 1
        }
        return false
    }

    /// The value, with a minus where the words before it say that something fell by it.
    private func signed(_ number: NumberText, unit: String) -> String {
        let isPlain = number.value.utf8.allSatisfy { Self.isDigit($0) || $0 == UInt8(ascii: ".") }
        guard isPlain, unit != "x", unit != "times", measure.isFall(passed) else { return number.value }
        return "-" + number.value
    }

    /// Whether a bare number goes on with those that only refer to something.
    private func goesOn(with number: NumberText) -> Bool {
        guard let reference, number.scale.isEmpty, number.isInteger, number.range.lowerBound - reference <= 6
        else {
            return false
        }
        return Self.connectors.contains(connector(reference..<number.range.lowerBound))
    }

    /// Whether a hyphen joins a Latin word to a number, as in "a 1000-page book".
    private func isJoined(_ number: NumberText) -> Bool {
        let next = number.range.upperBound + 1
        return next < text.endIndex && text[next - 1] == UInt8(ascii: "-")
            && (0x61...0x7A).contains(text[next])
    }

    private func measures(
        _ number: NumberText, after: QuantityUnit.After?, before: QuantityUnit.Before, previous: Token?
    ) -> Bool {
        if number.isFactorial(in: text) || number.isMarker(in: text) || number.isShape
            || number.isMember(in: text) || number.isResolution(in: text)
            || number.isKernel && before.unit == nil || number.isDimensionality(in: text)
            || number.digits.hasPrefix("0/")
        {
            return false
        }
        if number.isDecade(in: text) { return false }
        if !isJoined(number),
            number.looksLikeYear
                || number.isInteger && number.digits.utf8.count == 4 && after?.mayBeDated == true
                    && number.digits.hasPrefix("1"),
            number.scale.isEmpty, number.currency.isEmpty,
            after.map({ $0.mayBeDated || $0.unit == "years" || $0.unit == "s" }) ?? true
        {
            return false
        }
        // "top-5 accuracy" tells what is counted as right.
        if before.unit == "top", number.scale.isEmpty, number.digits.utf8.count == 1 { return false }
        // Of a size its sides are told in pixels, of a fraction what it is one of.
        if number.isProduct, before.unit != "pixels", after.map({ !Self.pictures.contains($0.unit) }) ?? true
        {
            return false
        }
        guard after == nil, !isFactor else { return true }
        if number.isSide(in: text) || number.isPartOfTerm(in: text) { return false }
        if before.isSaid, !number.isFraction,
            !number.follows(name: previous, in: text) || before.unit != nil
        {
            return true
        }
        if !number.isFraction, !number.isProduct,
            let phrase = measure.before(passed, number: number.range.lowerBound),
            fits(phrase, unit: number.scale, isBare: number.isInteger && number.digits.utf8.count < 2)
        {
            return true
        }
        if !number.isFraction, !number.isProduct,
            let phrase = measure.behind(
                index(from: number.range.upperBound), end: number.range.upperBound,
                isShare: number.scale == "%"),
            phrase.isBeside, !number.scale.isEmpty || !measure.isRussian(phrase)
        {
            return true
        }
        return !number.saysNothing(
            behind: previous, isAnnounced: measure.announcesAmount(passed), in: text)
    }

    /// The number of the first word that begins at `place` or later.
    private func index(from place: Int) -> Int {
        var index = passed
        while index < measure.tokens.count, measure.tokens[index].range.lowerBound < place { index += 1 }
        return index
    }

    private func unit(of number: NumberText, after: QuantityUnit.After?, before: QuantityUnit.Before)
        -> String
    {
        var word = after?.unit
        if number.isProduct { word = "pixels" }
        if word == nil, before.unit == "pixels" { word = "pixels" }
        // "100 times" counts where nothing is compared.
        if let after, after.unit == "x", !after.isCompared, before.start == nil, number.scale != "x", !isGrown
        {
            word = "times"
        }
        if word == nil, number.scale.isEmpty, isFactor { word = "x" }
        if number.scale == "%", word == "points" { return "pp" }
        // "12B model": billions and millions of a model are its parameters.
        if word == "models", ["B", "M", "T"].contains(number.scale) { word = "parameters" }
        return [number.scale, number.currency, word ?? ""].reduce(into: "") { unit, part in
            guard !part.isEmpty, part != unit, !unit.hasSuffix(" " + part) else { return }
            unit += unit.isEmpty ? part : " " + part
        }
    }

    /// "by a factor of 4"
    private var isFactor: Bool {
        passed > 1 && measure.words[passed - 1] == "of" && Self.factors.contains(measure.words[passed - 2])
    }

    /// "cost grows 1.5 times"
    private var isGrown: Bool { passed > 0 && QuantityMeasure.changes(measure.words[passed - 1]) }

    // MARK: What they measure

    /// Gives each quantity what it measures, where the words around it say that.
    private mutating func tellMeasures() {
        var first = 0
        for number in found.indices {
            let place = found[number].place
            while first < measure.tokens.count, measure.tokens[first].range.lowerBound < found[number].number
            {
                first += 1
            }
            var next = first
            while next < measure.tokens.count, measure.tokens[next].range.lowerBound < place.upperBound {
                next += 1
            }
            guard let phrase = phrase(before: first, behind: next, of: found[number]) else { continue }
            found[number].quantity.of = text[measure.range(phrase)].string
        }
    }

    /// What stands right beside a quantity says most: "accuracy 91 %", "28.4 BLEU"; then what stands before it.
    private func phrase(before first: Int, behind next: Int, of found: Found) -> QuantityMeasure.Phrase? {
        let unit = found.quantity.unit
        if next > first, unit != "x", QuantitySign.measures.contains(unit),
            let own = measure.phrase(endingAt: next - 1), own.tokens.lowerBound > first
        {
            return own
        }
        if let content = measure.content(next, end: found.place.upperBound, unit: unit) { return content }
        let before = measure.before(first, number: found.number)
        if let before, before.isBeside { return fits(before, unit: unit) ? before : nil }
        let behind = measure.behind(next, end: found.place.upperBound, isShare: unit == "%")
        if let behind, behind.isBeside, !unit.isEmpty || !measure.isRussian(behind) {
            let isPart = ["%", "x", "points", "pp"].contains(unit)
            return fits(behind, unit: unit) && (isPart || !measure.isSubject(behind)) ? behind : nil
        }
        return [before, unit.isEmpty ? nil : behind].compactMap { $0 }.first { fits($0, unit: unit) }
    }

    /// Whether what is counted in `unit` can be said of a phrase: of sizes and budgets alone that there are so many of
    /// something.
    private func fits(_ phrase: QuantityMeasure.Phrase, unit: String, isBare: Bool = false) -> Bool {
        if isBare { return phrase.isBeside && !phrase.isEnclosed }
        if phrase.isSized { return true }
        let last = unit.utf8.lastIndex(of: 0x20).map { String(unit[unit.index(after: $0)...]) } ?? unit
        return ["", "%", "x"].contains(last) || QuantitySign.measures.contains(last)
            || QuantitySign.measures.contains(unit) || last.contains("/")
            || ["K", "M", "B", "T"].contains(last)
    }

    /// Lets neighbours in a row share what only one of them says: "from 5.1 to 4.3 %", "22M and 86M parameters",
    /// "a perplexity of 12.4 against 13.1".
    private mutating func shareBetweenNeighbours() {
        for next in found.indices.dropFirst() {
            let isTold = tellsMore(next)
            guard isTold || joins(next) else { continue }
            let (one, other) = (found[next - 1].quantity, found[next].quantity)
            let isBare = found[next].place.lowerBound == found[next].number
            if other.of == nil, isBare, let of = one.of,
                one.unit == other.unit || !isTold && Self.isMeasured(other.unit)
            {
                // What "convolutional layers" are counted is not said of the next.
                if !one.raw.hasSuffix(of) { found[next].quantity.of = of }
            }
        }
        for next in found.indices.dropFirst().reversed() {
            guard joins(next) else { continue }
            let (one, other) = (found[next - 1].quantity, found[next].quantity)
            let scales = ["K", "M", "B", "T"]
            let parts = other.unit.split(separator: " ", maxSplits: 1).map(String.init)
            if one.unit.isEmpty, !other.unit.isEmpty, one.of == nil || Self.isMeasured(other.unit),
                one.of == nil || other.of == nil || one.of == other.of
            {
                found[next - 1].quantity.unit = other.unit
            } else if scales.contains(one.unit), parts.count == 2, scales.contains(parts[0]) {
                found[next - 1].quantity.unit = one.unit + " " + parts[1]
            }
            if one.of == nil, let of = other.of, other.raw.hasSuffix(of) || one.unit == other.unit,
                !of.isEmpty, one.unit.isEmpty || one.unit == other.unit
            {
                found[next - 1].quantity.of = of
            }
        }
    }

    private static func isMeasured(_ unit: String) -> Bool {
        unit.isEmpty || unit == "%" || QuantitySign.measures.contains(unit)
    }

    /// Whether nothing but a word that makes a row stands between a quantity and the one before it.
    private func joins(_ next: Int) -> Bool {
        let gap =
            found[next - 1].place
            .upperBound..<max(found[next - 1].place.upperBound, found[next].place.lowerBound)
        guard gap.count <= 24, !gap.isEmpty else { return false }
        return Self.connectors.contains(connector(gap))
    }

    /// Whether a quantity goes on with what the one before it measures: of another name, "FID 8.9, Kiwi — 9.6", or as a
    /// difference, "18.4, which is 0.3 worse".
    private func tellsMore(_ next: Int) -> Bool {
        let start = found[next - 1].place.upperBound
        let gap = start..<max(start, found[next].place.lowerBound)
        guard gap.count <= 60, gap.count > 3 else { return false }
        let said = text[gap].folded
        if Self.relatives.contains(where: { said.hasSuffix($0 + " ") }) { return true }
        guard text[start] == UInt8(ascii: ",") || text[start] == UInt8(ascii: ";") else { return false }
        let names = measure.tokens.filter { gap.contains($0.range.lowerBound) }
        guard let first = names.first, let last = names.last, names.count <= 3,
            names.allSatisfy({ $0.hasUpper && $0.hasLatin || $0.isNumber }), first.hasLatin
        else { return false }
        return text[start + 1..<first.range.lowerBound].allSatisfy { $0 == 0x20 }
            && text[last.range.upperBound..<gap.upperBound].allSatisfy {
                " :-=".utf8.contains($0) || $0 == 0xE2 || $0 & 0xC0 == 0x80
            }
    }

    private func connector(_ gap: Range<Int>) -> String {
        text[gap].folded.split(separator: " ").joined(separator: " ")
    }

    private static let connectors = Set(WordFiles.quantities.values("connector"))
    private static let relatives = WordFiles.quantities.values("connector.relative")
    private static let factors = WordFiles.quantities.list("measure.factor")
    private static let pictures = Set(WordFiles.quantities.fields("unit.picture"))
}
