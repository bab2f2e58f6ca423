import CStemmer

/// Brings the forms of a word together: `трансформеров` and `трансформер`, `models` and `model`.
///
/// Snowball by script, corrected where it parts what belongs together or joins what does not. Remembers
/// what it has seen, so keep one for a run; it is not to be shared between threads.
public final class Stemmer {
    private let russian = SnowballAlgorithm(language: "russian")
    private let english = SnowballAlgorithm(language: "english")
    private var seen = ByteTable()
    private var stems: [[UInt8]] = []
    /// Distinct words remembered; some 10 MB of them at most.
    private let capacity = 1 << 16

    /// A stemmer that has seen nothing yet.
    public init() {}

    /// The stem of a word that `WordFolding` has folded. Words with a digit, and words of other scripts
    /// than Latin and Cyrillic, are their own stems; a Russian ending of a Latin word is taken off.
    public func stem(_ folded: [UInt8]) -> [UInt8] {
        let count = seen.count
        let index = folded.withUnsafeBufferPointer { seen.insert($0) }
        if index < count { return stems[index] }
        let stem = compute(folded)
        stems.append(stem)
        if stems.count >= capacity { forget() }
        return stem
    }

    /// A looser key than the stem: doubled letters are single ones and `э` is `е`, so that
    /// `эмбединг`, `эмбеддинг` and `ембеддинг` meet.
    public static func variantKey(_ stem: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        var last: UInt32 = 0
        var i = 0
        while i < stem.count {
            let (value, length) = UTF8Scanner.scalar(stem, i)
            let letter: UInt32 = value == 0x44D ? 0x435 : value
            if letter != last || !UTF8Scanner.isLetter(letter) { UTF8Scanner.append(letter, to: &key) }
            last = letter
            i += length
        }
        return key
    }

    private func forget() {
        seen = ByteTable()
        stems = []
    }

    private func compute(_ word: [UInt8]) -> [UInt8] {
        if let start = LoanEnding.start(in: word) { return compute(Array(word[..<start])) }
        var traits: ScalarTraits = []
        Tokenizer.forEachToken(in: word, word.indices) { traits.formUnion($0.traits) }
        if traits.contains(.digit) || traits.contains(.latin) && traits.contains(.cyrillic) { return word }
        if let exception = StemExceptions.stem(of: word) { return exception }
        if traits.contains(.cyrillic), let noun = RussianNouns.stem(of: word) { return noun }
        if traits.contains(.cyrillic) { return RussianEndings.withoutFleetingVowel(russian.stem(word)) }
        return traits.contains(.latin) ? english.stem(word) : word
    }
}

/// One of the stemming algorithms of libstemmer; see https://snowballstem.org/algorithms/.
final class SnowballAlgorithm {
    private let handle: OpaquePointer?

    /// The algorithm for a language by its English name.
    init(language: String) { handle = sb_stemmer_new(language, "UTF_8") }

    deinit { sb_stemmer_delete(handle) }

    /// The stem of a lower-case word in UTF-8; the word itself where the library has no such algorithm.
    func stem(_ word: [UInt8]) -> [UInt8] {
        guard let handle, let length = Int32(exactly: word.count),
            let stem = sb_stemmer_stem(handle, word, length)
        else { return word }
        return Array(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))))
    }
}

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
