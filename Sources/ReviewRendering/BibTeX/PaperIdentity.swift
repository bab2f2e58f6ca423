internal import ReviewModel

extension Paper {
    /// What two statements of one paper have in common: arXiv identifier, else DOI, else the letters
    /// of the title with the year.
    var identity: String {
        if let arxiv { return "arxiv:\(arxiv)" }
        if let doi { return "doi:\(doi.lowercased())" }
        let letters = title.lowercased().filter { $0.isLetter || $0.isNumber }
        return "title:\(letters):\(year.map(String.init) ?? "")"
    }
}
