public import ReviewModel
internal import TextAnalysis

/// The terms under which the text index has reviews, numbered: for a search that is made elsewhere, as that of a site
/// is, and is to find the same. What was seen before costs no more than to be found again, so keep one for a run; it
/// is not to be shared between threads.
public final class IndexTerms {
    /// What a term weighs in each column, in their order: title, label, models, people, other names, claims, text.
    public static let weights = IndexedDocument.weights

    private var writer = TermWriter()
    private let stemmer = Stemmer()
    private var terms = ByteTable()
    private var forms = ByteTable()

    /// No term yet.
    public init() {}

    /// The numbers of the terms of `review`, column by column in their order, and of the forms that its words have,
    /// each once. Numbers of terms and those of forms begin with 0 and come without gaps.
    public func numbers(of review: Review) -> (columns: [[Int]], forms: [Int]) {
        let document = IndexedDocument(review, writer: &writer)
        return (
            document.columns.map { IndexTerms.numbers(of: $0, in: &terms) },
            IndexTerms.numbers(of: document.forms, in: &forms)
        )
    }

    /// The numbers of the terms of a text, in their order.
    public func numbers(of text: String) -> [Int] {
        writer.begin()
        return IndexTerms.numbers(of: writer.stems(of: text), in: &terms)
    }

    /// The term with that number.
    public func term(_ number: Int) -> String { String(decoding: terms.bytes(number), as: UTF8.self) }

    /// The form with that number, and the term that stands for it.
    public func form(_ number: Int) -> (form: String, term: String) {
        let form = Array(forms.bytes(number))
        return (
            String(decoding: form, as: UTF8.self),
            String(decoding: WordMemo.cut(stemmer.term(of: form)), as: UTF8.self)
        )
    }

    /// The numbers of terms with spaces behind them.
    private static func numbers(of text: [UInt8], in table: inout ByteTable) -> [Int] {
        var numbers: [Int] = []
        text.withUnsafeBufferPointer { text in
            var start = 0
            for end in text.indices where text[end] == 0x20 {
                if end > start {
                    numbers.append(table.insert(UnsafeBufferPointer(rebasing: text[start..<end])))
                }
                start = end + 1
            }
        }
        return numbers
    }
}
