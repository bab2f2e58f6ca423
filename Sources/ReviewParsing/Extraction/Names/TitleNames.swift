import ReviewModel
import TextAnalysis

/// What the title of a paper says of names: "X: A Study", "… with X", "Stacked Attention Networks for …", and what
/// its words are short for.
enum TitleNames {
    /// Marks the candidates that the titles name, and adds those that only they tell.
    static func read(into names: inout [String: NameCandidate], _ draft: ReviewDraft) {
        for paper in draft.review.papers {
            let title = TextSlice(paper.title)
            addInside(title, into: &names, draft: draft)
            markInside(title, into: &names)
            readLead(title, into: &names, draft: draft)
            readTail(title, into: &names)
            readInitials(title, into: &names)
            readPhrase(title, into: &names, draft: draft)
            readList(title, into: &names)
        }
    }

    /// Names that stand in the title and may not stand in the text.
    private static func addInside(
        _ title: TextSlice, into names: inout [String: NameCandidate], draft: ReviewDraft
    ) {
        let tokens = title.tokens
        let runs = NameRun.runs(in: title.bytes, tokens: tokens).filter { $0.shape >= .capitals }
        // What is known inside of a new name is not what is meant: `BERT-Weaver`.
        let matches = draft.lexica.names(in: title.bytes, tokens: tokens).filter { match in
            !runs.contains { run in
                run.range.count > match.range.count && run.range.overlaps(match.range)
                    && names[NameCandidate.tight(title[run.range].string)] != nil
            }
        }
        for match in matches where match.lexicon <= Lexica.Names.datasets.rawValue {
            let entry = draft.lexica.entry(match)
            guard !names.values.contains(where: { $0.answers(to: NameCandidate.tight(entry.name)) }) else {
                continue
            }
            add(entry.name, signs: [], into: &names, draft: draft) {
                $0.isKnown = match.lexicon == Lexica.Names.models.rawValue
                $0.attributes = $0.isKnown ? entry.attributes : []
                if !$0.isKnown { $0.signs.insert(.isDataset) }
                $0.add(spelling: title[match.range].string)
            }
        }
        for run in runs {
            let name = title[run.range].string
            guard run.range.count >= 2, !matches.contains(where: { $0.range.overlaps(run.range) }),
                !ModelNameCues.isNoName(name), !IdentifierText.isDated(name),
                !names.values.contains(where: { $0.answers(to: NameCandidate.tight(name)) })
            else { continue }
            add(name, signs: [], into: &names, draft: draft) { $0.shape = run.shape }
        }
    }

    private static func markInside(_ title: TextSlice, into names: inout [String: NameCandidate]) {
        let words = title.foldedWords
        for key in names.keys.sorted() {
            guard let candidate = names[key] else { continue }
            let spellings = [candidate.name] + candidate.aliases
            if spellings.contains(where: { words.holds(TextSlice($0).foldedWords) }) {
                names[key]?.signs.insert(.title)
            }
        }
    }

    /// What stands before the colon, where it is a name's length.
    private static func readLead(
        _ title: TextSlice, into names: inout [String: NameCandidate], draft: ReviewDraft
    ) {
        guard let end = endOfHead(title), !readBehind(end, of: title, into: &names) else { return }
        let lead = title.before(end).trimmed
        guard (1...5).contains(lead.tokens.count), lead.count <= 60 else { return }
        let key = NameCandidate.tight(lead.string)
        if let known = names.values.filter({ $0.answers(to: key) }).min(by: NameCandidate.isBefore) {
            names[known.key]?.signs.insert(.titleLead)
            return
        }
        let inside = names.values.filter {
            $0.signs.contains(.title) && ($0.isKnown || $0.shape >= .capitals)
                && lead.foldedWords.holds(TextSlice($0.name).foldedWords)
        }
        // "CUDA Agent: …": the text goes on to call it so.
        if !inside.isEmpty, (2...4).contains(lead.tokens.count), lead.tokens.allSatisfy(\.hasUpper),
            recurrences(of: lead.foldedWords, in: draft) >= 1, !isConcept(lead.string, draft: draft)
        {
            return add(lead.string, signs: [.titleLead, .title, .compound], into: &names, draft: draft)
        }
        if let name = inside.max(by: { ($0.name.utf8.count, $1.key) < ($1.name.utf8.count, $0.key) }),
            NameRun.looksLikeOne(lead) == false || lead.tokens.count > 2
        {
            names[name.key]?.signs.insert(.titleLead)
            return
        }
        guard
            NameRun.looksLikeOne(lead)
                || recurrences(of: lead.foldedWords, in: draft) >= 2 && !isConcept(lead.string, draft: draft),
            !ModelNameCues.isNoName(lead.string)
        else { return }
        add(lead.string, signs: [.titleLead, .title], into: &names, draft: draft)
    }

    /// "Grasping in Imagination: GraspDreamer": a name alone behind the colon is what the title is of.
    private static func readBehind(
        _ end: Int, of title: TextSlice, into names: inout [String: NameCandidate]
    ) -> Bool {
        guard let first = title.from(end).tokens.first else { return false }
        let rest = title.from(first.range.lowerBound).trimmed
        let key = NameCandidate.tight(rest.string)
        guard NameRun.looksLikeOne(rest), !ModelNameCues.isNoName(rest.string),
            let known = names.values.filter({ $0.answers(to: key) }).min(by: NameCandidate.isBefore)
        else { return false }
        names[known.key]?.signs.insert(.titleLead)
        return true
    }

    /// Where the colon or the dash stands that ends the head of a title: "X: A Study", "X - A Study".
    private static func endOfHead(_ title: TextSlice) -> Int? {
        ([":"] + Marks.dashes).compactMap { title.find($0) }.min()
    }

    /// "… with CheckList", "… via Rank-1 Experts".
    private static func readTail(_ title: TextSlice, into names: inout [String: NameCandidate]) {
        let words = title.foldedWords
        for key in names.keys.sorted() {
            guard let candidate = names[key], candidate.signs.contains(.title) else { continue }
            let name = TextSlice(candidate.name).foldedWords
            let isLast = words.count > name.count && words.suffix(name.count).elementsEqual(name)
            if isLast, ModelNameCues.tailWords.contains(words[words.count - name.count - 1]) {
                names[key]?.signs.insert(.titleTail)
            }
        }
    }

    /// Names whose letters begin words of the title in a row: DQfD for Deep Q-learning from Demonstrations.
    private static func readInitials(_ title: TextSlice, into names: inout [String: NameCandidate]) {
        let words = title.words
        for key in names.keys.sorted() {
            guard let candidate = names[key], candidate.shape >= .capitals, !candidate.name.holds(" "),
                let phrase = phrase(of: key, in: words)
            else { continue }
            names[key]?.signs.insert(.titlePhrase)
            let long = title[phrase].string
            names[key]?.add(spelling: long)
        }
    }

    private static func phrase(of letters: String, in words: [TextSlice]) -> Range<Int>? {
        let wanted = Array(letters.utf8.filter { $0 >= 0x61 && $0 <= 0x7A })
        guard (2...7).contains(wanted.count), wanted.count == letters.utf8.count || wanted.count >= 3 else {
            return nil
        }
        let first = words.map { $0.folded.utf8.first ?? 0 }
        for start in words.indices where first[start] == wanted[0] {
            var at = 0
            var index = start
            while index < words.count, at < wanted.count {
                if first[index] == wanted[at] {
                    at += 1
                } else if !ModelNameCues.smallWords.contains(words[index].folded), !isSecond(index, of: words)
                {
                    break
                }
                index += 1
            }
            // "Pre-training" is one word.
            while at == wanted.count, index < words.count, isSecond(index, of: words) { index += 1 }
            if at == wanted.count { return words[start].startIndex..<words[index - 1].endIndex }
        }
        return nil
    }

    /// Whether a word is joined to the one before it by a hyphen.
    private static func isSecond(_ index: Int, of words: [TextSlice]) -> Bool {
        index > 0 && words[index - 1].endIndex + 1 == words[index].startIndex
            && words[index].bytes[words[index - 1].endIndex] == UInt8(ascii: "-")
    }

    /// "Batch-Channel Normalization and Weight Standardization": a title that is nothing but names.
    private static func readList(_ title: TextSlice, into names: inout [String: NameCandidate]) {
        guard let sign = ModelNameCues.coordinations.sorted().first(where: { title.find($0) != nil }),
            let gap = title.find(sign)
        else { return }
        let rest = title.from(gap + sign.utf8.count)
        let parts = [title.before(gap), rest].map { NameCandidate.tight($0.trimmed.string) }
        let found = parts.map { part in
            names.values.filter { $0.answers(to: part) }.min(by: NameCandidate.isBefore)?.key
        }
        guard found.allSatisfy({ $0 != nil }) else { return }
        for key in found.compactMap({ $0 }) { names[key]?.signs.insert(.titlePhrase) }
    }

    /// The words with which the title begins, up to one that tells what they are good for, where they end in a word
    /// for a thing or the text comes back to them.
    private static func readPhrase(
        _ title: TextSlice, into names: inout [String: NameCandidate], draft: ReviewDraft
    ) {
        let head = endOfHead(title).map { title.before($0).trimmed } ?? title
        // "Using Fast Weights to …": what comes first says how, not what.
        let words = Array(head.words.drop { ModelNameCues.titleEnds.contains($0.folded) })
        let end = words.firstIndex { ModelNameCues.titleEnds.contains($0.folded) } ?? words.count
        guard (2...6).contains(end), end < words.count || title.count == head.count else { return }
        let phrase = title[words[0].startIndex..<words[end - 1].endIndex]
        let folded = phrase.foldedWords
        let key = folded.joined()
        if let known = names.values.filter({ $0.answers(to: key) }).min(by: NameCandidate.isBefore) {
            names[known.key]?.signs.insert(.titlePhrase)
            return
        }
        guard folded.first?.hasSuffix("ing") == false,
            folded.contains(where: { !ModelNameCues.titleWords.contains($0) }),
            !ModelNameCues.articles.contains(folded.first ?? ""), !isConcept(phrase.string, draft: draft)
        else { return }
        let isThing = folded.last.map { ModelNameCues.isThing($0) } ?? false
        let times = recurrences(of: folded, in: draft)
        // What is used for something is the means that the paper is about: "Using Fast Weights to …".
        let isMeans = words[0].startIndex > 0 && end < words.count && folded.count >= 2
        guard times >= 3 || (isThing || isMeans) && times >= 1 else { return }
        add(phrase.string, signs: [.titlePhrase, .title], into: &names, draft: draft)
    }

    /// How often the text says the words in a row, the last one in singular or plural.
    private static func recurrences(of words: [String], in draft: ReviewDraft) -> Int {
        guard let first = words.first, let last = words.last else { return 0 }
        let heads = draft.headLines.map { draft.lines.lines[$0] }
        let tokens = draft.tokens.filter { token in !heads.contains { $0.contains(token.range.lowerBound) } }
        guard tokens.count >= words.count else { return 0 }
        var times = 0
        for at in 0...(tokens.count - words.count)
        where draft.bytes.slice(tokens[at].range).folded == first || words.count == 1 {
            let found = (0..<words.count).map { draft.bytes.slice(tokens[at + $0].range).folded }
            guard found.dropLast().elementsEqual(words.dropLast()), let end = found.last else { continue }
            if end == last || end + "s" == last || end == last + "s" { times += 1 }
        }
        return times
    }

    /// Whether a phrase is a concept of the field rather than a name.
    private static func isConcept(_ phrase: String, draft: ReviewDraft) -> Bool {
        let bytes = Array(phrase.utf8)
        return draft.lexica.found(in: bytes, tokens: Tokenizer.tokens(in: bytes)).concepts.contains {
            $0.range.count + 1 >= bytes.count
                || $0.range.upperBound + 1 >= bytes.count && $0.tokens.count >= 2
        }
    }

    private static func add(
        _ name: String, signs: NameCandidate.Signs, into names: inout [String: NameCandidate],
        draft: ReviewDraft,
        change: (inout NameCandidate) -> Void = { _ in }
    ) {
        let place = draft.bytes.slice(0..<draft.bytes.count).find(name).map { $0..<$0 + name.utf8.count }
        var candidate = NameCandidate(name, at: place ?? 0..<0)
        candidate.count = max(1, recurrences(of: TextSlice(name).foldedWords, in: draft))
        candidate.signs = signs
        change(&candidate)
        names[candidate.key] = candidate
    }
}
