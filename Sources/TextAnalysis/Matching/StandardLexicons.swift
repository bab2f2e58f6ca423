import CLexicons

/// The lexicons that come with the program: text files in `Lexicons`, read when first asked for.
public enum StandardLexicons {
    /// Models, architectures, methods, frameworks.
    public static let models = Lexicon.parse(text(digest_lexicon_models())).0
    /// Data sets and benchmarks.
    public static let datasets = Lexicon.parse(text(digest_lexicon_datasets())).0
    /// Laboratories, companies, universities.
    public static let organisations = Lexicon.parse(text(digest_lexicon_organisations())).0
    /// Conferences and journals.
    public static let venues = Lexicon.parse(text(digest_lexicon_venues())).0
    /// Countries as they stand after affiliations.
    public static let countries = Lexicon.parse(text(digest_lexicon_countries())).0
    /// Topics.
    public static let topics = TopicLexicon.parse(text(digest_lexicon_topics())).0

    private static func text(_ lexicon: digest_lexicon) -> [UInt8] {
        Array(UnsafeBufferPointer(start: lexicon.bytes, count: lexicon.count))
    }
}
