import TextAnalysis

/// What a number measures, where the sentence says it plainly: "a BLEU of 28.4", "the error falls from 5 to 4 %", "12 %
/// lower latency". A wrong one would be worse than none: of words that are not known nothing is concluded.
struct QuantityMeasure {
    let text: TextSlice
    /// The words of the sentence, and the same folded.
    let tokens: [Token]
    let words: [String]

    /// A noun phrase that was found.
    struct Phrase {
        /// Its words, by number.
        var tokens: ClosedRange<Int>
        /// Whether nothing but a space, a sign of equality or a colon stands between it and the number.
        var isBeside = false
        /// Whether a bracket stands between them.
        var isEnclosed = false
        /// Whether only things that are counted can be told of it: a size, a budget.
        var isSized = false
    }

    /// What a word is for the way between a number and what it measures.
    private enum Role: Sendable {
        /// is, reaches; falls, raises
        case verb
        /// takes, costs
        case spending
        /// about, at least
        case nearness
        /// of, at
        case link
        /// by, from, to: what changes stands before, and of what
        case change
        /// and, which: another sentence begins
        case end
    }

    /// "costs" is both: before a number it is the verb.
    private func isVerb(_ index: Int) -> Bool { Self.roles[words[index]] == .spending }

    /// The bytes of a phrase.
    func range(_ phrase: Phrase) -> Range<Int> {
        tokens[phrase.tokens.lowerBound].range.lowerBound..<tokens[phrase.tokens.upperBound].range.upperBound
    }

    /// Whether a phrase is in Russian: behind a bare number begins another one there.
    func isRussian(_ phrase: Phrase) -> Bool { tokens[phrase.tokens.upperBound].hasCyrillic }

    // MARK: Before the number

    /// What the words before the number at `number`, the first of which is the token `index - 1`, say that it measures.
    func before(_ index: Int, number: Int) -> Phrase? {
        if let phrase = condition(index, number: number) { return phrase }
        var k = index - 1
        var end = number
        var skipped = 0
        var maySkip = false
        var isSpent = false
        var isSaid = false
        while k >= 0, index - k <= 12 {
            let gap = text[tokens[k].range.upperBound..<end]
            let isFirst = k == index - 1
            guard isFirst ? Self.announces(gap) : Self.joins(gap) else { return nil }
            if isFirst, gap.contains(where: { ":=".utf8.contains($0) }) { (maySkip, isSaid) = (true, true) }
            if !isVerb(k), let phrase = phrase(endingAt: k) {
                // "accuracy on new objects falls": what was passed over belongs to the noun.
                guard skipped == 0 || Self.prepositions.contains(words[k + 1]),
                    skipped == 0 || isSaid || isChanged(phrase)
                else { return nil }
                // "a 15k vocabulary (93 % of all)" has its number already.
                let first = phrase.tokens.lowerBound
                if isFirst, gap.contains(UInt8(ascii: "(")), first > 0, tokens[first - 1].hasDigit {
                    return nil
                }
                var found = phrase
                found.isBeside = isFirst
                found.isEnclosed = isFirst && gap.contains(UInt8(ascii: "("))
                return found
            }
            if isSpent, Self.isProcess(words[k]) {
                guard skipped == 0 || Self.prepositions.contains(words[k + 1]) else { return nil }
                return Phrase(tokens: k...k, isSized: true)
            }
            switch Self.roles[words[k]] ?? (Self.changing.matches(words[k]) ? .verb : nil) {
            case .verb?: (maySkip, isSaid) = (true, true)
            case .spending?: (maySkip, isSaid, isSpent) = (true, true, true)
            case .change?:
                guard isFirst || skipped == 0 || Self.prepositions.contains(words[k]) else { return nil }
                maySkip = true
            case .nearness?, .link?: if maySkip, skipped > 0 { skipped += 1 }
            case .end?: return nil
            case nil:
                guard maySkip, skipped < 5, !tokens[k].isNumber else { return nil }
                skipped += 1
            }
            end = tokens[k].range.lowerBound
            k -= 1
        }
        return nil
    }

    /// Whether a verb before a noun phrase says that it changes: "raises precision on lists from 0.1 to 0.3".
    private func isChanged(_ phrase: Phrase) -> Bool {
        words[max(0, phrase.tokens.lowerBound - 3)..<phrase.tokens.lowerBound].contains {
            Self.changing.matches($0)
        }
    }

    /// Whether a word before a number says how much it is: "up to 2000", "fewer than 500".
    func announcesAmount(_ index: Int) -> Bool {
        index > 0 && Self.amounts.contains(words[index - 1])
    }

    /// The noun phrase whose last word is the token `index`; nil where that names nothing that is measured.
    func phrase(endingAt index: Int) -> Phrase? {
        var last = index
        // "скорость обучения", "размер батча": the noun stands before what it is of.
        if index > 0, Self.genitives.matches(words[index]) || isGenitive(index), isSpaced(index),
            Self.isMetric(words[index - 1], token: tokens[index - 1])
        {
            last = index - 1
        } else if !Self.isMetric(words[index], token: tokens[index]) {
            return nil
        }
        let first = modified(last)
        // Of `max_lr` no part is a word.
        let start = tokens[first].range.lowerBound
        if start > 0, text[start - 1] == UInt8(ascii: "_") { return nil }
        if first == last, Self.partial.contains(words[last]) { return nil }
        return Phrase(tokens: first...index, isSized: Self.sized.matches(words[last]))
    }

    /// What holds where a share is told right behind it: "при разреженности 50%".
    private func condition(_ index: Int, number: Int) -> Phrase? {
        guard index > 1, tokens[index - 1].hasCyrillic, !tokens[index - 1].hasDigit,
            isSpace(tokens[index - 1].range.upperBound..<number)
        else { return nil }
        for first in [index - 1, index - 2] where first > 0 && isSpaced(first) {
            guard tokens[first].hasCyrillic, !tokens[first].isNumber,
                first == index - 1 || isSpaced(index - 1)
            else { return nil }
            if Self.conditions.contains(words[first - 1]) {
                let isNoun = Self.conditionEndings.contains { TextSlice(words[first]).hasSuffix($0) }
                let isOwn =
                    first == index - 1 || Self.genitives.matches(words[index - 1]) || isGenitive(index - 1)
                let isSaid = isNoun && isOwn && (first..<index).allSatisfy { Self.roles[words[$0]] == nil }
                return isSaid ? Phrase(tokens: first...index - 1, isBeside: true) : nil
            }
        }
        return nil
    }

    /// Whether a word ends as nouns of Russian in the genitive do.
    private func isGenitive(_ index: Int) -> Bool {
        tokens[index].hasCyrillic && tokens[index].range.count > 8
            && Self.genitiveEndings.contains { TextSlice(words[index]).hasSuffix($0) }
            && Self.roles[words[index]] == nil
    }

    /// The first word of the noun phrase with the noun `index`.
    private func modified(_ index: Int) -> Int {
        var first = index
        while first > 0, index - first < 3 {
            let gap = text[tokens[first - 1].range.upperBound..<tokens[first].range.lowerBound]
            guard gap.elementsEqual(" ".utf8) || gap.elementsEqual("-".utf8) else { break }
            let isRank = tokens[first - 1].isNumber && first > 1 && words[first - 2] == "top"
            guard
                isRank || Self.modifiers.matches(words[first - 1])
                    || tokens[first - 1].hasLatin && Self.isMetric(words[first - 1], token: tokens[first - 1])
            else { break }
            first -= 1
        }
        return first
    }

    private func isSpaced(_ index: Int) -> Bool {
        text[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound].elementsEqual(" ".utf8)
    }

    /// Whether nothing but spaces, signs of equality and brackets stands between a word and its number.
    private static func announces(_ gap: TextSlice) -> Bool {
        gap.count <= 6
            && gap.allSatisfy { $0 < 0x80 ? " :=(~<>-|*_$\"".utf8.contains($0) : true }
            && !gap.contains { $0 == 0xD0 || $0 == 0xD1 }
    }

    private static func joins(_ gap: TextSlice) -> Bool {
        gap.count <= 3 && gap.allSatisfy { " -'\"_*".utf8.contains($0) || $0 == 0xC2 || $0 == 0xA0 }
    }

    // MARK: Behind the number

    /// What the words behind the quantity that ends at `end`, of which the token `index` is the first, say that it
    /// measures. `isShare` tells that it is one of per cent: "75 % of the budget" measures no budget.
    func behind(_ index: Int, end: Int, isShare: Bool) -> Phrase? {
        guard index < tokens.count, isSpace(end..<tokens[index].range.lowerBound) else { return nil }
        var k = index
        if let phrase = phrase(from: k) { return Phrase(tokens: phrase, isBeside: true) }
        // "27 % fewer collisions", "20 % more compute than"
        if Self.countings.contains(words[k]), k + 1 < tokens.count, isSpaced(k + 1),
            QuantityUnit.isPlural(tokens[k + 1], in: text) && ends(k + 1)
                || k + 2 < tokens.count && Self.thans.contains(words[k + 2]) && tokens[k + 1].range.count > 3
        {
            return Phrase(tokens: k + 1...k + 1, isBeside: true)
        }
        // "12 % reduction in error", "2 points of accuracy"
        if Self.gains.matches(words[k]), k + 1 < tokens.count { k += 1 }
        if Self.relations.contains(words[k]), k > index || !isShare || words[k] != "of", k + 1 < tokens.count,
            isSpaced(k + 1)
        {
            k += 1
            if Self.articles.contains(words[k]), k + 1 < tokens.count { k += 1 }
            return phrase(from: k).map { Phrase(tokens: $0, isBeside: true) }
        }
        // "12 % lower latency", "на 12 % снижает ошибку"
        guard k == index, k + 1 < tokens.count, isSpaced(k + 1),
            QuantityUnit.compares(words[k]) || Self.changing.matches(words[k])
        else { return nil }
        if let phrase = phrase(from: k + 1) {
            let noun = words[phrase.upperBound]
            let isSubject =
                !QuantityUnit.compares(words[k]) || tokens[phrase.upperBound].hasLatin
                || Self.subjects.contains { TextSlice(noun).hasSuffix($0) }
            return isSubject ? Phrase(tokens: phrase) : nil
        }
        return Self.isProcess(words[k + 1]) ? Phrase(tokens: k + 1...k + 1) : nil
    }

    /// What there is so much of: "240 hours of demonstrations", "75 часов записей". The token `index` is the first
    /// behind the quantity, which ends at `end`.
    func content(_ index: Int, end: Int, unit: String) -> Phrase? {
        let last = unit.utf8.lastIndex(of: 0x20).map { String(unit[unit.index(after: $0)...]) } ?? unit
        guard index < tokens.count, Self.amountUnits.contains(last),
            isSpace(end..<tokens[index].range.lowerBound)
        else { return nil }
        if isGenitive(index) { return Phrase(tokens: index...index, isBeside: true) }
        guard Self.amountLinks.contains(words[index]) else { return nil }
        var k = index + 1
        while k < tokens.count, k - index <= 3, isJoined(k), tokens[k].hasLatin, !tokens[k].hasDigit,
            Self.roles[words[k]] == nil, !QuantityUnit.separates(words[k])
        {
            if QuantityUnit.isPlural(tokens[k], in: text) || ends(k) {
                return Phrase(tokens: index + 1...k, isBeside: true)
            }
            k += 1
        }
        return nil
    }

    /// Whether a phrase of Russian is a subject, with which another clause begins: "на записях 8 кГц ошибка растёт".
    func isSubject(_ phrase: Phrase) -> Bool {
        let noun = words[phrase.tokens.upperBound]
        return isRussian(phrase) && Self.subjects.contains { TextSlice(noun).hasSuffix($0) }
    }

    /// Whether the words before the token `index` say that something became less by what follows: "fell by".
    func isFall(_ index: Int) -> Bool {
        index > 1 && Self.fallingBy.contains(words[index - 1]) && Self.falling.matches(words[index - 2])
    }

    /// Whether the token `index` may be a name that a size or a version belongs to; `isVersioned` tells that a version
    /// stands between them.
    func mayBeName(_ index: Int, isVersioned: Bool) -> Bool {
        let token = tokens[index]
        guard token.hasUpper, token.hasLatin, !Self.isMetric(words[index], token: token) else { return false }
        if isVersioned || index > 0 { return true }
        return Self.roles[words[index]] == nil && !QuantityUnit.separates(words[index])
            && !Self.amounts.contains(words[index]) && !Self.modifiers.matches(words[index])
            && !Self.changing.matches(words[index]) && !TextSlice(words[index]).hasSuffix("ing")
    }

    /// The noun phrase whose first word is the token `index`.
    private func phrase(from index: Int) -> ClosedRange<Int>? {
        var last = index
        while last < tokens.count, last - index <= 3, last == index || isJoined(last) {
            if Self.isMetric(words[last], token: tokens[last]) {
                // "error rate": the noun is the last.
                while last + 1 < tokens.count, isJoined(last + 1),
                    Self.isMetric(words[last + 1], token: tokens[last + 1])
                {
                    last += 1
                }
                let isWhole = last > index || !Self.partial.contains(words[last])
                return isWhole && ends(last) ? index...last : nil
            }
            guard Self.modifiers.matches(words[last]) else { return nil }
            last += 1
        }
        return nil
    }

    /// Whether no noun follows that the token `index` only tells the kind of: "8 height bins".
    private func ends(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, isJoined(index + 1) else { return true }
        let next = words[index + 1]
        return Self.roles[next] != nil || Self.prepositions.contains(next) || tokens[index].hasCyrillic
            || Self.changing.matches(next) || QuantityUnit.compares(next) || QuantityUnit.separates(next)
    }

    private func isJoined(_ index: Int) -> Bool {
        let gap = text[tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound]
        return gap.elementsEqual(" ".utf8) || gap.elementsEqual("-".utf8)
    }

    private func isSpace(_ range: Range<Int>) -> Bool {
        text[range].elementsEqual(" ".utf8) || text[range].elementsEqual([0xC2, 0xA0])
    }

    // MARK: Words

    private static let file = WordFiles.quantities

    private static let roles = WordTable<Role>(
        [
            ("measure.verb", Role.verb), ("measure.spending", .spending), ("measure.nearness", .nearness),
            ("measure.link", .link), ("measure.change", .change), ("measure.end", .end),
        ].flatMap { list in file.fields(list.0).map { ($0, list.1) } })

    private static let prepositions = file.list("measure.preposition")
    private static let relations = file.list("measure.relation")
    private static let articles = file.list("measure.article")
    private static let amounts = file.list("measure.amount")
    private static let changing = StemIndex(file.fields("measure.changing"))
    private static let gains = StemIndex(file.fields("measure.gain"))
    private static let modifiers = StemIndex(file.fields("metric.modifier"))
    private static let genitives = StemIndex(file.fields("metric.genitive"))
    private static let sized = StemIndex(file.fields("metric.sized"))
    private static let subjects = file.fields("metric.subject")
    private static let partial = file.list("metric.partial")
    private static let whole = file.list("metric.word")
    private static let capital = file.list("metric.capital")
    private static let stemWords = file.fields("metric")
    private static let stems = StemIndex(stemWords)
    private static let stemLengths = stemWords.map(\.unicodeScalars.count)
    private static let conditions = file.list("measure.condition")
    private static let conditionEndings = file.fields("measure.condition.ending")
    private static let genitiveEndings = file.fields("metric.genitive.ending")
    private static let countings = file.list("measure.counting")
    private static let thans = file.list("measure.than")
    private static let amountUnits = Set(file.fields("measure.amount.unit"))
    private static let amountLinks = file.list("measure.amount.link")
    private static let falling = StemIndex(file.fields("measure.falling"))
    private static let fallingBy = file.list("measure.falling.by")
    private static let processes = StemIndex(file.fields("measure.process"))

    /// Whether a word names something that numbers measure: `accuracy`, `BLEU`, `ошибка`.
    private static func isMetric(_ word: String, token: Token) -> Bool {
        if whole.contains(word) || token.hasUpper && capital.contains(word) { return true }
        if word.utf8.last == UInt8(ascii: "s"), whole.contains(String(word.dropLast())) { return true }
        var isForm = false
        stems.forEach(in: word) { number, _ in
            if word.unicodeScalars.count <= stemLengths[number] + 4 { isForm = true }
        }
        return isForm
    }

    /// Whether a folded word says that something changes: "grows", "выросла".
    static func changes(_ word: String) -> Bool { changing.matches(word) }

    private static func isProcess(_ word: String) -> Bool { processes.matches(word) }
}
