/// A field that a person may correct, by the name that `edit` takes.
public enum CorrectableField: String, Sendable, CaseIterable {
    case title, label, kind, reviewer
    case venue, year, arxiv, doi, url
    case author, affiliation, award
    /// A model, in whatever role.
    case model
    /// A model that the item is about.
    case about
    case dataset, topic, link, claim

    /// Whether it may have several values, which are added and removed one by one.
    public var isList: Bool {
        switch self {
        case .author, .affiliation, .award, .model, .about, .dataset, .topic, .link, .claim: true
        case .title, .label, .kind, .reviewer, .venue, .year, .arxiv, .doi, .url: false
        }
    }

    /// Whether the field may be left empty.
    var mayBeEmpty: Bool { self != .title && self != .kind }

    /// Name of the field in the item's JSON, as evidence has it.
    public var evidenceField: String {
        switch self {
        case .author: "authors"
        case .affiliation: "affiliations"
        case .award: "awards"
        case .model, .about: "models"
        case .dataset: "datasets"
        case .topic: "topics"
        case .link: "links"
        case .claim: "claims"
        case .title, .label, .kind, .reviewer, .venue, .year, .arxiv, .doi, .url: rawValue
        }
    }

    /// The field called `name`: as `edit` takes it or as the JSON has it.
    public init?(named name: String) {
        let found = CorrectableField(rawValue: name) ?? .allCases.first { $0.evidenceField == name }
        guard let found else { return nil }
        self = found
    }
}
