import ReviewModel
import TextAnalysis

/// Finds numbers that measure something: `12B`, `256*256`, `в 8 раз быстрее`, `64 TPUv3`, `трижды`.
///
/// Years, versions, shapes, numbers of figures and sections, markers of lists and factorials measure nothing.
enum QuantityScanner {
    /// The quantities in `range`, in order. `tokens` are its words, `words` the same folded.
    static func quantities(in bytes: [UInt8], _ range: Range<Int>, tokens: [Token], words: [String])
        -> [Quantity]
    {
        var found: [(place: Range<Int>, quantity: Quantity)] = []
        // Looked for where there is a digit: most sentences have none.
        var masked: [Range<Int>]?
        var next = range.lowerBound
        if let marker = ListItem.marker(in: bytes, range) { next = marker.upperBound }
        while let at = firstDigit(in: bytes, next..<max(next, range.upperBound)) {
            let addresses = masked ?? WebAddress.find(in: bytes, range)
            masked = addresses
            if let url = addresses.first(where: { $0.contains(at) }) {
                next = url.upperBound
            } else if let number = NumberText(bytes, at: at, in: range) {
                if let quantity = measured(number, in: bytes, range: range) { found.append(quantity) }
                next = number.range.upperBound
            } else {
                next = NumberText.end(ofRefused: bytes, at: at, in: range)
            }
        }
        found += NumeralWords.quantities(in: bytes, tokens, words: words)
        guard found.count > 1 else { return found.map(\.quantity) }
        return found.sorted { $0.place.lowerBound < $1.place.lowerBound }.map(\.quantity)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func firstDigit(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in range.first { isDigit(bytes[$0]) } }
    }

    /// The quantity a number makes with the words around it; nil when it measures nothing.
    private static func measured(
        _ number: NumberText, in bytes: [UInt8], range: Range<Int>
    ) -> (place: Range<Int>, quantity: Quantity)? {
        let after = QuantityUnit.after(number, in: bytes, range: range)
        let before = QuantityUnit.before(number, in: bytes, range: range)
        if before.isReference || number.isFactorial(bytes, within: range)
            || number.isMarker(bytes, within: range)
            || number.isShape || number.isMember(bytes, within: range)
            || number.isResolution(bytes, within: range) || number.isKernel && before.unit == nil
        {
            return nil
        }
        if number.looksLikeYear, after.map(\.mayBeDated) ?? true { return nil }
        if after == nil, number.isSide(bytes, within: range) || number.isPartOfTerm(bytes, within: range) {
            return nil
        }
        // "top-5 accuracy" tells what is counted as right.
        let isRank = before.unit == "top"
        if isRank, number.scale.isEmpty, number.value.utf8.count == 1 { return nil }
        if number.isDimensionality(bytes, within: range) || number.value.hasPrefix("0/") { return nil }
        if after == nil, before.start == nil, number.saysNothing(bytes, within: range) { return nil }
        var unit = number.scale
        // A quarter of a resolution is no pixels.
        let isPart = before.unit == "pixels" && number.value.utf8.contains(UInt8(ascii: "/"))
        var word = after?.unit ?? (isRank || isPart ? nil : before.unit)
        // "100 times" counts where nothing is compared.
        if let after, after.unit == "x", !after.isCompared, before.start == nil, unit != "x" {
            word = "times"
        }
        if let word {
            unit = unit.isEmpty || unit == word ? word : "\(unit) \(word)"
        }
        // "12B model": billions and millions of a model are its parameters.
        if after?.unit == "models", ["B", "M", "T"].contains(number.scale) {
            unit = number.scale + " parameters"
        }
        var place = number.range
        if let end = after?.end { place = place.lowerBound..<end }
        if let start = before.start { place = start..<place.upperBound }
        let raw = bytes.string(place)
        let measured = after?.of ?? (isPart ? nil : before.of)
        return (place, Quantity(value: number.value, unit: unit, of: measured, raw: raw))
    }
}
