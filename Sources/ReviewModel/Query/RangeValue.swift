/// Reads the value of a field that is compared by size: `2021`, `2020..2022`, `..2020`, `>=2021`.
struct RangeValue: Sendable {
    /// Values the field can have.
    let limits: ClosedRange<Int>
    /// The values that one bound names: a month names its days.
    let parseBound: @Sendable (String) -> ClosedRange<Int>?
    /// The value next to another, in either direction.
    let step: @Sendable (Int, Int) -> Int?

    /// The range of `text`; nil when it is none, or holds nothing the field can have.
    func parse(_ text: String) -> FieldValue? {
        guard let (low, high) = bounds(of: text), low != nil || high != nil else { return nil }
        guard [low, high].allSatisfy({ $0.map(limits.contains) ?? true }) else { return nil }
        if let low, let high, low > high { return nil }
        return .range(low, high)
    }

    private func bounds(of text: String) -> (Int?, Int?)? {
        for (sign, bounds) in comparisons where text.hasPrefix(sign) {
            return parseBound(String(text.dropFirst(sign.count))).flatMap(bounds)
        }
        guard let (left, right) = halves(of: text) else {
            return parseBound(text).map { ($0.lowerBound, $0.upperBound) }
        }
        guard let low = openBound(left), let high = openBound(right) else { return nil }
        return (low?.lowerBound, high?.upperBound)
    }

    private var comparisons: [(String, (ClosedRange<Int>) -> (Int?, Int?)?)] {
        [
            (">=", { ($0.lowerBound, nil) }),
            ("<=", { (nil, $0.upperBound) }),
            (">", { span in step(span.upperBound, 1).map { ($0, nil) } }),
            ("<", { span in step(span.lowerBound, -1).map { (nil, $0) } }),
            ("=", { ($0.lowerBound, $0.upperBound) }),
        ]
    }

    /// What stands on both sides of `..` or `…`.
    private func halves(of text: String) -> (String, String)? {
        let bytes = Array(text.utf8)
        for separator in [Array("..".utf8), Array("…".utf8)] {
            guard
                let start = bytes.indices.first(where: { QuerySpelling.matches(separator, in: bytes, at: $0) }
                )
            else { continue }
            let right = bytes[(start + separator.count)...]
            return (String(decoding: bytes[..<start], as: UTF8.self), String(decoding: right, as: UTF8.self))
        }
        return nil
    }

    /// A bound that may be left out; the outer nil means that it is none.
    private func openBound(_ text: String) -> ClosedRange<Int>?? {
        if text.isEmpty { return .some(nil) }
        return parseBound(text).map { .some($0) }
    }
}

extension RangeValue {
    /// Years of four digits; `2020-2022` is a range too.
    static let year = RangeValue(limits: PlausibleYear.writable, parseBound: { years($0) }, step: { $0 + $1 })
    /// Days, months and years; where it is known which day is `today`, also those told by their distance from it.
    static func date(today: Int? = nil) -> RangeValue {
        RangeValue(
            limits: CalendarSpan.limits,
            parseBound: { text in
                CalendarSpan.parse(text) ?? today.flatMap { RelativeDate.parse(text, today: $0) }
            },
            step: { day, offset in CalendarSpan.day(day, offset: offset).flatMap { $0 == day ? nil : $0 } })
    }
    /// From 1 to 5.
    static let rating = RangeValue(limits: 1...5, parseBound: { number($0) }, step: { $0 + $1 })

    private static func number(_ text: String) -> ClosedRange<Int>? {
        guard text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text).map { $0...$0 }
    }

    private static func years(_ text: String) -> ClosedRange<Int>? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
        let numbers = parts.compactMap { number(String($0))?.lowerBound }
        guard numbers.count == parts.count, let first = numbers.first, let last = numbers.last else {
            return nil
        }
        return numbers.count <= 2 && first <= last ? first...last : nil
    }
}
