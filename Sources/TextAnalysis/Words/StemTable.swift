/// Numbers the stems of words. What was seen before costs no more than to be found again, so keep one for a
/// run; it is not to be shared between threads.
public final class StemTable {
    private let stemmer = Stemmer()
    private var words = ByteTable()
    private var numbers: [Int32] = []
    private var stems = ByteTable()
    /// Longer ones are no words of any language.
    private let longest = 64

    /// A table that has seen nothing yet.
    public init() {}

    /// Numbers of the stems of all words in `bytes`, which are UTF-8, in their order; from 0 on, without gaps.
    public func numbers(in bytes: [UInt8]) -> [Int] {
        Tokenizer.tokens(in: bytes).compactMap { token in
            token.range.count <= longest ? number(of: bytes[token.range]) : nil
        }
    }

    /// The stem with that number, in UTF-8.
    public func stem(_ number: Int) -> ArraySlice<UInt8> { stems.bytes(number) }

    private func number(of word: ArraySlice<UInt8>) -> Int {
        let known = words.count
        let place = word.withUnsafeBufferPointer { words.insert($0) }
        if place < known { return Int(numbers[place]) }
        let stem = stemmer.stem(WordFolding.fold(word))
        let number = stem.withUnsafeBufferPointer { stems.insert($0) }
        numbers.append(Int32(number))
        return number
    }
}
