internal import TextAnalysis

/// The nearest to a word of all that are shown to it.
struct NearestSearch {
    /// The word.
    let text: String
    private let word: [UInt8]
    private let length: Int
    private let sound: [UInt8]
    /// The nearest so far, with the number of slips that lie between.
    private(set) var best: (word: String, distance: Int)?
    private var bestCount = 0

    /// A search for what a folded word may stand for.
    init(_ word: [UInt8]) {
        self.word = word
        text = String(decoding: word, as: UTF8.self)
        length = text.unicodeScalars.count
        sound = Transliteration.skeleton(word)
    }

    /// Slips that a word of this length may have.
    private var limit: Int {
        switch length {
        case ..<4: 0
        case 4...6: 1
        default: 2
        }
    }

    /// Lengths in characters that a near word may have.
    var lengths: ClosedRange<Int> { max(1, length - 3)...length + 3 }

    /// Looks at a folded word that occurs `count` times.
    mutating func consider(_ other: [UInt8], count: Int) {
        guard limit > 0, abs(other.count - word.count) <= 6, let distance = distance(other) else { return }
        if let best, (distance, -count) >= (best.distance, -bestCount) { return }
        best = (String(decoding: other, as: UTF8.self), distance)
        bestCount = count
    }

    /// Two words that sound alike are one slip apart, whatever their letters. Numbers are never
    /// mistaken for others.
    private func distance(_ other: [UInt8]) -> Int? {
        guard other.first != 0xC2, NearestSearch.digits(other) == NearestSearch.digits(word) else {
            return nil
        }
        let distance = EditDistance.distance(word, other, limit: limit)
        if distance ?? 3 <= 1 { return distance }
        guard length >= 5, other.first == word.first || distance != nil else { return distance }
        return Transliteration.skeleton(other) == sound ? 1 : distance
    }

    private static func digits(_ word: [UInt8]) -> [UInt8] { word.filter { (0x30...0x39).contains($0) } }
}
