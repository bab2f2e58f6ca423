/// Compares names in a file of topics with folded words, as far as bytes tell.
struct TopicNameReader {
    let file: UnsafeBufferPointer<UInt8>

    private static let star = UInt8(ascii: "*")

    /// How names whose first word is like a folded one are spelt: its first letters, or fewer cut short by
    /// `*`; abbreviations in Russian letters have capitals.
    static func beginnings(of word: [UInt8]) -> [[UInt8]] {
        guard let first = word.first else { return [] }
        let letter = first < 0x80 ? 1 : 2
        let most = first < 0x80 ? 4 : 3
        let cut = (2..<most).filter { $0 * letter <= word.count }.map { word.prefix($0 * letter) + [star] }
        var capital: [UInt8] = []
        if first >= 0x80 {
            UTF8Scanner.append(FoldingTable.capital(UTF8Scanner.scalar(word, 0).0), to: &capital)
        }
        return [Array(word.prefix(most * letter)), capital] + cut.map { Array($0) }
    }

    /// Whether a name begins at `place`, where a word does.
    func isName(at place: Int) -> Bool {
        let before = file[..<place].last { $0 != 0x20 }
        return before == UInt8(ascii: ";") || before == UInt8(ascii: ":") || before == UInt8(ascii: "[")
    }

    /// Whether the name at `place` may be made of `words`.
    func mayBe(_ words: [[UInt8]], at place: Int) -> Bool {
        var index = place
        for word in words {
            guard let end = end(of: word, at: index) else { return false }
            index = end
            if index < file.count, file[index] == 0x20 || file[index] == 0x2D { index += 1 }
        }
        // Another word follows unless something that ends a name does.
        return index == file.count || !TopicNameReader.isOfWord(file[index])
    }

    /// Whether the name at `place` may begin with `words`: only the first one is looked at.
    func mayBegin(with words: [[UInt8]], at place: Int) -> Bool {
        guard let word = words.first else { return false }
        let isHere = file[place...].prefix(word.count).elementsEqual(word) { $0 | 0x20 == $1 | 0x20 }
        return isHere || end(of: word, at: place) != nil
    }

    /// Where the folded `word`, or what it begins with before `*`, ends; nil when another word is there.
    /// What only folding compares, such as capitals of other letters than Latin ones, counts as the same.
    private func end(of word: [UInt8], at place: Int) -> Int? {
        var index = place
        var isSure = true
        while index < file.count, TopicNameReader.isOfWord(file[index]) {
            let offset = index - place
            if offset >= word.count || file[index] | 0x20 != word[offset] | 0x20 {
                guard file[index] >= 0x80 else { return nil }
                isSure = false
            }
            index += 1
        }
        let isCut = index < file.count && file[index] == TopicNameReader.star
        while index < file.count, file[index] == TopicNameReader.star { index += 1 }
        return isCut || !isSure || index - place == word.count ? index : nil
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
}
