/// Tells the language of a text by its letters and its commonest words.
public enum LanguageDetection {
    /// The main language of a text; nil when it has no letters or is in a language not known here. A
    /// quarter of Cyrillic letters makes a text Russian or Ukrainian, since posts on research are full of
    /// Latin names; addresses are left out of the count.
    public static func detect(_ bytes: [UInt8]) -> LanguageGuess? { LanguageCensus(bytes).verdict }
}
