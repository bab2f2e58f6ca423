/// Cuts text into sentences, in Russian and English.
public enum SentenceSplitter {
    /// Sentences of `text`, in order and without surrounding spaces. A line break always ends
    /// one. The marker of a list item or a heading at the start of a line belongs to none, nor do emoji there, nor the
    /// semicolon or comma at the end of an item; what has neither letters nor digits is no sentence.
    public static func sentences(in text: TextSlice) -> [Range<Int>] {
        text.bytes.withUnsafeBufferPointer { buffer in
            var sentences: [Range<Int>] = []
            var start = text.startIndex
            while start < text.endIndex {
                let end = buffer[start..<text.endIndex].firstIndex(of: 0x0A) ?? text.endIndex
                var line = SentenceLine(text: UnsafeBufferPointer(rebasing: buffer[start..<end]))
                for sentence in line.sentences() {
                    sentences.append(sentence.lowerBound + start..<sentence.upperBound + start)
                }
                start = end + 1
            }
            return sentences
        }
    }

    /// Sentences of all of `bytes`.
    public static func sentences(in bytes: [UInt8]) -> [Range<Int>] { sentences(in: TextSlice(bytes)) }
}

extension TextSlice {
    /// Where its sentences stand in the whole text.
    public var sentences: [Range<Int>] { SentenceSplitter.sentences(in: self) }
}

/// A line of text that is being cut into sentences.
struct SentenceLine {
    /// Longest passage in brackets or quotation marks that is taken as one piece, in bytes. Beyond it, a stop
    /// inside counts, since more likely a bracket was forgotten.
    static let longestAside = 500

    /// The line, without its break.
    let text: UnsafeBufferPointer<UInt8>
    /// Where the sentence at hand begins.
    private var start = 0
    /// Where brackets and quotation marks that are open here end, inmost last.
    private var asides: [Int] = []
    /// Whether the sentence at hand has a letter, and whether it has a digit.
    private var hasLetter = false, hasDigit = false
    private var found: [Range<Int>] = []

    /// A line to be cut.
    init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// Its sentences, in bytes of the line.
    mutating func sentences() -> [Range<Int>] {
        start = ListMarker.end(in: text)
        var i = start
        while i < text.count {
            let (value, length) = UTF8Scanner.scalar(in: text, at: i)
            while let end = asides.last, i >= end { asides.removeLast() }
            i = step(over: value, at: i, length)
        }
        close(at: text.count)
        return found
    }

    /// Goes past one character, or past the whole end of a sentence; tells where to go on.
    private mutating func step(over value: UInt32, at i: Int, _ length: Int) -> Int {
        switch value {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F: return stop(at: i)
        case 0x28, 0xAB, 0x201C, 0x201E, 0x5B: openAside(value, at: i + length)
        case 0x29: return bracket(at: i)
        default:
            let traits = ScalarTraits.of(value)
            hasLetter = hasLetter || traits.contains(.letter)
            hasDigit = hasDigit || traits.contains(.digit)
        }
        return i + length
    }

    /// Ends the sentence at hand before `end`.
    private mutating func close(at end: Int) {
        var last = end
        while last > start {
            let (value, length) = UTF8Scanner.scalar(before: last, text)
            guard UTF8Scanner.isSpace(value) || value == 0x0D || value == 0x3B || value == 0x2C else { break }
            last -= length
        }
        if hasLetter || hasDigit, last > start { found.append(start..<last) }
        hasLetter = false
        hasDigit = false
        asides = []
        start = ListMarker.skipSpaces(text, at: end)
    }

    /// Decides about the stops that begin at `i`; tells where to go on.
    private mutating func stop(at i: Int) -> Int {
        let stop = SentenceStop(text: text, start: i, sentence: start)
        while let end = asides.last, stop.end >= end { asides.removeLast() }
        guard asides.isEmpty, hasLetter || stop.isStrong && hasDigit, stop.endsSentence else {
            return stop.next
        }
        close(at: stop.end)
        return start
    }

    /// A closing bracket that no opening one goes with is a smile, which ends a sentence before a capital;
    /// so does the bracket of an aside that is a sentence of its own.
    private mutating func bracket(at i: Int) -> Int {
        var end = i
        while end < text.count, text[end] == 0x29 { end += 1 }
        let isWhole = text[start] == 0x28 && asides.isEmpty
        let isSmile = !isOpened(before: i) && !isNumbering(before: i)
        guard hasLetter, i - start > 4, isWhole || isSmile, FollowingWord(text, after: end).isSpacedCapital
        else { return end }
        close(at: end)
        return start
    }

    /// Whether a number or a single letter stands before `i`, as in `1) … 2) …`.
    private func isNumbering(before i: Int) -> Bool {
        let (value, length) = UTF8Scanner.scalar(before: i, text)
        let traits = ScalarTraits.of(value)
        if traits.contains(.digit) { return true }
        return traits.contains(.letter)
            && UTF8Scanner.isSpace(UTF8Scanner.scalar(before: i - length, text).value)
    }

    /// Whether a bracket is open before `i` within the sentence.
    private func isOpened(before i: Int) -> Bool {
        var depth = 0
        for byte in text[start..<i] {
            if byte == 0x28 { depth += 1 }
            if byte == 0x29, depth > 0 { depth -= 1 }
        }
        return depth > 0
    }

    /// Notes where the aside that begins before `i` ends, if it does so soon.
    private mutating func openAside(_ opening: UInt32, at i: Int) {
        guard asides.count < 8 else { return }
        let closing: UInt32 =
            [0x28: 0x29, 0xAB: 0xBB, 0x201C: 0x201D, 0x201E: 0x201C, 0x5B: 0x5D][opening] ?? 0
        var depth = 1
        var end = i
        while end < min(text.count, i + Self.longestAside) {
            let (value, length) = UTF8Scanner.scalar(in: text, at: end)
            if value == closing { depth -= 1 } else if value == opening { depth += 1 }
            if depth == 0 { return asides.append(end) }
            end += length
        }
    }
}
