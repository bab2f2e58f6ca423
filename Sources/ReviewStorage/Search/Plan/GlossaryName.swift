internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// A name of the glossary or of a lexicon, to be found in a query.
struct GlossaryName {
    /// As written there, without the signs of a pattern.
    let text: String
    /// Its telling words.
    let words: [Word]
    /// Whether it names a kind of what the line is about: who asks for autoencoders is served by VAE,
    /// but not the other way round.
    let isKind: Bool

    /// A word of a name.
    struct Word: Equatable {
        /// What its forms have in common.
        var stem: [UInt8]
        /// As folded.
        var form: [UInt8]
        /// The word that says that the thing is absent: `без` in `без учителя`.
        var denier: [UInt8]?

        var isAbsent: Bool { denier != nil }

        /// As the text index is asked.
        var expression: TextExpression { denier.map { .row([$0, stem]) } ?? .term(stem) }
    }

    /// Whether capitals tell it from another word.
    let isAbbreviation: Bool

    /// The stems of all its words, where it is a name only with the small ones and in a row.
    let row: [[UInt8]]

    /// Reads a name. Small words do not matter, but those that deny, and all in a name in quotes.
    init(_ name: String, stemmer: Stemmer) {
        isKind = name.utf8.first == UInt8(ascii: ">")
        text = name.utf8.contains(where: GlossaryName.isSign) ? name.filter { !"*\">".contains($0) } : name
        let forms = NameForms.words(text)
        let all = forms.indices.map { index in
            let isAbsent = index > 0 && StopWords.denies(forms[index - 1])
            return Word(
                stem: stemmer.term(of: forms[index]), form: forms[index],
                denier: isAbsent ? forms[index - 1] : nil)
        }
        row = name.utf8.first == 0x22 ? all.map(\.stem) : []
        let telling = all.filter { !StopWords.contains($0.form) }
        words = telling.isEmpty ? all : telling
        isAbbreviation =
            words.count == 1 && text.utf8.count <= 5 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// The places of `parts` of a query that are this name.
    func places(in parts: [Thesaurus.Part], of query: [QueryWord]) -> [Range<Int>] {
        guard !isKind, !words.isEmpty, words.count <= parts.count else { return [] }
        return (0...parts.count - words.count).compactMap { start in
            let isHere = words.indices.allSatisfy { index in
                fits(words[index], part: parts[start + index], typed: query[parts[start + index].word])
            }
            return isHere ? start..<start + words.count : nil
        }
    }

    /// Whether a part of a query is that word: in any form, or in this very one where it is an
    /// abbreviation, since FAIR has nothing to do with fairness.
    private func fits(_ word: Word, part: Thesaurus.Part, typed: QueryWord) -> Bool {
        // A word by itself is called the same, be it there or not.
        guard word.isAbsent == typed.isAbsent || words.count == 1 && !word.isAbsent else { return false }
        if isAbbreviation { return typed.isAbbreviation && word.form == part.form }
        if typed.isAbbreviation { return word.form == part.form }
        return word.stem == part.stem
            || VerbRoot.joins((part.form, part.stem), verb: (word.form, word.stem))
    }

    /// Whether a byte is no part of the name but says how it is meant.
    private static func isSign(_ byte: UInt8) -> Bool { byte == 0x2A || byte == 0x22 || byte == 0x3E }

    /// Whether all its words stand in a row of parts with the same stems.
    func isExact(_ parts: ArraySlice<Thesaurus.Part>) -> Bool {
        words.map(\.stem).elementsEqual(parts.map(\.stem))
    }

    /// Whether all words of `other` are among its own, so that what has this name has that one.
    func says(_ other: GlossaryName) -> Bool {
        other.words.allSatisfy { words.map(\.stem).contains($0.stem) }
    }

    /// Whether it is another name with words added, so that what has it is found by that one.
    func isLonger(than other: GlossaryName) -> Bool {
        other.words.count < words.count
            && other.words.allSatisfy { words.contains($0.stem, denier: $0.denier) }
    }

    /// The name as another one of what was asked for.
    var synonym: Concept.Synonym {
        let terms =
            row.isEmpty ? words.map(\.expression) : [TextExpression.sequence(of: row)]
        return Concept.Synonym(name: text, expression: .name(of: terms))
    }
}

extension [GlossaryName.Word] {
    /// Whether the word is among them, be it as there or as absent.
    fileprivate func contains(_ stem: [UInt8], denier: [UInt8]?) -> Bool {
        contains { $0.stem == stem && $0.denier == denier }
    }
}

/// What the forms of a Russian verb have in common where their stems differ: `рисует` and `рисовать`,
/// `ускорил` and `ускорять`, `обманули` and `обмануть`.
enum VerbRoot {
    /// Whether a word of a question may be a form of, or of the family of, a verb: both as folded and stemmed.
    static func joins(_ word: (form: [UInt8], stem: [UInt8]), verb: (form: [UInt8], stem: [UInt8])) -> Bool {
        guard isInfinitive(verb.form), word.form.prefix(6) == verb.form.prefix(6),
            let root = root(of: verb.stem), root == self.root(of: word.stem)
        else { return false }
        // A short root by itself is another word: `рис`.
        return root.count >= 8 || word.form.count >= root.count + 4
    }

    /// Whether a folded word is what a dictionary has a verb under.
    private static func isInfinitive(_ form: [UInt8]) -> Bool {
        endings.contains { form.count > $0.count && form.suffix($0.count).elementsEqual($0) }
    }

    /// The stem without what makes a verb of it; nil when hardly anything is left.
    private static func root(of stem: [UInt8]) -> ArraySlice<UInt8>? {
        let suffix = suffixes.first { stem.count > $0.count && stem.suffix($0.count).elementsEqual($0) }
        let root = stem.dropLast(suffix?.count ?? 0)
        return root.count >= 6 ? root : nil
    }

    private static let endings = WordFiles.stems.values("verb.ending").map { Array($0.utf8) }
    /// Longer ones first.
    private static let suffixes = WordFiles.stems.values("verb.suffix").map { Array($0.utf8) }
}

/// What the library calls a venue that a query asks for by another name: `venue:NIPS` finds what was published in
/// `Advances in Neural Information Processing Systems`.
struct VenueSpellings {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The query with the other names of the venues in it.
    func puttingIn(_ query: Query) throws -> Query {
        let names = VenueNames()
        return try query.mapped { term in
            guard case .field(.venue, .text(let text)) = term, !text.hasSuffix("*"),
                let venue = names.known(text)
            else { return term }
            let years = Set(VenueNames.years(in: text))
            let asked = try self.names(like: text)
            let others = try Set(
                ([venue.name] + venue.aliases).flatMap { spelling in
                    // What has an abbreviation in it is asked for by its other abbreviations as well: a workshop.
                    let isShort = !spelling.utf8.contains(UInt8(ascii: " "))
                    return try self.names(like: spelling).filter {
                        (isShort || names.known($0)?.name == venue.name)
                            && years.isSubset(of: VenueNames.years(in: $0))
                    }
                }
            ).subtracting(asked)
            return others.isEmpty
                ? term : .or([term] + others.sorted().map { .field(.venue, .text($0)) })
        }
    }

    /// Names of venues in the library that have all words of `text`.
    private func names(like text: String) throws -> [String] {
        let plain = text.filter { $0 != "*" }
        guard let numbers = NameCondition.venues(plain) else { return [] }
        return try database.all(
            "SELECT name FROM venue WHERE number IN (\(numbers.sql))", with: numbers.arguments
        ) { $0.text(0) }
    }
}
