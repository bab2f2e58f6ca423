internal import ReviewModel
internal import TextAnalysis

/// The words that a query asks for, as texts are searched for them.
struct AskedWords {
    /// What a word of a text is.
    struct Match {
        /// The number of its stem.
        var stem: Int
        /// Whether it was asked for whatever stands beside it.
        var isSure: Bool
    }

    /// Numbers what was asked for, and the stems of words that were found.
    private var terms = ByteTable()
    /// Stems and forms of the words asked for, by their numbers.
    private var isAsked: [Bool] = []
    private var prefixes: [[UInt8]] = []
    /// Stems of names of several words, which are hits only beside each other.
    private(set) var names: [Set<Int>] = []
    /// How many different words of a text would be all that is asked for.
    private(set) var wanted = 0
    /// Tells most words of a text from those asked for by how they begin.
    private var beginnings = WordBeginnings()
    private var memo = WordMemo()

    init(_ query: Query) {
        collect(query)
        wanted = prefixes.count + isAsked.count
    }

    /// What a plan looks for: words and other names of what they mean.
    init(_ plan: SearchPlan) {
        self.init(Query.and(plan.rest))
        wanted += plan.concepts.count
        for concept in plan.concepts {
            for word in words(of: concept.text) { add(word) }
            for synonym in concept.related where !synonym.name.contains(":") { add(name: synonym.name) }
        }
    }

    /// How many stems have a number by now.
    var stemCount: Int { terms.count }

    /// What `word`, a word of `text`, is; nil where nobody asked for it.
    mutating func match(_ text: UnsafeBufferPointer<UInt8>, _ word: Token) -> Match? {
        guard beginnings.mayBegin(text, word) else { return nil }
        let number = memo.number(of: text, word.range)
        return memo.withTerms(number) { stem, form in
            let known = terms.find(stem)
            let isSure =
                known.map(isAsked(_:)) ?? false || terms.find(form).map(isAsked(_:)) ?? false
                || prefixes.contains { form.starts(with: $0) }
            guard isSure || known.map(isOfName) ?? false else { return nil }
            return Match(stem: known ?? terms.insert(stem), isSure: isSure)
        }
    }

    /// Numbers after the last one are of stems that were found by form alone.
    private func isAsked(_ term: Int) -> Bool { term < isAsked.count && isAsked[term] }

    private func isOfName(_ stem: Int) -> Bool { names.contains { $0.contains(stem) } }

    private mutating func collect(_ query: Query) {
        switch query {
        case .and(let parts), .or(let parts): for part in parts { collect(part) }
        case .word(let text), .exactWord(let text), .phrase(let text),
            .field(.claim, .text(let text)), .field(.title, .text(let text)):
            for word in words(of: text) { add(word) }
        case .prefix(let text):
            for word in words(of: text) {
                prefixes.append(memo.form(word))
                beginnings.add(memo.form(word))
            }
        case .all, .not, .field: break
        }
    }

    private mutating func words(of text: String) -> [Int] {
        let bytes = Array(text.utf8.prefix(4_096))
        let tokens = Tokenizer.tokens(in: bytes, 0..<bytes.count)
        return bytes.withUnsafeBufferPointer { bytes in
            tokens.prefix(64).map { memo.number(of: bytes, $0.range) }
        }
    }

    private mutating func add(name: String) {
        let words = words(of: name).filter { !StopWords.contains(memo.form($0)) }
        guard words.count > 1 else { return words.forEach { add($0) } }
        var stems: Set<Int> = []
        for word in words { stems.insert(number(memo.stem(word), isAsked: false)) }
        names.append(stems)
    }

    private mutating func add(_ word: Int) {
        for term in [memo.stem(word), memo.form(word)] { _ = number(term, isAsked: true) }
    }

    private mutating func number(_ term: [UInt8], isAsked: Bool) -> Int {
        beginnings.add(term)
        let number = terms.insert(term)
        if number == self.isAsked.count { self.isAsked.append(false) }
        if isAsked { self.isAsked[number] = true }
        return number
    }
}
