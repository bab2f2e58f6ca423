import CLexicons

/// The lexicons that come with the program: text files in `Lexicons`, read when first asked for.
public enum StandardLexicons {
    /// Models, architectures, methods, frameworks.
    public static let models = Lexicon.parse(modelsFile).0
    /// Data sets and benchmarks.
    public static let datasets = Lexicon.parse(datasetsFile).0
    /// Laboratories, companies, universities.
    public static let organisations = Lexicon.parse(organisationsFile).0
    /// Conferences and journals.
    public static let venues = Lexicon.parse(venuesFile).0
    /// Countries as they stand after affiliations.
    public static let countries = Lexicon.parse(countriesFile).0
    /// Topics.
    public static let topics = TopicLexicon.parse(topicsFile).0
    /// How many names of each sort a topic is best known by.
    public static let leadingNames = 4

    /// Topics, for the few that are asked for.
    public static let topicFile = TopicFile { memory(digest_lexicon_topics()) }

    /// What is called differently in English and Russian.
    public static let glossary = Glossary { memory(digest_lexicon_glossary()) }

    /// Names of models, data sets, organisations and venues with their spellings, for the few that are
    /// asked for: to read them all as lexicons takes longer.
    public static let spellings = [
        Glossary(isLexicon: true) { memory(digest_lexicon_models()) },
        Glossary(isLexicon: true) { memory(digest_lexicon_datasets()) },
        Glossary(isLexicon: true) { memory(digest_lexicon_organisations()) },
        Glossary(isLexicon: true) { memory(digest_lexicon_venues()) },
    ]

    static var modelsFile: [UInt8] { bytes(digest_lexicon_models()) }
    static var datasetsFile: [UInt8] { bytes(digest_lexicon_datasets()) }
    static var organisationsFile: [UInt8] { bytes(digest_lexicon_organisations()) }
    static var venuesFile: [UInt8] { bytes(digest_lexicon_venues()) }
    static var countriesFile: [UInt8] { bytes(digest_lexicon_countries()) }
    static var topicsFile: [UInt8] { bytes(digest_lexicon_topics()) }

    private static func bytes(_ lexicon: digest_lexicon) -> [UInt8] {
        Array(memory(lexicon))
    }

    /// The file where it lies in the program.
    private static func memory(_ lexicon: digest_lexicon) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: lexicon.bytes, count: lexicon.count)
    }
}
