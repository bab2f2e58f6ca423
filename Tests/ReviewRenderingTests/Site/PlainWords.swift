import ReviewModel
@testable import ReviewRendering

/// Words as they are, in small letters.
final class PlainWords: SearchTerms {
    let weights = [8, 6, 6, 5, 2, 2, 1]
    let spellings: [[String]] = []
    private var words: [String] = []

    func numbers(of review: Review) -> (columns: [[Int]], forms: [Int]) {
        let texts = [
            review.title, review.label ?? "", review.models.map(\.name).joined(separator: " "),
            review.papers.flatMap { $0.authors.map(\.name) }.joined(separator: " "),
            review.papers.flatMap { $0.affiliations }.joined(separator: " "),
            review.claims.map(\.text).joined(separator: " "), review.text,
        ]
        let columns = texts.map(numbers)
        return (columns, Set(columns.flatMap { $0 }).sorted())
    }

    func numbers(of text: String) -> [Int] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).map { word in
            if let known = words.firstIndex(of: word) { return known }
            words.append(word)
            return words.count - 1
        }
    }

    func term(_ number: Int) -> String { words[number] }

    func form(_ number: Int) -> (form: String, term: String) { (words[number], words[number]) }

    func vocabulary(isKnown: (String) -> Bool, topics: Set<String>, venues: [String]) -> SearchVocabulary {
        SearchVocabulary()
    }
}
