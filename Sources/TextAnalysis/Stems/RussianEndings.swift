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

/// Russian endings put straight on a Latin word: `BERTом`, `GPT3й`, `MLщик`.
enum LoanEnding {
    /// Where the ending begins in `word`, in bytes; nil when it has none. The word may be folded or not.
    static func start(in word: UnsafeBufferPointer<UInt8>) -> Int? {
        var start = word.count
        while start >= 2, isCyrillicLead(word[start - 2]), word[start - 1] & 0xC0 == 0x80 { start -= 2 }
        guard start > 0, start < word.count, isLatinOrDigits(word[..<start]) else { return nil }
        let ending = String(decoding: word[start...], as: UTF8.self)
        return endings.contains(ending) ? start : nil
    }

    /// Where the ending begins in `word`, in bytes; nil when it has none.
    static func start(in word: [UInt8]) -> Int? { word.withUnsafeBufferPointer { start(in: $0) } }

    private static func isCyrillicLead(_ byte: UInt8) -> Bool { byte == 0xD0 || byte == 0xD1 }

    private static func isLatinOrDigits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var hasLetter = false
        for byte in bytes {
            if isCyrillicLead(byte) { return false }
            hasLetter = hasLetter || byte >= 0x41 && !(0x5B...0x60).contains(byte)
        }
        return hasLetter
    }

    private static let endings = WordFiles.stems.phrases("loan.ending")
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
