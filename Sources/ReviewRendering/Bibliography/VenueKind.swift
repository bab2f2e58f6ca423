internal import ReviewModel

/// What sort of publication a paper appeared in.
enum VenueKind {
    case journal, conference
    /// Not in any that is known, or on arXiv alone.
    case preprint

    init(_ paper: Paper) {
        let words = Set((paper.venue ?? "").lowercased().split { !$0.isLetter }.map(String.init))
        if words.isEmpty || words.contains("arxiv") {
            self = .preprint
        } else {
            self = words.isDisjoint(with: VenueKind.conferences) ? .journal : .conference
        }
    }

    /// Words that tell a conference from a journal.
    private static let conferences: Set<String> = [
        "conference", "proceedings", "workshop", "symposium", "neurips", "nips", "iclr", "icml", "cvpr",
        "iccv", "eccv", "wacv", "bmvc", "acl", "emnlp", "naacl", "eacl", "coling", "aaai", "ijcai", "kdd",
        "sigir", "www", "recsys", "interspeech", "icassp", "ismir", "aistats", "colt", "uai", "icra", "iros",
        "corl", "rss", "miccai", "siggraph", "chi", "osdi", "sosp", "usenix", "ndss", "colm", "icdm", "wsdm",
        "cikm", "midl", "isca", "mlsys",
    ]
}
