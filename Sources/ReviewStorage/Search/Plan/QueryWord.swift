internal import TextAnalysis

/// A word of a query, or a compound name, as typed and as the text index knows it.
struct QueryWord: Equatable {
    /// As typed.
    var text: String
    /// The stems of its words: one, unless it is a compound.
    var stems: [[UInt8]]
    /// The folded forms of its words.
    var forms: [[UInt8]]
    /// Whether it is written in capitals, as abbreviations are.
    let isAbbreviation: Bool
    /// Whether its words must be those of a person or an organisation.
    var isPerson = false
    /// The word before it that says what it names is absent, folded: `без` in `без разметки`.
    var denier: [UInt8]?

    /// Whether what it names is to be absent.
    var isAbsent: Bool { denier != nil }

    init(_ text: String) {
        self.text = text
        // No name is longer; what follows could only slow a question down.
        forms = Array(NameForms.words(String(decoding: text.utf8.prefix(512), as: UTF8.self)).prefix(8))
        let stemmer = Stemmer()
        stems = forms.map { stemmer.term(of: $0) }
        isAbbreviation = forms.count == 1 && QueryWord.isCapitals(text)
    }

    private static func isCapitals(_ text: String) -> Bool {
        let letters = text.unicodeScalars
        guard let first = letters.first, (2...5).contains(letters.count), first.properties.isUppercase else {
            return false
        }
        return letters.allSatisfy { $0.properties.isUppercase || $0.properties.numericType != nil }
    }

    /// Whether it only helps to ask.
    var isStopWord: Bool { forms.count == 1 && StopWords.contains(forms[0]) }

    /// Whether it asks for reviews, which everything here is.
    var asksForReviews: Bool { forms.count == 1 && StopWords.asksForReviews(forms[0]) }

    /// Whether it is written as names are, with a capital first.
    var isCapitalised: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }

    /// The year it is; nil when it is another number or none.
    var year: Int? { forms.count == 1 ? QueryWord.year(forms[0]) : nil }

    /// The year that a folded word is.
    static func year(_ form: [UInt8]) -> Int? {
        guard form.count == 4, let year = Int(String(decoding: form, as: UTF8.self)),
            (1950...2049).contains(year)
        else { return nil }
        return year
    }

    /// Whether it may be misspelt: a single word of letters, long enough to be told from others.
    var mayBeMisspelt: Bool {
        guard forms.count == 1, let form = forms.first else { return false }
        return !form.contains { (0x30...0x39).contains($0) } && form.count >= 4
    }
}
