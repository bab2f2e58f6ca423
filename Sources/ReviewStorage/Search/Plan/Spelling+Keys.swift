internal import TextAnalysis

extension Spelling {
    /// The word of the library that was meant by one typed in the other keyboard layout, or by a Russian
    /// one in Latin letters; nil when there is none.
    func typedOtherwise(_ word: QueryWord) throws -> String? {
        let transliterated = word.forms.count == 1 ? Transliteration.cyrillic(fromLatin: word.forms[0]) : nil
        return try [transliterated, KeyboardLayout.other(word.text)].compactMap(\.self).first {
            // Shorter ones meet by chance.
            try $0.count >= 4 && QueryWord($0).forms.count == 1 && isKnown($0)
        }
    }

    /// The word of the glossary nearest to a folded one, where the library has what it is called otherwise.
    func nearestInGlossary(toWord word: [UInt8]) throws -> String? {
        var search = NearestSearch(word)
        // One letter of either script: the first is seldom wrong.
        for line in StandardLexicons.glossary.lines(with: [Array(word.prefix(word[0] < 0x80 ? 1 : 2))]) {
            for known in line.flatMap(NameForms.words) { search.consider(known, count: 1) }
        }
        return try search.best.flatMap { try isKnown($0.word) ? $0.word : nil }
    }

    /// Whether the library has a word or what else it is called.
    private func isKnown(_ word: String) throws -> Bool {
        if try database.hasItems(TermExpression(word).anyForm) { return true }
        let others = Thesaurus([QueryWord(word)]).read().synonyms.joined().map(\.expression)
        return try !others.isEmpty && database.hasItems(others.withoutRepetitions.joined(separator: " OR "))
    }
}
