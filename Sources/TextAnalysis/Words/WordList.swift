/// Words to be asked whether one is among them. Much quicker to make than a set of strings, for lists of which
/// a short run asks little.
public struct WordList: Sendable {
    private var words: ByteTable

    /// The words of `text` between spaces and ends of lines.
    public init(_ text: StaticString) {
        words = ByteTable(capacity: text.utf8CodeUnitCount / 6)
        WordList.forEachWord(of: text) { _ = words.insert($0) }
    }

    /// The words of `texts` between spaces.
    init(_ texts: [String]) {
        words = ByteTable(capacity: texts.count)
        for text in texts {
            for word in TextSlice(text).fields { _ = words.insert(Array(word)) }
        }
    }

    /// Calls `body` for each word of `text`.
    static func forEachWord(of text: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] <= 0x20 {
            if index > start { body(UnsafeBufferPointer(rebasing: bytes[start..<index])) }
            start = index + 1
        }
    }

    /// Whether `word` is among them.
    public func contains(_ word: [UInt8]) -> Bool { word.withUnsafeBufferPointer(contains) }

    /// Whether `word` is among them.
    public func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool { words.find(word) != nil }
}
