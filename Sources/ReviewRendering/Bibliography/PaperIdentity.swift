internal import ReviewModel

extension Paper {
    /// What tells the paper from others, the surest first: arXiv identifier, DOI, letters of the title.
    /// None where nothing is known of it.
    var identities: [String] {
        [identifier(of: arxiv, "arxiv"), identifier(of: doi, "doi"), titleIdentity].compactMap { $0 }
    }

    /// The first of the identities.
    var surestIdentity: String? {
        identifier(of: arxiv, "arxiv") ?? identifier(of: doi, "doi") ?? titleIdentity
    }

    private func identifier(of value: String?, _ name: String) -> String? {
        value.map { "\(name):\($0.lowercased())" }
    }

    private var titleIdentity: String? {
        let lower = title.lowercased()
        // Asking what a character is takes long, and most titles are ASCII.
        let letters =
            lower.utf8.allSatisfy { $0 < 0x80 }
            ? String(decoding: lower.utf8.filter(Paper.isLetterOrDigit), as: UTF8.self)
            : lower.filter { $0.isLetter || $0.isNumber }
        return letters.isEmpty ? nil : "title:\(letters)"
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
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
