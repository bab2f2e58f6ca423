/// The rules, in the order they are applied.
enum ExtractionRules {
    /// All of them; one line each.
    static let all: [any ExtractionRule] = [
        TitleRule(),
        AuthorsRule(),
        HeaderLinksRule(),
        BodyLinksRule(),
        LinkCardsRule(),
        LostAnchorsRule(),
        IdentifiersRule(),
        ReviewerRule(),
        AffiliationsRule(),
        VenueRule(),
        YearRule(),
        OccasionRule(),
        AwardsRule(),
        LanguageRule(),
        DatasetsRule(),
        ModelsRule(),
        TopicsRule(),
        ClaimsRule(),
    ]
}
