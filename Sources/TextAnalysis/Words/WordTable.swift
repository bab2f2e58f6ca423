/// Something for each of some words. Compared are bytes, as in `WordList`.
public struct WordTable<Value: Sendable>: Sendable {
    private var words: ByteTable
    private var values: [Value] = []

    /// The values of words; of two for one word the first.
    public init(_ pairs: [(word: String, value: Value)]) {
        words = ByteTable(capacity: pairs.count)
        for pair in pairs where words.insert(Array(pair.word.utf8)) == values.count {
            values.append(pair.value)
        }
    }

    /// The value of `word`; nil where it has none.
    public subscript(word: String) -> Value? {
        var word = word
        return word.withUTF8 { words.find($0).map { values[$0] } }
    }
}
