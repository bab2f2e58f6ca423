import ReviewModel
import TextAnalysis

/// Names that the text gives: what is short for something, what somebody named or proposed, special kinds of networks.
extension NameReader {
    /// "Frozen Pretrained Transformer (FPT)", "FPT (Frozen Pretrained Transformer)".
    mutating func readExpansions() {
        let tokens = draft.tokens
        for index in tokens.indices where isShort(tokens[index]) {
            let letters = draft.bytes.slice(tokens[index].range).folded
            if index > 0, opens(between: tokens[index - 1], tokens[index]),
                let words = longForm(of: letters, endingBefore: index)
            {
                add(long: words, short: index, isShortOutside: false)
            } else if index + 1 < tokens.count, opens(between: tokens[index], tokens[index + 1]),
                let words = longForm(of: letters, startingAt: index + 1)
            {
                add(long: words, short: index, isShortOutside: true)
            }
        }
    }

    private func isShort(_ token: Token) -> Bool {
        guard token.hasLatin, token.hasUpper, !token.hasCyrillic, (2...7).contains(token.range.count) else {
            return false
        }
        // Some capitals behind the first letter: `DQfD`, `ResNet` is none that letters stand for words in.
        let capitals = draft.bytes.slice(token.range).count { $0 >= 0x41 && $0 <= 0x5A }
        return capitals * 2 >= token.range.count
    }

    /// Whether nothing but an opening parenthesis stands between two words.
    private func opens(between left: Token, _ right: Token) -> Bool {
        let gap = draft.bytes[left.range.upperBound..<right.range.lowerBound]
        return gap.count <= 3 && gap.last == UInt8(ascii: "(")
    }

    /// The words before `end` whose first letters are `letters`; small words may be left out.
    private func longForm(of letters: String, endingBefore end: Int) -> Range<Int>? {
        let limit = max(0, end - letters.utf8.count - 3)
        var start = end - 1
        while start >= limit {
            if spells(letters, words: start..<end) { return start..<end }
            start -= 1
        }
        return nil
    }

    private func longForm(of letters: String, startingAt start: Int) -> Range<Int>? {
        let limit = min(draft.tokens.count, start + letters.utf8.count + 3)
        var end = start + 1
        while end <= limit {
            if spells(letters, words: start..<end) { return start..<end }
            end += 1
        }
        return nil
    }

    /// Whether the first letters of the words are `letters`, in order.
    private func spells(_ letters: String, words: Range<Int>) -> Bool {
        guard words.allSatisfy({ draft.tokens[$0].hasLatin }),
            draft.tokens[words.lowerBound].hasUpper || words.count >= 3,
            draft.bytes.slice(draft.tokens[words.lowerBound].range).folded.utf8.first == letters.utf8.first
        else { return false }
        let wanted = Array(letters.utf8.filter { $0 < 0x30 || $0 > 0x39 })
        var at = 0
        for index in words {
            let word = draft.bytes.slice(draft.tokens[index].range).folded
            if at < wanted.count, word.utf8.first == wanted[at] {
                at += 1
            } else if !ModelNameCues.smallWords.contains(word) {
                return false
            }
        }
        return at == wanted.count && wanted.count >= 2
    }

    private mutating func add(long words: Range<Int>, short index: Int, isShortOutside: Bool) {
        let place =
            draft.tokens[words.lowerBound].range
            .lowerBound..<draft.tokens[words.upperBound - 1].range.upperBound
        guard place.count <= 100 else { return }
        let short = draft.bytes.slice(draft.tokens[index].range), long = draft.bytes.slice(place).string
        guard !ModelNameCues.isNoName(short.string) || names[NameCandidate.tight(long)] != nil else { return }
        // What stands outside of the parentheses is what the text goes on to call it by.
        let name = isShortOutside ? short.string : long
        let mentions = draft.tokens.count { draft.bytes.slice($0.range) == short }
        dropHomonym(of: short.string, meaning: long)
        change(
            name,
            at: min(place.lowerBound, short.range.lowerBound)..<max(place.upperBound, short.range.upperBound)
        ) {
            $0.add(spelling: isShortOutside ? long : short.string)
            $0.count = max($0.count, mentions - 1)
            $0.signs.insert(.expanded)
        }
    }

    /// Drops what the lexicon has for `short` where the text says that it means something else and has no other name
    /// of that.
    private mutating func dropHomonym(of short: String, meaning long: String) {
        let key = NameCandidate.tight(short)
        guard let known = candidate(key), known.isKnown, known.key != key,
            known.key != NameCandidate.tight(long), names[NameCandidate.tight(long)] == nil,
            known.aliases.allSatisfy({ isForm(NameCandidate.tight($0), of: key) })
        else { return }
        remove(known)
    }

    private func isForm(_ word: String, of key: String) -> Bool { word == key || word == key + "s" }

    /// "который назвали Sparsely-Gated Transformer", "предложили G-Shapley", "we introduce a new model, X".
    mutating func readCoinages() {
        let runs = draft.runs
        var at = 0
        while at < runs.count {
            guard runs[at].shape > .word, isCoined(runs[at]) else {
                at += 1
                continue
            }
            var end = at + 1
            while end < runs.count, goesOn(runs[end - 1], runs[end]) { end += 1 }
            addCoined(runs[at..<end])
            at = end
        }
    }

    private func isCoined(_ run: NameRun) -> Bool {
        let before = draft.tokens(before: run.range.lowerBound, 7)
        guard let at = before.indices.last(where: { draft.words.marks($0).contains(.coins) }),
            let last = before.last
        else { return false }
        // "Named Entity Recognition" is named by nobody.
        let coinage = before[at].range.lowerBound
        if draft.concepts.contains(where: {
            $0.range.contains(coinage) && $0.range.upperBound > run.range.lowerBound
        }) {
            return false
        }
        if isWordOfTitle(run) { return false }
        let gap = draft.bytes.slice(before[at].range.upperBound..<last.range.upperBound)
        let end = draft.bytes.slice(last.range.upperBound..<run.range.lowerBound)
        guard !gap.contains(where: { ".;!?()\n".utf8.contains($0) }), end.count <= 6,
            !end.contains(where: { ".;!?)\n".utf8.contains($0) })
        else { return false }
        let between = (at + 1..<before.endIndex).map { draft.words.marks($0) }
        // "They call the remedy EarlyTeach": what is named stands between.
        if draft.words.marks(at).contains(.calls), run.shape == .mixed { return between.count <= 3 }
        return between.allSatisfy { !$0.isDisjoint(with: [.article, .introduces]) }
            || between.last.map { !$0.isDisjoint(with: [.introduces, .namesData]) } ?? true
    }

    /// Whether a word with a capital goes on as it does in a title: "a Competitive training".
    private func isWordOfTitle(_ run: NameRun) -> Bool {
        let next = run.tokens.upperBound
        guard run.shape == .capitalised, next < draft.tokens.count, !draft.tokens[next].hasUpper else {
            return false
        }
        let words = TextSlice(draft.bytes, in: run.range).foldedWords + [draft.words.folded(next)]
        return draft.review.papers.contains { TextSlice($0.title).foldedWords.holds(words) }
    }

    private func goesOn(_ left: NameRun, _ right: NameRun) -> Bool {
        right.range.lowerBound == left.range.upperBound + 1 && draft.bytes[left.range.upperBound] == 0x20
            && right.shape > .word && right.tokens.lowerBound == left.tokens.upperBound
    }

    private mutating func addCoined(_ runs: ArraySlice<NameRun>) {
        guard let first = runs.first, let last = runs.last else { return }
        let place = first.range.lowerBound..<last.range.upperBound
        let written = draft.bytes.slice(place).string
        let isNew = candidate(NameCandidate.tight(written)) == nil
        if isNew {
            let isOther = draft.names.contains {
                $0.range == place && $0.lexicon > Lexica.Names.datasets.rawValue
            }
            guard !isOther, !ModelNameCues.isNoName(written), !IdentifierText.isDated(written),
                !isCode(place),
                runs.count >= 2 || first.shape >= .capitals || draft.review.language != .english
            else { return }
        }
        change(written, at: place) {
            if isNew { $0.count = 1 }
            $0.signs.insert(.coined)
            if runs.count >= 2 { $0.signs.insert(.compound) }
        }
    }

    /// Kinds of networks that a word with a hyphen makes special: "Y-shaped автоэнкодер".
    mutating func readModifiedFamilies() {
        for match in draft.names where match.lexicon == Lexica.Names.models.rawValue {
            let entry = draft.lexica.entry(match)
            guard entry.attributes.contains("family"), let modifier = modifier(before: match.range.lowerBound)
            else { continue }
            let name = draft.bytes.slice(modifier).string + " " + entry.name
            change(name, at: modifier.lowerBound..<match.range.upperBound) {
                $0.count += 1
                $0.signs.formUnion([.introduced, .compound])
            }
            // The mention counts for the special kind alone.
            let key = NameCandidate.tight(entry.name)
            if let family = names[key] { names[key]?.count = family.count - 1 }
            if names[key]?.count == 0 { names[key] = nil }
        }
    }

    /// The word with a hyphen that ends a blank before `offset`.
    private func modifier(before offset: Int) -> Range<Int>? {
        let tokens = draft.tokens(before: offset, 2)
        guard tokens.count == 2, let first = tokens.first, let last = tokens.last,
            last.range.upperBound + 1 == offset, draft.bytes[last.range.upperBound] == 0x20,
            first.range.upperBound + 1 == last.range.lowerBound,
            draft.bytes[first.range.upperBound] == UInt8(ascii: "-"),
            first.hasLatin, last.hasLatin, !first.hasCyrillic, !last.hasCyrillic,
            ModelNameCues.modifiers.contains(draft.bytes.slice(last.range).folded)
        else { return nil }
        return first.range.lowerBound..<last.range.upperBound
    }
}
