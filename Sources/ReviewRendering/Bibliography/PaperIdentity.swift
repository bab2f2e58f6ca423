internal import ReviewModel

extension Paper {
    /// What tells the paper from others, the surest first: arXiv identifier, DOI, letters of the title.
    /// None where nothing is known of it.
    var identities: [String] {
        let letters = title.lowercased().filter { $0.isLetter || $0.isNumber }
        return [
            arxiv.map { "arxiv:\($0.lowercased())" }, doi.map { "doi:\($0.lowercased())" },
            letters.isEmpty ? nil : "title:\(letters)",
        ].compactMap { $0 }
    }

    /// Whether an identifier says that the two are different papers, whatever their titles.
    func contradicts(_ other: Paper) -> Bool {
        let differ = { (left: String?, right: String?) in
            guard let left, let right else { return false }
            return left.lowercased() != right.lowercased()
        }
        return differ(arxiv, other.arxiv) || differ(doi, other.doi)
    }
}
