import ReviewModel
import TextAnalysis

/// Data sets and benchmarks that no lexicon has: the words around give them away, or the list they
/// stand in.
///
/// "датасет Foo", "the Foo and Bar benchmarks", "SQuAD, GLUE и Foo".
struct CuedDatasets {
    private let draft: ReviewDraft
    private let runs: [NameRun]
    private let known: [Range<Int>]
    private let foreign: [Range<Int>]

    init(_ draft: ReviewDraft) {
        self.draft = draft
        runs = draft.runs
        known = draft.names.filter { $0.lexicon == Lexica.Names.datasets.rawValue }.map(\.range)
        foreign = draft.names.filter { $0.lexicon != Lexica.Names.datasets.rawValue }.map(\.range)
    }

    /// Places of the names, in the order of the text.
    func find() -> [Range<Int>] {
        var found: [Int] = []
        var at = 0
        while at < runs.count {
            let list = list(from: at)
            if isOfData(list) {
                // "Furthermore, for datasets": only a spelling tells a name where the last word of the list is none.
                let least: NameRun.Shape = runs[list.upperBound - 1].shape == .word ? .capitals : .capitalised
                found += list.filter {
                    runs[$0].shape >= least && !isKnown(runs[$0]) && isName(runs[$0])
                }
            } else if draft.post.kind == .review || draft.post.kind == .entry, isMeasuredOn(list) {
                found += list.filter {
                    // `uint8` and the like are no names.
                    (0x41...0x5A).contains(draft.bytes[runs[$0].range.lowerBound])
                        && runs[$0].shape == .mixed && runs[$0].range.count >= Self.fewestLetters
                        && !isKnown(runs[$0]) && isName(runs[$0]) && !isSubject(runs[$0])
                }
            } else {
                found += list.filter {
                    (isEnvironment(runs[$0]) || isBenchmark(runs[$0])) && !isKnown(runs[$0])
                }
            }
            at = list.upperBound
        }
        return found.map { runs[$0].range }
    }

    /// What agents learn in, by its first version: `TakeCover-v0`.
    private func isEnvironment(_ run: NameRun) -> Bool {
        run.shape == .mixed && (6...40).contains(run.range.count)
            && draft.bytes.ends("-v0", in: run.range)
    }

    /// What ends as benchmarks do and is known for nothing else: `FreshQA`.
    private func isBenchmark(_ run: NameRun) -> Bool {
        run.shape == .mixed && run.range.count <= 40
            && ModelNameCues.endsAsData(draft.bytes.string(run.range))
            && !foreign.contains { $0.overlaps(run.range) }
    }

    /// The runs from `first` on that stand in one list: nothing but commas, "and", "и", "/" between them.
    private func list(from first: Int) -> Range<Int> {
        var end = first + 1
        while end < runs.count, isCoordinated(runs[end - 1], runs[end]) { end += 1 }
        return first..<end
    }

    private func isCoordinated(_ left: NameRun, _ right: NameRun) -> Bool {
        let gap = draft.bytes[left.range.upperBound..<right.range.lowerBound]
        guard gap.count <= 8, right.tokens.lowerBound - left.tokens.upperBound <= 1 else { return false }
        return ModelNameCues.coordinations.contains(String(decoding: gap, as: UTF8.self))
    }

    /// Whether a word before or behind the list says that it is one of data, or two of it are known to be.
    private func isOfData(_ list: Range<Int>) -> Bool {
        guard let first = list.first, let last = list.last else { return false }
        if list.count >= 3, list.count(where: { isKnown(runs[$0]) }) >= 2 { return true }
        return isIntroduced(runs[first]) || isFollowed(runs[last])
    }

    /// "… is 3% better on TempLAMA": nothing stands before the list but "on", and the line tells that something
    /// was measured.
    private func isMeasuredOn(_ list: Range<Int>) -> Bool {
        guard let first = list.first, let last = list.last else { return false }
        var at = runs[first].tokens.lowerBound - 1
        let isJoined = { (left: Int, right: Int) in
            let gap = draft.bytes[draft.tokens[left].range.upperBound..<right]
            return gap.count == 1 && gap.first == 0x20
        }
        guard at >= 0, isJoined(at, runs[first].range.lowerBound) else { return false }
        if at > 0, Self.articles.contains(draft.words.folded(at)),
            isJoined(at - 1, draft.tokens[at].range.lowerBound)
        {
            at -= 1
        }
        guard Self.prepositions.contains(draft.words.folded(at)) else { return false }
        let isMeasure = { (index: Int) in
            Self.measures.matches(draft.words.folded(index))
                || ModelNameCues.isMetric(draft.words.folded(index))
        }
        let before = (max(0, at - Self.wordsAround)..<at).reversed().prefix {
            !endsSentence(before: $0 + 1)
        }
        let end = runs[last].tokens.upperBound
        let after = (end..<min(draft.tokens.count, end + Self.wordsAround)).prefix {
            !endsSentence(before: $0)
        }
        return before.contains(where: isMeasure) || after.contains(where: isMeasure)
    }

    /// Whether a sentence or a line ends between a token and the one before it.
    private func endsSentence(before index: Int) -> Bool {
        let gap = draft.bytes[draft.tokens[index - 1].range.upperBound..<draft.tokens[index].range.lowerBound]
        return gap.contains(0x0A) || gap.count > 1 && gap.contains { ".!?".utf8.contains($0) }
    }

    /// Whether the title has it: what a review is about is told by other signs.
    private func isSubject(_ run: NameRun) -> Bool {
        let key = NameCandidate.tight(draft.bytes.string(run.range))
        return NameCandidate.tight(draft.review.title + " " + (draft.review.label ?? "")).contains(key)
    }

    /// How far around it is looked for what tells that something was measured.
    private static let wordsAround = 20
    /// Fewest letters of a name that nothing but "on" tells of.
    private static let fewestLetters = 4

    /// "датасет Foo", "набор данных Foo", "dataset called Foo".
    private func isIntroduced(_ run: NameRun) -> Bool {
        let before = draft.tokens(before: run.range.lowerBound, 2)
        guard let last = before.last, run.range.lowerBound - last.range.upperBound <= 3,
            !draft.bytes[last.range.upperBound..<run.range.lowerBound].contains(where: {
                ".,;:!?()\n".utf8.contains($0)
            })
        else { return false }
        if draft.words.marks(before.endIndex - 1).contains(.isData) { return true }
        guard before.count == 2 else { return false }
        let word = draft.words.folded(before.endIndex - 1)
        if Self.seconds.contains(word) { return Self.firsts.matches(draft.words.folded(before.startIndex)) }
        return draft.words.marks(before.startIndex).contains(.isData) && Self.called.contains(word)
    }

    /// "Foo dataset", "Foo benchmarks".
    private func isFollowed(_ run: NameRun) -> Bool {
        guard run.tokens.upperBound < draft.tokens.count else { return false }
        let next = draft.tokens[run.tokens.upperBound]
        let gap = draft.bytes[run.range.upperBound..<next.range.lowerBound]
        return gap.count <= 2 && gap.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "-") }
            && draft.words.marks(run.tokens.upperBound).contains(.isData)
    }

    /// A spelling that a name has: capitals or digits, or a capital where no sentence begins.
    private func isName(_ run: NameRun) -> Bool {
        let written = draft.bytes.string(run.range)
        guard run.shape > .word, run.range.count <= 40,
            !ModelNameCues.isNoName(written) || isEnvironment(run),
            !foreign.contains(where: { $0.overlaps(run.range) }), !isSomebodys(run), !isQuality(run)
        else { return false }
        return run.shape >= .capitals || followsLowerCase(run)
    }

    /// A word that only says how data is, with a capital as all words of a title: "for Evolving Corpora".
    private func isQuality(_ run: NameRun) -> Bool {
        let next = run.tokens.upperBound
        guard run.shape == .capitalised, next < draft.tokens.count, draft.tokens[next].hasUpper else {
            return false
        }
        let word = draft.bytes.folded(run.range)
        return Self.qualities.contains { word.hasSuffix($0) }
    }

    private func followsLowerCase(_ run: NameRun) -> Bool {
        guard let before = draft.tokens(before: run.range.lowerBound, 1).last, !before.hasUpper else {
            return false
        }
        let gap = draft.bytes.string(before.range.upperBound..<run.range.lowerBound)
        return gap == " " || before.hasCyrillic && ModelNameCues.coordinations.contains(gap)
    }

    /// A surname of an author, as in "Stern dataset", or "Google's dataset".
    private func isSomebodys(_ run: NameRun) -> Bool {
        let key = NameCandidate.tight(draft.bytes.string(run.range))
        return draft.review.papers.flatMap(\.authors).contains {
            $0.name.split(separator: " ").last.map { NameCandidate.tight(String($0)) } == key
        }
    }

    private func isKnown(_ run: NameRun) -> Bool { known.contains { $0.overlaps(run.range) } }

    private static let firsts = StemIndex(WordFiles.names.values("data.first"))
    private static let seconds = WordFiles.names.phrases("data.second")
    private static let qualities = WordFiles.names.values("data.quality")
    private static let prepositions = WordFiles.names.phrases("data.on")
    private static let articles = WordFiles.names.phrases("data.on.article")
    private static let measures = StemIndex(WordFiles.names.values("data.measured"))
    private static let called = WordFiles.names.phrases("data.called")
}
