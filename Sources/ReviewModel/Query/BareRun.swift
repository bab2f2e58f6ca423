/// Text without quotes, as a query holds it, with the backslashes taken out.
struct BareRun {
    private var bytes: [UInt8] = []
    /// For each byte, whether a backslash took its meaning away.
    private var escaped: [Bool] = []
    /// Where the colon of a possible field stands in the query.
    var fieldColon: Int?

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(_ slice: some Collection<UInt8>, escaped isEscaped: Bool) {
        bytes.append(contentsOf: slice)
        escaped.append(contentsOf: repeatElement(isEscaped, count: slice.count))
    }

    mutating func append(contentsOf other: BareRun) {
        bytes += other.bytes
        escaped += other.escaped
    }

    /// Drops bytes at the end that are `dropped` and not escaped.
    mutating func trim(_ dropped: (UInt8) -> Bool) {
        while let byte = bytes.last, escaped.last == false, dropped(byte) {
            bytes.removeLast()
            escaped.removeLast()
        }
    }

    /// What the run means where a word may stand; nil when it holds nothing to search for.
    var word: QueryToken.Kind? {
        let isPlain = !escaped.contains(true)
        if isPlain, let special = BareRun.special(text) { return special }
        var run = self
        run.trim(QuerySpelling.isTrailing)
        if isPlain, QuerySpelling.isPunctuation(run.bytes) { return nil }
        let isExact = run.drop(first: UInt8(ascii: "="))
        if run.dropLast(UInt8(ascii: "*")) { return .prefix(run.text) }
        return isExact ? .exactWord(run.text) : .word(run.text)
    }

    private static func special(_ text: String) -> QueryToken.Kind? {
        switch text {
        case "OR": .or
        case "AND": .and
        case "NOT": .not
        case "*": .everything
        default: nil
        }
    }

    private mutating func drop(first byte: UInt8) -> Bool {
        guard bytes.count > 1, bytes.first == byte, escaped.first == false else { return false }
        bytes.removeFirst()
        escaped.removeFirst()
        return true
    }

    private mutating func dropLast(_ byte: UInt8) -> Bool {
        guard bytes.count > 1, bytes.last == byte, escaped.last == false else { return false }
        bytes.removeLast()
        escaped.removeLast()
        return true
    }
}
