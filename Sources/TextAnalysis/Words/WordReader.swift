/// Gives the words of a text one by one, for those that look at each of them once.
public struct WordReader {
    private let text: UnsafeBufferPointer<UInt8>
    /// Where it reads on, in bytes.
    public private(set) var position: Int

    /// Words of `text`, those that begin at `start` or later. The text must stay where it is meanwhile.
    public init(_ text: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
        self.text = text
        position = max(0, start)
    }

    /// The next word, as `Tokenizer` has it; nil at the end.
    public mutating func next() -> Token? {
        let token = Tokenizer.next(in: text, from: position)
        position = token?.range.upperBound ?? text.count
        return token
    }
}
