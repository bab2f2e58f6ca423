@testable import ReviewRendering

/// Words as they are, in small letters.
final class PlainWords: WordNumbers {
    private var words: [String] = []

    func numbers(of text: String) -> [Int] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).map { word in
            if let known = words.firstIndex(of: word) { return known }
            words.append(word)
            return words.count - 1
        }
    }

    func word(_ number: Int) -> String { words[number] }
}
