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

    /// Whether the library has a word or what else it is called.
    private func isKnown(_ word: String) throws -> Bool {
        if try database.hasItems(TermExpression(word).anyForm) { return true }
        let others = Thesaurus([QueryWord(word)]).read().synonyms.joined().map(\.expression)
        return try !others.isEmpty && database.hasItems(others.withoutRepetitions.joined(separator: " OR "))
    }
}
