/// Where the values of a message stand in the source.
struct MessageIndex {
    /// Bytes of the whole message.
    var place = 0..<0
    /// A message has few keys, so a list is faster than a table.
    private var values: [(key: ExportKey, place: Range<Int>)] = []

    /// The value of `key`, nil when the message has none.
    subscript(key: ExportKey) -> Range<Int>? { values.first { $0.key == key }?.place }

    /// Remembers a value. Of two with the same key the first that holds something counts: a row about
    /// data sent to a bot has its text twice.
    mutating func note(_ key: ExportKey, _ value: Range<Int>) {
        guard key != .other else { return }
        if let known = values.firstIndex(where: { $0.key == key }) {
            if values[known].place.count <= 2 { values[known].place = value }
        } else {
            values.append((key, value))
        }
    }

    /// Forgets everything.
    mutating func clear() { values.removeAll(keepingCapacity: true) }
}
