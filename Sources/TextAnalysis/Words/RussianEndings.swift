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
