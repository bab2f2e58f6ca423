internal import ReviewModel
internal import TextAnalysis

/// Finds the passage of a text that answers a query, and marks what was asked for.
struct SnippetMaker {
    private var asked: AskedWords
    /// Length of a passage in bytes, about.
    private static let length = 240

    /// Marks what a plan looks for: words and other names of what they mean.
    init(_ plan: SearchPlan) { asked = AskedWords(plan) }

    /// The best passage of the review's text, in one line; nil when no word of it was asked for.
    mutating func snippet(of review: Review) -> Passage? {
        var text = review.text
        return text.withUTF8 { snippet(of: review, in: $0) }
    }

    /// The same for a review whose text is `text`.
    mutating func snippet(of review: Review, in text: UnsafeBufferPointer<UInt8>) -> Passage? {
        snippet(in: text, from: ReviewHead.end(of: review, in: text))
    }

    /// The same for a note of the reader.
    mutating func snippet(ofNote text: UnsafeBufferPointer<UInt8>) -> Passage? { snippet(in: text, from: 0) }

    /// The best passage that begins at byte `body` or later; of all of the text where there is none.
    private mutating func snippet(in text: UnsafeBufferPointer<UInt8>, from body: Int) -> Passage? {
        // Most passages are found near the beginning; a text is read to its end only where they are not.
        var reader = HitReader()
        var hits: [Hit] = []
        var best: (range: Range<Int>, words: Int)?
        repeat {
            hits = self.hits(in: text, &reader)
            best = bestWindow(hits.filter { $0.range.lowerBound >= body })
        } while reader.position < text.count && best?.words ?? 0 < asked.wanted
        let isInBody = best != nil
        guard let window = best ?? bestWindow(hits) else { return nil }
        let range = SnippetMaker.grow(window.range, in: text, from: isInBody ? body : 0)
        while reader.position < range.upperBound { hits = self.hits(in: text, &reader) }
        return SnippetMaker.mark(
            hits.map(\.range).filter { range.contains($0.lowerBound) }, in: text, range: range)
    }

    /// A word that was asked for, or may have been.
    private struct Hit {
        var range: Range<Int>
        /// The number of the word in the text.
        var token: Int
        var match: AskedWords.Match
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
    private mutating func hits(in text: UnsafeBufferPointer<UInt8>, _ reader: inout HitReader) -> [Hit] {
        let start = reader.position
        let enough = min(text.count, max(1_024, 2 * start))
        reader.position = text[enough...].firstIndex(where: SnippetMaker.isSpace) ?? text.count
        var words = WordReader(UnsafeBufferPointer(rebasing: text[..<reader.position]), from: start)
        while let word = words.next() {
            if let match = asked.match(text, at: word) {
                reader.words.append(Hit(range: word.range, token: reader.tokens, match: match))
            }
            reader.tokens += 1
        }
        let found = reader.words
        return found.indices.filter { found[$0].match.isSure || isPartOfName($0, hits: found) }.map {
            found[$0]
        }
    }

    /// Whether the other words of a name stand beside a hit.
    private func isPartOfName(_ index: Int, hits: [Hit]) -> Bool {
        let near = hits[max(0, index - 6)..<min(hits.count, index + 7)]
        return asked.names.contains { name in
            guard name.contains(hits[index].match.stem) else { return false }
            let beside = near.filter { abs($0.token - hits[index].token) <= name.count }.map(\.match.stem)
            return name.isSubset(of: beside)
        }
    }

    /// The stretch of `length` bytes with the most different words, the first of several such.
    private func bestWindow(_ hits: [Hit]) -> (range: Range<Int>, words: Int)? {
        guard !hits.isEmpty else { return nil }
        var best: (range: Range<Int>, words: Int)?
        var counts = [Int](repeating: 0, count: asked.stemCount)
        var words = 0
        var start = 0
        for end in hits.indices {
            if counts[hits[end].match.stem] == 0 { words += 1 }
            counts[hits[end].match.stem] += 1
            while hits[end].range.upperBound - hits[start].range.lowerBound > SnippetMaker.length, start < end
            {
                counts[hits[start].match.stem] -= 1
                if counts[hits[start].match.stem] == 0 { words -= 1 }
                start += 1
            }
            if words > best?.words ?? 0 {
                best = (hits[start].range.lowerBound..<hits[end].range.upperBound, words)
            }
        }
        return best
    }

    /// The window with what stands around it, cut where words end.
    private static func grow(
        _ window: Range<Int>, in text: UnsafeBufferPointer<UInt8>, from first: Int
    ) -> Range<Int> {
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

    private static func mark(
        _ hits: [Range<Int>], in text: UnsafeBufferPointer<UInt8>, range: Range<Int>
    ) -> Passage {
        var passage = Passage()
        if range.lowerBound > 0 { passage.append("… ") }
        var end = passage.text.utf8.last ?? 0
        let add = { (part: Range<Int>, isHit: Bool) in
            passage.append(line(text[part], after: &end), isHit: isHit)
        }
        var position = range.lowerBound
        for hit in hits where hit.upperBound <= range.upperBound {
            add(position..<hit.lowerBound, false)
            add(hit, true)
            position = hit.upperBound
        }
        var last = position..<range.upperBound
        while let byte = text[last].last, isSpace(byte) { last = last.lowerBound..<last.upperBound - 1 }
        add(last, false)
        if range.upperBound < text.count { passage.append(" …") }
        return passage
    }

    /// White space becomes one space, none behind another; `end` is the last byte so far. Characters of
    /// private use that once marked hits are left out.
    private static func line(_ text: Slice<UnsafeBufferPointer<UInt8>>, after end: inout UInt8) -> String {
        let text = UnsafeBufferPointer(rebasing: text)
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0xEE, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0x80 {
                index += 3
                continue
            }
            if !isSpace(byte) {
                output.append(byte)
                end = byte
            } else if end != 0x20 {
                output.append(0x20)
                end = 0x20
            }
            index += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
