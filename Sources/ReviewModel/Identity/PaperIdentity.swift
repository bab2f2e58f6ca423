/// What tells a paper from others: its arXiv identifier, its DOI, the letters of its title.
public struct PaperIdentity: Sendable, Hashable {
    /// arXiv identifier in lower case, also that of arXiv's own DOIs.
    public var arxiv: String?
    /// DOI in lower case; none of arXiv's own, which say no more than the identifier.
    public var doi: String?
    /// Letters and digits of the title in lower case; empty where there is none.
    public var title: String

    /// Surname of the first author, in small letters; nil where nobody is known.
    public var surname: String?

    /// Year of a paper of nobody in particular under a title that many works have: one editorial is not another.
    public var year: Int?

    /// The identity of `paper`.
    public init(of paper: Paper) {
        surname = paper.authors.first.map { PersonIdentity($0.name).surname }
        year = surname == nil && paper.isOfManyWorks ? paper.year : nil
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

    /// Names that two works of one title do not share, the surest first, for what is to be known again later:
    /// `work:deeplearning/lecun`, `work:editorial/2001` stand before the title.
    public var lastingNames: [String] {
        guard !title.isEmpty, let mark = surname ?? year.map(String.init) else { return names }
        return names.dropLast() + ["work:\(title)/\(mark)", "title:" + title]
    }

    /// Whether an identifier says that the two are different papers, whatever their titles.
    public func contradicts(_ other: PaperIdentity) -> Bool {
        let differ = { (left: String?, right: String?) in left != nil && right != nil && left != right }
        return differ(arxiv, other.arxiv) || differ(doi, other.doi) && !isPreprint(of: other)
    }

    /// Whether the DOI of one of the two is that of a preprint, which has another one where it is published.
    private func isPreprint(of other: PaperIdentity) -> Bool {
        guard let doi, let theirs = other.doi else { return false }
        return DOI.isOfPreprint(doi) != DOI.isOfPreprint(theirs)
    }

    /// Whether it has an identifier.
    public var hasIdentifier: Bool { arxiv != nil || doi != nil }

    /// Whether the two have an identifier in common.
    public func hasIdentifier(of other: PaperIdentity) -> Bool {
        arxiv != nil && arxiv == other.arxiv || doi != nil && doi == other.doi
    }

    /// Whether the two are one paper: by arXiv identifier, else by DOI, else by title.
    public func isSame(as other: PaperIdentity) -> Bool {
        if let arxiv, let theirs = other.arxiv { return arxiv == theirs }
        if let doi, let theirs = other.doi, !isPreprint(of: other) { return doi == theirs }
        return !title.isEmpty && title == other.title
    }

    /// The surest name of a paper, in words of the caller's own for its title: what keys and judgements of
    /// the reader call it by. Names on disk have the identifiers as they were read.
    public static func name(arxiv: String?, doi: String?, title: @autoclosure () -> String) -> String {
        arxiv.map { "arxiv:" + $0 } ?? doi.map { "doi:" + $0 } ?? "title:" + title()
    }

    /// Letters and digits of `title` in lower case.
    public static func letters(of title: String) -> String {
        // Asking what a character is takes long, and most titles are in English or Russian.
        var text = title
        let plain = text.withUTF8 { text -> [UInt8]? in
            var isPlain = true
            let letters = [UInt8](unsafeUninitializedCapacity: text.count) { letters, count in
                isPlain = write(text, to: letters, count: &count)
            }
            return isPlain ? letters : nil
        }
        if let plain { return String(decoding: plain, as: UTF8.self) }
        let letters = title.lowercased().filter { $0.isLetter || $0.isNumber }
        // Small figures are figures: `H₂O` is `H2O`.
        let figures = letters.unicodeScalars.map { scalar in
            (0x2080...0x2089).contains(scalar.value)
                ? Unicode.Scalar(scalar.value - 0x2080 + 0x30) ?? scalar : scalar
        }
        return String(String.UnicodeScalarView(figures))
    }

    /// Writes the small letters and digits of `text` to `letters`, which is as long; false where something else than
    /// Latin and Russian letters, signs of ASCII, dashes and quotation marks stands in it.
    private static func write(
        _ text: UnsafeBufferPointer<UInt8>, to letters: UnsafeMutableBufferPointer<UInt8>, count: inout Int
    ) -> Bool {
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                let small = byte &- 0x41 < 26 ? byte | 0x20 : byte
                letters[count] = small
                if small &- 0x61 < 26 || small &- 0x30 < 10 { count += 1 }
                at += 1
            } else if byte == 0xE2, at + 2 < text.count, text[at + 1] == 0x80,
                (0x90...0xA6).contains(text[at + 2])
            {
                at += 3
            } else {
                guard at + 1 < text.count, let (first, second) = smallRussian(byte, byte: text[at + 1]) else {
                    return false
                }
                letters[count] = first
                letters[count + 1] = second
                count += 2
                at += 2
            }
        }
        return true
    }

    /// The small letter of a Russian one; nil of anything else.
    private static func smallRussian(_ lead: UInt8, byte: UInt8) -> (UInt8, UInt8)? {
        switch (lead, byte) {
        case (0xD0, 0x81): (0xD1, 0x91)
        case (0xD0, 0x90...0x9F): (0xD0, byte + 0x20)
        case (0xD0, 0xA0...0xAF): (0xD1, byte - 0x20)
        case (0xD0, 0xB0...0xBF), (0xD1, 0x80...0x8F), (0xD1, 0x91): (lead, byte)
        default: nil
        }
    }
}

extension Paper {
    /// What tells it from others.
    public var identity: PaperIdentity { PaperIdentity(of: self) }
}
