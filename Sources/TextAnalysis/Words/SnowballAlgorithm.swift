import CStemmer

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
