import ReviewRendering
import TextAnalysis

/// Stems of the words of texts, as the index of a site has them.
final class WordStems: WordNumbers {
    private let table = StemTable()

    func numbers(of text: String) -> [Int] { table.numbers(in: Array(text.utf8)) }

    func word(_ number: Int) -> String { String(decoding: table.stem(number), as: UTF8.self) }
}
