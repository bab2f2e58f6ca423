import ReviewModel
import TextAnalysis

/// Tells the paper from the name of a file that comes with a message.
enum AttachedPaper {
    /// Address of the paper that a PDF is named after: `2305.01644v2.pdf`.
    static func address(fileNamed name: String) -> String? {
        guard isPDF(name) else { return nil }
        return ArxivIdentifier.first(in: Array(name.utf8)).map { ArxivIdentifier.address(of: $0) }
    }

    /// The title that a PDF is named after: `Small Nets Learn Too.pdf`, `small_nets_learn_too.pdf`. Words in Latin
    /// letters, none of which names another sort of document; nil of any other name.
    static func title(fileNamed name: String) -> String? {
        guard isPDF(name), address(fileNamed: name) == nil else { return nil }
        var bytes = Array(name.utf8.dropLast(4))
        if !bytes.contains(0x20) {
            for at in bytes.indices where bytes[at] == UInt8(ascii: "_") || bytes[at] == UInt8(ascii: "-") {
                bytes[at] = 0x20
            }
        }
        let title = TextSlice(bytes).trimmed
        let words = title.tokens.filter(\.hasLetter)
        guard words.count >= 2, title.letterCounts.cyrillic == 0,
            words.count(where: \.hasUpper) * 2 >= words.count,
            !title.foldedWords.contains(where: { documents.contains($0) })
        else { return nil }
        return title.fields.map(\.string).joined(separator: " ")
    }

    private static func isPDF(_ name: String) -> Bool {
        name.utf8.suffix(4).elementsEqual(".pdf".utf8)
    }

    private static let documents = WordFiles.telegram.phrases("documents")
}
