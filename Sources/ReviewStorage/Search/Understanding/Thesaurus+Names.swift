internal import TextAnalysis

extension Thesaurus {
    /// In a longer question nobody is helped by other spellings of names.
    private static let mostWordsWithNames = 10

    /// Places of names of the glossary, longer ones first, with the other names.
    func fromGlossary() -> [Place] {
        places(of: StandardLexicons.glossary.lines(with: beginnings(4)))
    }

    /// Places of names of models, data sets, organisations and venues, with their other spellings.
    /// Words that have a place in the glossary need none: it says the same and more.
    func fromLexicons(beside known: [Place]) -> [Place] {
        let taken = Set(known.flatMap(\.parts))
        let isQuestion = words.count <= Thesaurus.mostWordsWithNames
        guard isQuestion, stems.indices.contains(where: { !taken.contains($0) }) else { return [] }
        return StandardLexicons.spellings.flatMap { places(of: $0.lines(with: beginnings(6))) }.filter {
            place in !place.parts.allSatisfy(taken.contains)
        }
    }

    /// How words of names begin, in bytes: shorter for those whose vowels come and go.
    /// No name is a single letter, or as long as a line.
    private func beginnings(_ count: Int) -> [[UInt8]] {
        var beginnings: [[UInt8]] = []
        for part in stems where (2...40).contains(part.form.count) {
            for word in [part.stem, part.form] {
                let beginning = Array(word.prefix(count))
                if !beginnings.contains(beginning) { beginnings.append(beginning) }
            }
        }
        return beginnings
    }

    private func places(of lines: [[String]]) -> [Place] {
        lines.flatMap { line in
            let names = line.map { GlossaryName($0, stemmer) }.filter { !$0.words.isEmpty }
            return names.flatMap { name in
                name.places(in: stems, of: words).map { range in
                    Place(
                        parts: range, synonyms: Thesaurus.synonyms(of: name, among: names),
                        names: names.filter { !$0.isKind }.map { $0.words.map(\.form) })
                }
            }
        }.sorted { $0.parts.count > $1.parts.count }
    }

    /// What else the thing called `name` is called; its kinds all as one.
    private static func synonyms(of name: GlossaryName, among names: [GlossaryName]) -> [Concept.Synonym] {
        let others = names.filter { other in
            !other.says(name) && !names.contains { !$0.isKind && other.isLonger(than: $0) }
        }
        let kinds = others.filter(\.isKind).map(\.synonym.expression)
        let named = others.filter { !$0.isKind }.map(\.synonym)
        guard !kinds.isEmpty else { return named }
        return named + [.init(name: "kinds of \(name.text)", expression: kinds.joined(separator: " OR "))]
    }
}
