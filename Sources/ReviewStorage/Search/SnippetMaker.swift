internal import ReviewModel
internal import TextAnalysis

/// Finds the passage of a text that answers a query, and marks what was asked for.
struct SnippetMaker {
    /// Stems and forms of the words asked for; a hit has one of them.
    private var stems: Set<[UInt8]>
    private let prefixes: [[UInt8]]
    /// Stems of names of several words, which are hits only beside each other.
    private var names: [Set<[UInt8]>] = []
    /// How many different words of the text would be all that is asked for.
    private var wanted: Int
    /// Tells most words of a text from hits by how they begin.
    private var beginnings = WordBeginnings()
    private var memo = WordMemo()
    /// Length of a passage in bytes, about.
    private static let length = 240
    /// A character of Unicode's private use marks where a hit begins, the next one where it ends.
    private static let marks = (begin: Array("\u{E000}".utf8), end: Array("\u{E001}".utf8))

    init(_ query: Query) {
        var stems: Set<[UInt8]> = []
        var prefixes: [[UInt8]] = []
        SnippetMaker.collect(query, &stems, &prefixes, &memo)
        self.stems = stems
        self.prefixes = prefixes
        wanted = prefixes.count + stems.count
        for term in prefixes + stems { beginnings.add(term) }
    }

    /// Marks what a plan looks for: words and other names of what they mean.
    init(_ plan: SearchPlan) {
        self.init(Query.and(plan.rest))
        wanted += plan.concepts.count
        for concept in plan.concepts {
            for word in SnippetMaker.words(of: concept.text, &memo) { add(word) }
            for synonym in concept.related where !synonym.name.contains(":") { add(name: synonym.name) }
        }
    }

    private mutating func add(name: String) {
        let words = SnippetMaker.words(of: name, &memo).filter { !StopWords.contains(memo.form($0)) }
        guard words.count > 1 else { return words.forEach { add($0) } }
        names.append(Set(words.map(memo.stem)))
        for word in words { beginnings.add(memo.stem(word)) }
    }

    private mutating func add(_ word: Int) {
        for term in [memo.stem(word), memo.form(word)] {
            stems.insert(term)
            beginnings.add(term)
        }
    }

    private static func collect(
        _ query: Query, _ stems: inout Set<[UInt8]>, _ prefixes: inout [[UInt8]],
        _ memo: inout WordMemo
    ) {
        switch query {
        case .and(let parts), .or(let parts): parts.forEach { collect($0, &stems, &prefixes, &memo) }
        case .word(let text), .exactWord(let text), .phrase(let text),
            .field(.claim, .text(let text)), .field(.title, .text(let text)):
            for word in words(of: text, &memo) { stems.formUnion([memo.stem(word), memo.form(word)]) }
        case .prefix(let text): prefixes += words(of: text, &memo).map(memo.form)
        case .all, .not, .field: break
        }
    }

    /// The best passage of the review's text, in one line; nil when no word of it was asked for.
    mutating func snippet(of review: Review) -> String? {
        let text = Array(review.text.utf8)
        let body = ReviewHead.end(of: review, in: text)
        // Most passages are found near the beginning; a text is read to its end only where they are not.
        var reader = HitReader()
        var hits: [Hit] = []
        var best: (range: Range<Int>, words: Int)?
        repeat {
            hits = self.hits(in: text, &reader)
            best = SnippetMaker.bestWindow(hits.filter { $0.range.lowerBound >= body })
        } while reader.position < text.count && best?.words ?? 0 < wanted
        let isInBody = best != nil
        guard let window = best ?? SnippetMaker.bestWindow(hits) else { return nil }
        let range = SnippetMaker.grow(window.range, in: text, from: isInBody ? body : 0)
        while reader.position < range.upperBound { hits = self.hits(in: text, &reader) }
        return SnippetMaker.mark(
            hits.map(\.range).filter { range.contains($0.lowerBound) }, in: text, range)
    }

    private static func words(of text: String, _ memo: inout WordMemo) -> [Int] {
        let bytes = Array(text.utf8.prefix(4_096))
        let tokens = Tokenizer.tokens(in: bytes, 0..<bytes.count)
        return bytes.withUnsafeBufferPointer { bytes in
            tokens.prefix(64).map { memo.number(of: bytes, $0.range) }
        }
    }

    /// A word that was asked for, or may have been.
    private struct Hit {
        var range: Range<Int>
        /// The number of the word in the text.
        var token: Int
        var stem: [UInt8]
        /// Whether it was asked for whatever stands beside it.
        var isSure: Bool
        var word: Int { stem.hashValue }
    }

    /// What was read of a text so far.
    private struct HitReader {
        /// Words that were asked for, or may have been.
        var words: [Hit] = []
        var tokens = 0
        /// Where the rest of the text begins.
        var position = 0
    }

    /// Reads on, as much as was read already, and finds the hits in all of it.
    private mutating func hits(in text: [UInt8], _ reader: inout HitReader) -> [Hit] {
        let start = reader.position
        let enough = min(text.count, max(1_024, 2 * start))
        reader.position = text[enough...].firstIndex(where: SnippetMaker.isSpace) ?? text.count
        let tokens = Tokenizer.tokens(in: text, start..<reader.position)
        text.withUnsafeBufferPointer { bytes in
            for (index, token) in tokens.enumerated()
            where beginnings.mayBegin(bytes, token.range.lowerBound) {
                let number = memo.number(of: bytes, token.range)
                let (stem, form) = (memo.stem(number), memo.form(number))
                let isSure =
                    stems.contains(stem) || stems.contains(form)
                    || prefixes.contains { form.starts(with: $0) }
                guard isSure || names.contains(where: { $0.contains(stem) }) else { continue }
                reader.words.append(
                    Hit(range: token.range, token: reader.tokens + index, stem: stem, isSure: isSure))
            }
        }
        reader.tokens += tokens.count
        let words = reader.words
        return words.indices.filter { words[$0].isSure || isPartOfName($0, words) }.map { words[$0] }
    }

    /// Whether the other words of a name stand beside a hit.
    private func isPartOfName(_ index: Int, _ hits: [Hit]) -> Bool {
        let near = hits[max(0, index - 6)..<min(hits.count, index + 7)]
        return names.contains { name in
            guard name.contains(hits[index].stem) else { return false }
            let beside = near.filter { abs($0.token - hits[index].token) <= name.count }.map(\.stem)
            return name.isSubset(of: beside)
        }
    }

    /// The stretch of `length` bytes with the most different words, the first of several such.
    private static func bestWindow(_ hits: [Hit]) -> (range: Range<Int>, words: Int)? {
        var best: (range: Range<Int>, words: Int)?
        var start = 0
        for end in hits.indices {
            while hits[end].range.upperBound - hits[start].range.lowerBound > length, start < end {
                start += 1
            }
            let words = Set(hits[start...end].map(\.word)).count
            if words > best?.words ?? 0 {
                best = (hits[start].range.lowerBound..<hits[end].range.upperBound, words)
            }
        }
        return best
    }

    /// The window with what stands around it, cut where words end.
    private static func grow(_ window: Range<Int>, in text: [UInt8], from first: Int) -> Range<Int> {
        let room = max(0, length - window.count)
        var start = max(first, window.lowerBound - room / 3)
        var end = min(text.count, max(window.upperBound, start + length))
        if start > first {
            start =
                text[start..<window.lowerBound].firstIndex(where: isSpace).map { $0 + 1 } ?? window.lowerBound
        }
        if end < text.count {
            end = text[window.upperBound..<end].lastIndex(where: isSpace) ?? window.upperBound
        }
        return start..<end
    }

    private static func mark(_ hits: [Range<Int>], in text: [UInt8], _ range: Range<Int>) -> String {
        var output: [UInt8] = range.lowerBound > 0 ? Array("… ".utf8) : []
        var position = range.lowerBound
        for hit in hits where hit.upperBound <= range.upperBound {
            append(text[position..<hit.lowerBound], to: &output)
            output += marks.begin + text[hit] + marks.end
            position = hit.upperBound
        }
        append(text[position..<range.upperBound], to: &output)
        while output.last == 0x20 { output.removeLast() }
        return String(decoding: output, as: UTF8.self) + (range.upperBound < text.count ? " …" : "")
    }

    /// White space becomes one space; marks that the text itself contains are left out.
    private static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].starts(with: marks.begin) || text[index...].starts(with: marks.end) {
                index += 3
                continue
            }
            if !isSpace(text[index]) {
                output.append(text[index])
            } else if output.last != 0x20 {
                output.append(0x20)
            }
            index += 1
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
