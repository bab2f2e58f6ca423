/// Something an item may have or lack, as `has:` asks for it.
public enum ItemPart: String, Sendable, CaseIterable {
    /// A link with that role.
    case paper, code, model, demo, dataset, video, blog, post
    /// An address or number of one of its papers.
    case arxiv, doi, url
    /// Something known of one of its papers.
    case authors, affiliations, venue, year, award
    /// Something the item itself carries.
    case claims, captions, reactions, topics, reviewer, label, date
    /// Something its reader added.
    case notes, tags, lists, rating

    /// The part that goes by `name`, in the singular or the plural and any case.
    public init?(name: String) {
        let name = name.lowercased()
        let singular = name.hasSuffix("s") ? String(name.dropLast()) : name
        guard let part = [name, singular, name + "s"].lazy.compactMap(ItemPart.init(rawValue:)).first else {
            return nil
        }
        self = part
    }
}
