internal import SQLite
internal import TextAnalysis

/// The spellings under which one word of a name may be filed.
struct NameSpellings {
    private let word: String
    private let others: [String]
    private let isInitial: Bool

    /// Spellings of a folded word; across scripts also those of the other one, without the ending of
    /// a declined name (`Хассабиса`). With `initial`, `a` stands for any name in A, and is what any
    /// name in A may be filed under.
    init(_ folded: [UInt8], acrossScripts: Bool, initial: Bool) {
        word = String(decoding: folded, as: UTF8.self)
        isInitial = initial && word.unicodeScalars.count == 1
        var others: [String] = []
        if acrossScripts {
            let stem = Stemmer().stem(folded)
            for skeleton in [folded, stem].compactMap(NameForms.skeleton(ofFolded:)) {
                others.append(String(decoding: skeleton, as: UTF8.self))
            }
        }
        if initial, !isInitial, let first = word.unicodeScalars.first { others.append(String(first)) }
        var seen: Set<String> = [word]
        self.others = others.filter { seen.insert($0).inserted }
    }

    /// The condition on the column `word`.
    func condition(isPrefix: Bool) -> SQLFragment {
        if isPrefix || isInitial { return SQLFragment("word >= ? AND word < ?", Wildcard.bounds(word)) }
        if others.isEmpty { return SQLFragment("word = ?", [.text(word)]) }
        let places = ([word] + others).map { _ in "?" }.joined(separator: ", ")
        return SQLFragment("word IN (\(places))", ([word] + others).map(Argument.text))
    }
}
