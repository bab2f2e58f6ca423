/// The words of a text, folded, in one array: for those who look at all words of a text, where a string for each
/// would take longer than all else.
public struct FoldedWords: Sendable {
    private var arena: [UInt8] = []
    private var ends: [Int32] = [0]

    /// The words of `bytes` within `range`.
    public init(_ bytes: [UInt8], in range: Range<Int>) {
        let range = range.clamped(to: bytes.indices)
        arena.reserveCapacity(range.count)
        ends.reserveCapacity(range.count / 6 + 8)
        bytes.withUnsafeBufferPointer { bytes in
            let text = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
            var at = range.lowerBound
            while let token = Tokenizer.next(in: text, from: at) {
                WordFolding.append(UnsafeBufferPointer(rebasing: text[token.range]), to: &arena)
                ends.append(Int32(arena.count))
                at = token.range.upperBound
            }
        }
    }

    /// How many words there are.
    public var count: Int { ends.count - 1 }

    /// Calls `body` with the bytes of all words, and where each ends in them.
    @inline(__always)
    public func withBytes<Result>(
        _ body: (_ arena: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int32>) -> Result
    ) -> Result {
        arena.withUnsafeBufferPointer { arena in ends.withUnsafeBufferPointer { body(arena, $0) } }
    }
}
