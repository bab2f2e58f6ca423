internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// Makes a plan of a query by asking the library which of its words it has.
struct SearchPlanner {
    let database: Database
    /// Whether a word that nothing has may be taken for a name one slip away.
    let isGuessing: Bool
    /// When the query is asked.
    private let now: Timestamp
    /// The reader's own notes.
    private let ownNotes: NoteSearch

    init(database: Database, isGuessing: Bool, now: Timestamp) {
        self.database = database
        self.now = now
        self.isGuessing = isGuessing
        ownNotes = NoteSearch(database)
    }

    /// The plan for a query whose saved searches are put in. A part of another query is so many levels
    /// below it.
    func plan(_ query: Query, depth: Int = 0) throws -> SearchPlan {
        let reading = QueryReading(query, at: now)
        var words = reading.words
        var notes = reading.notes
        let typed = Thesaurus(words).read()
        let spelt = try correct(&words, synonyms: typed.synonyms, notes: &notes)
        let (synonyms, phrases) = words == reading.words ? typed : Thesaurus(words).read()
        let announcers = try Announcer(database).places(in: words)
        var plan = SearchPlan(rest: reading.rest, notes: notes)
        plan.phrases = phrases
        var known: [TextExpression: Bool] = [:]
        for index in words.indices {
            let concept = try concept(words[index], related: synonyms[index] + spelt[index], known: &known)
            if announcers.contains(index) {
                plan.hints.append(concept)
            } else {
                plan.concepts.append(concept)
            }
        }
        if let whole = reading.whole {
            let title = TextExpression.columns([.title], whole)
            if try database.hasItems(title) { plan.title = title }
        }
        try setFilter(of: &plan, depth: depth)
        plan.noted = try ownNotes.numbers(answering: plan)
        return plan
    }

    /// What answers a word. `known` keeps which expressions have items, since words of one name share them.
    private func concept(
        _ word: QueryWord, related: [Concept.Synonym], known: inout [TextExpression: Bool]
    ) throws -> Concept {
        var concept = Concept(text: word.text, literal: word.anyForm)
        if word.isAbbreviation, let others = try meaning(of: word, among: related) {
            concept.literal = others
            return concept
        }
        if let denier = word.denier, word.stems.count == 1 {
            let whole = TextExpression.row([denier, word.stems[0]])
            if try database.hasItems(whole) {
                concept.add([.init(name: word.text, expression: concept.literal)])
                concept.literal = whole
            }
        }
        if word.isPerson {
            let person = TextExpression.columns([.label, .authors, .names], concept.literal)
            if try database.hasItems(person) { concept.literal = person }
        }
        if word.stems.count == 1, word.text.utf8.last.map({ $0 != 0x2B && $0 != 0x23 }) ?? false {
            concept.stem = word.stems[0]
        }
        var related = related
        if let year = word.year {
            related.insert(
                .init(name: "year:\(year)", expression: .term(FactTerm.year(year))), at: 0)
        }
        // What no item has would be looked for beside every one that has the word.
        for synonym in related {
            let hasItems = try known[synonym.expression] ?? database.hasItems(synonym.expression)
            known[synonym.expression] = hasItems
            if hasItems { concept.add([synonym]) }
        }
        return concept
    }

    /// What an abbreviation stands for, where no item has it as typed: FAIR is found by `Facebook AI
    /// Research` and not by `fairly`.
    private func meaning(of word: QueryWord, among related: [Concept.Synonym]) throws
        -> TextExpression?
    {
        guard !related.isEmpty else { return nil }
        let sql = "SELECT 1 FROM review_form WHERE review_form MATCH ? LIMIT 1"
        let form = TextExpression.term(word.forms[0])
        let isKnown = try database.first(sql, with: [.text(form.description)]) { _ in true } ?? false
        guard !isKnown else { return nil }
        // A topic is wider than its abbreviations.
        return try [related.filter { !$0.isTopic }, related].lazy.compactMap { others in
            TextExpression.disjunction(of: others.map(\.expression))
        }.first { try database.hasItems($0) }
    }

    /// Puts the nearest spelling in the place of words that nothing has; for each word what it may be
    /// otherwise.
    private func correct(
        _ words: inout [QueryWord], synonyms: [[Concept.Synonym]], notes: inout [SearchNote]
    ) throws -> [[Concept.Synonym]] {
        var others = try joined(words)
        let isAlone = words.count == 1
        for index in words.indices {
            let word = words[index]
            let any = Concept(
                text: "", literal: word.anyForm, related: synonyms[index] + others[index])
            guard try !database.hasItems(any.any), try !ownNotes.has(any.any) else { continue }
            // What is called so, if not here, is no slip of the keyboard.
            let isKnown = !synonyms[index].isEmpty || Thesaurus.isName(word)
            var used = try isKnown || word.isCapitalised ? nil : Spelling(database).typedOtherwise(word)
            if used == nil {
                others[index] += try OtherSpellings(database).of(word)
                guard others[index].isEmpty else { continue }
                used = try isKnown ? nil : meant(by: word, slips: isAlone ? 2 : 1)
            }
            guard let used else {
                others[index] += try isKnown ? [] : OtherSpellings(database).derived(word)
                if others[index].isEmpty { notes.append(.unknown(word.text)) }
                continue
            }
            guard isGuessing, used.isSure, used.isOtherLayout || !word.isAbbreviation else {
                notes.append(.nearest(word.text, near: used.word))
                continue
            }
            notes.append(.spelling(word.text, used: used.word))
            words[index] = QueryWord(used.word)
            words[index].isPerson = word.isPerson
            words[index].denier = word.denier
        }
        return others
    }

    private func meant(by word: QueryWord, slips: Int) throws -> Spelling.Found? {
        let spelling = Spelling(database)
        // Other words have been read so before.
        if word.isCapitalised, let used = try spelling.typedOtherwise(word) { return used }
        guard word.mayBeMisspelt else { return nil }
        return try spelling.nearest(toWord: word.forms[0], slips: slips)
            ?? spelling.nearestInGlossary(toWord: word.forms[0])
    }

    /// Neighbours that the library has as one word: `flash attention` as FlashAttention.
    private func joined(_ words: [QueryWord]) throws -> [[Concept.Synonym]] {
        var joined = [[Concept.Synonym]](repeating: [], count: words.count)
        for index in words.indices.dropFirst() {
            let (left, right) = (words[index - 1].forms, words[index].forms)
            guard left.count == 1, right.count == 1, left[0].count > 1, right[0].count > 1 else { continue }
            let word = QueryWord(String(decoding: left[0] + right[0], as: UTF8.self))
            guard try database.hasItems(word.anyForm) else { continue }
            let synonym = Concept.Synonym(name: word.text, expression: word.anyForm)
            joined[index - 1].append(synonym)
            joined[index].append(synonym)
        }
        return joined
    }
}

extension Database {
    /// Whether any item answers an expression of the text index.
    func hasItems(_ expression: TextExpression) throws -> Bool {
        let sql = "SELECT 1 FROM review_stem WHERE review_stem MATCH ? LIMIT 1"
        return try first(sql, with: [.text(expression.description)]) { _ in true } ?? false
    }
}

extension SearchPlanner {
    /// Alternatives of alternatives that are still understood; deeper ones are taken as written.
    private static let deepest = 3
    /// More alternatives than these are no question.
    private static let mostAlternatives = 24

    /// Compiles what is asked for beside words.
    func setFilter(of plan: inout SearchPlan, depth: Int = 0) throws {
        var parts: [CompiledQuery] = []
        for part in plan.rest {
            if let compiled = try compile(part, depth: depth + 1, notes: &plan.notes) {
                parts.append(compiled)
            }
        }
        // What says nothing at all is answered by nothing, as `QueryCompiler` does.
        plan.filter =
            QueryCompiler.conjunction(parts)
            ?? CompiledQuery(condition: plan.concepts.isEmpty && !plan.rest.isEmpty ? .never : nil)
    }

    /// A part beside words; nil when it says nothing. Each alternative is understood as a question of its
    /// own, and what is denied is denied as written.
    func compile(_ query: Query, depth: Int, notes: inout [SearchNote]) throws -> CompiledQuery? {
        guard case .or(let parts) = query, depth <= SearchPlanner.deepest,
            parts.count <= SearchPlanner.mostAlternatives
        else { return QueryCompiler.part(query, depth: depth) }
        var compiled: [CompiledQuery] = []
        for part in parts where QueryCompiler.part(part, depth: depth) != nil {
            switch part {
            case .word, .and:
                let plan = try plan(part, depth: depth + 1)
                notes += plan.notes.filter { !notes.contains($0) }
                compiled.append(plan.compiled)
            default:
                if let part = try compile(part, depth: depth + 1, notes: &notes) { compiled.append(part) }
            }
        }
        return QueryCompiler.disjunction(compiled)
    }
}

/// A word that says what kind of thing the name beside it is: `датасет COCO`, `CLIP model`. It need
/// not stand in what is looked for, where the name alone would do.
struct Announcer {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Numbers of the words that announce a name of the library.
    func places(in words: [QueryWord]) throws -> Set<Int> {
        var places: Set<Int> = []
        guard words.count > 1 else { return places }
        for index in words.indices where words[index].stems.count == 1 {
            let isRussian = words[index].forms[0].first ?? 0 >= 0xD0
            for other in [index + 1, index - 1] where words.indices.contains(other) && !places.contains(other)
            {
                // The table last: to make it takes longer than to look at the word.
                guard words[other].looksLikeName(amongRussian: isRussian),
                    let table = Announcer.tables[words[index].stems[0]]
                else { continue }
                if try hasName(words[other], in: table) { places.insert(index) }
            }
        }
        return places
    }

    private func hasName(_ word: QueryWord, in table: String) throws -> Bool {
        let name = String(decoding: NameForms.glued(word.text), as: UTF8.self)
        let sql = "SELECT 1 FROM \(table)_word WHERE word = ? LIMIT 1"
        return try database.first(sql, with: [.text(name)]) { _ in true } ?? false
    }

    /// The tables of names by the stems of the words that announce them.
    private static let tables: [[UInt8]: String] = {
        let stemmer = Stemmer()
        var tables: [[UInt8]: String] = [:]
        for (table, words) in WordFiles.questions.pairs("announcer") {
            for word in NameForms.words(words) { tables[stemmer.term(of: word)] = table }
        }
        return tables
    }()
}

extension QueryWord {
    /// Whether it is written as names are: with a capital or a digit, or in Latin letters where
    /// Russian is spoken.
    fileprivate func looksLikeName(amongRussian: Bool) -> Bool {
        text.unicodeScalars.contains { $0.properties.isUppercase || $0.properties.numericType != nil }
            || amongRussian && text.utf8.allSatisfy { $0 < 0x80 }
    }
}
