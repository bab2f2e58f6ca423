internal import ReviewModel
internal import SQLite

/// Makes a plan of a query by asking the library which of its words it has.
struct SearchPlanner {
    let database: Database

    /// The plan for a query whose saved searches are put in.
    func plan(_ query: Query) throws -> SearchPlan {
        let reading = QueryReading(query)
        var words = reading.words
        var notes = reading.notes
        var synonyms = Thesaurus(words).synonyms()
        if try correct(&words, synonyms, &notes) { synonyms = Thesaurus(words).synonyms() }
        var concepts: [Concept] = []
        for (word, related) in zip(words, synonyms) { concepts.append(try concept(word, related)) }
        return SearchPlan(concepts: concepts, rest: reading.rest, notes: notes)
    }

    private func concept(_ word: QueryWord, _ related: [Concept.Synonym]) throws -> Concept {
        var concept = Concept(text: word.text, literal: TermExpression(word.text).anyForm)
        if word.isPerson {
            let person = "{label authors names} : (\(concept.literal))"
            if try occurs(person) { concept.literal = person }
        }
        if word.stems.count == 1, word.text.utf8.last.map({ $0 != 0x2B && $0 != 0x23 }) ?? false {
            concept.stem = FTSTerm.quoted(word.stems[0])
        }
        if let year = word.year {
            concept.add([.init(name: "year:\(year)", expression: FTSTerm.quoted(FactTerm.year(year)))])
        }
        concept.add(related)
        return concept
    }

    /// Puts the nearest spelling in the place of words that nothing has; whether there were any.
    private func correct(
        _ words: inout [QueryWord], _ synonyms: [[Concept.Synonym]], _ notes: inout [SearchNote]
    ) throws -> Bool {
        var isChanged = false
        for index in words.indices {
            let word = words[index]
            let known = try occurs(
                Concept(text: "", literal: TermExpression(word.text).anyForm, related: synonyms[index]).any)
            guard !known else { continue }
            guard word.mayBeMisspelt, let used = try Spelling(database).nearest(toWord: word.forms[0]) else {
                notes.append(.unknown(word.text))
                continue
            }
            notes.append(.spelling(word.text, used: used))
            words[index] = QueryWord(used)
            words[index].isPerson = word.isPerson
            isChanged = true
        }
        return isChanged
    }

    private func occurs(_ expression: String) throws -> Bool {
        let sql = "SELECT 1 FROM review_stem WHERE review_stem MATCH ? LIMIT 1"
        return try database.first(sql, [.text(expression)]) { _ in true } ?? false
    }
}
