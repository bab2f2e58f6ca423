/// The lexicons that come with the program: text files in `Lexicons`, read when first asked for.
public enum StandardLexicons {
    /// Models, architectures, methods, frameworks.
    public static let models = Lexicon.parse(PackageResources.models_txt).0
    /// Data sets and benchmarks.
    public static let datasets = Lexicon.parse(PackageResources.datasets_txt).0
    /// Laboratories, companies, universities.
    public static let organisations = Lexicon.parse(PackageResources.organisations_txt).0
    /// Conferences and journals.
    public static let venues = Lexicon.parse(PackageResources.venues_txt).0
    /// Countries as they stand after affiliations.
    public static let countries = Lexicon.parse(PackageResources.countries_txt).0
    /// Topics.
    public static let topics = TopicLexicon.parse(PackageResources.topics_txt).0
}
