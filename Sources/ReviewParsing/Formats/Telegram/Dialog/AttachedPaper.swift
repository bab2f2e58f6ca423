import ReviewModel

/// Tells the paper from the name of a file that comes with a message.
enum AttachedPaper {
    /// Address of the paper that a PDF is named after: `2305.01644v2.pdf`.
    static func address(fileNamed name: String) -> String? {
        guard name.utf8.suffix(4).elementsEqual(".pdf".utf8) else { return nil }
        return ArxivIdentifier.first(in: Array(name.utf8)).map { "https://arxiv.org/abs/" + $0 }
    }
}
