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
            let (value, length) = UTF8Scanner.scalar(in: stem, at: i)
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
        Tokenizer.forEachToken(in: word) { traits.formUnion($0.traits) }
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

/// Words whose stem is written down because Snowball has it wrong for texts on machine learning.
enum StemExceptions {
    /// The stem of a folded word; nil when the algorithm may decide.
    static func stem(of word: [UInt8]) -> [UInt8]? {
        word.withUnsafeBufferPointer(forms.find).map { stems[$0] }
    }

    private static let (forms, stems): (ByteTable, [[UInt8]]) = {
        var forms = ByteTable(capacity: 64)
        var stems: [[UInt8]] = []
        for (stem, words) in WordFiles.stems.pairs("stem") {
            for word in TextSlice(words).fields {
                _ = forms.insert(Array(word))
                stems.append(Array(stem.utf8))
            }
        }
        return (forms, stems)
    }()
}

/// What Snowball leaves of Russian nouns that lose a vowel when they are inflected.
enum RussianEndings {
    /// A stem without the vowel that comes and goes before its last consonant: `списк` for both `список`
    /// and `списка`, `образц` for `образец` and `образца`, `точк` for `точек` and `точка`, `ячейк` for `ячеек` and `ячейка`. A vowel that never
    /// goes, as in `поток`, is dropped from all forms alike, which does no harm.
    static func withoutFleetingVowel(_ stem: [UInt8]) -> [UInt8] {
        if stem.suffix(6).elementsEqual("еек".utf8) { return stem.dropLast(4) + Array("йк".utf8) }
        let count = stem.count
        guard count >= 10, isFleeting(stem[count - 4..<count - 2], before: stem[(count - 2)...]),
            isConsonant(stem[count - 6..<count - 4])
        else { return stem }
        return Array(stem[..<(count - 4)] + stem[(count - 2)...])
    }

    /// Whether the vowel goes before the consonant: о and е before к, е before ц.
    private static func isFleeting(_ vowel: ArraySlice<UInt8>, before last: ArraySlice<UInt8>) -> Bool {
        let isE = vowel.elementsEqual("е".utf8)
        if last.elementsEqual("к".utf8) { return isE || vowel.elementsEqual("о".utf8) }
        return isE && last.elementsEqual("ц".utf8)
    }

    private static func isConsonant(_ letter: ArraySlice<UInt8>) -> Bool {
        "бвгджзйклмнпрстфхцчшщ".unicodeScalars.contains { letter.elementsEqual(String($0).utf8) }
    }
}

/// Russian nouns whose last letters look like an ending, so that Snowball cuts some of their forms shorter
/// than others: `систем` would be `сист`, but `система` is `систем`.
enum RussianNouns {
    /// The stem of a form of such a noun, or of a compound of one (`подсистем`); nil when it is none.
    static func stem(of word: [UInt8]) -> [UInt8]? {
        word.withUnsafeBufferPointer { word in
            for ending in endings where word.count > ending.count && word.ends(with: ending) {
                let stem = UnsafeBufferPointer(rebasing: word.dropLast(ending.count))
                if stems.contains(stem) || isCompound(stem) { return Array(stem) }
            }
            return nil
        }
    }

    /// Whether the word ends in a noun of the list that is long enough not to be there by chance.
    private static func isCompound(_ stem: UnsafeBufferPointer<UInt8>) -> Bool {
        var length = 10
        while length + 4 <= stem.count {
            if stems.contains(UnsafeBufferPointer(rebasing: stem.suffix(length))) { return true }
            length += 2
        }
        return false
    }

    private static let endings = ([""] + WordFiles.stems.values("noun.ending")).map { Array($0.utf8) }

    private static let stems = WordFiles.stems.list("noun")
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func ends(with ending: [UInt8]) -> Bool {
        ending.indices.allSatisfy { self[count - ending.count + $0] == ending[$0] }
    }
}
