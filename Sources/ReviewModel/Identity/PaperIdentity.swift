/// What tells a paper from others: its arXiv identifier, its DOI, the letters of its title.
public struct PaperIdentity: Sendable, Hashable {
    /// arXiv identifier in lower case, also that of arXiv's own DOIs.
    public var arxiv: String?
    /// DOI in lower case; none of arXiv's own, which say no more than the identifier.
    public var doi: String?
    /// Letters and digits of the title in lower case; empty where there is none.
    public var title: String

    /// The identity of `paper`.
    public init(of paper: Paper) {
        let doi = paper.doi?.lowercased()
        let archived = doi.flatMap(DOI.arxiv)
        arxiv = paper.arxiv?.lowercased() ?? archived
        self.doi = archived == nil ? doi : nil
        title = PaperIdentity.letters(of: paper.title)
    }

    /// Names of it, the surest first: `arxiv:2103.00020`, `doi:10.1000/182`, `title:attentionisallyouneed`.
    public var names: [String] {
        [arxiv.map { "arxiv:" + $0 }, doi.map { "doi:" + $0 }, title.isEmpty ? nil : "title:" + title]
            .compactMap { $0 }
    }

    /// Whether an identifier says that the two are different papers, whatever their titles.
    public func contradicts(_ other: PaperIdentity) -> Bool {
        let differ = { (left: String?, right: String?) in left != nil && right != nil && left != right }
        return differ(arxiv, other.arxiv) || differ(doi, other.doi)
    }

    /// Whether the two have an identifier in common.
    public func hasIdentifier(of other: PaperIdentity) -> Bool {
        arxiv != nil && arxiv == other.arxiv || doi != nil && doi == other.doi
    }

    /// Whether the two are one paper: by arXiv identifier, else by DOI, else by title.
    public func isSame(as other: PaperIdentity) -> Bool {
        if let arxiv, let theirs = other.arxiv { return arxiv == theirs }
        if let doi, let theirs = other.doi { return doi == theirs }
        return !title.isEmpty && title == other.title
    }

    /// The surest name of a paper, in words of the caller's own for its title: what keys and judgements of
    /// the reader call it by. Names on disk have the identifiers as they were read.
    public static func name(arxiv: String?, doi: String?, title: @autoclosure () -> String) -> String {
        arxiv.map { "arxiv:" + $0 } ?? doi.map { "doi:" + $0 } ?? "title:" + title()
    }

    /// Letters and digits of `title` in lower case.
    public static func letters(of title: String) -> String {
        let lower = title.lowercased()
        // Asking what a character is takes long, and most titles are ASCII.
        return lower.utf8.allSatisfy { $0 < 0x80 }
            ? String(decoding: lower.utf8.filter(isLetterOrDigit), as: UTF8.self)
            : lower.filter { $0.isLetter || $0.isNumber }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension Paper {
    /// What tells it from others.
    public var identity: PaperIdentity { PaperIdentity(of: self) }
}
