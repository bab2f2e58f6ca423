import TextAnalysis

/// A piece of a review that may be quoted by itself: a sentence, a clause behind a semicolon or an item of a
/// list, with where it stands.
struct ClaimUnit: Sendable {
    /// Its bytes in the text.
    var range: Range<Int>
    /// Its words, folded.
    var words: [String]
    /// Its words as they stand in the text.
    var tokens: [Token]
    /// Of each word, its place among the tokens of the draft; -1 where it is none of them.
    var places: [Int32] = []
    /// Which paragraph it stands in, from 0; items of a list are paragraphs.
    var paragraph: Int
    /// Which unit of its paragraph it is, from 0.
    var position: Int
    /// How many units its paragraph has.
    var siblings: Int
    /// Which section it stands in, from 0: what stands before the first heading.
    var section: Int
    /// The heading of its section.
    var heading: Range<Int>?
    /// The words before a colon at the beginning of its line.
    var label: Range<Int>?
    /// How deep its line is set in, in levels of lists; 0 is no item.
    var depth: Int
    /// Whether its line follows one that ends with a colon.
    var isLed: Bool
    /// Whether it stands in the caption of a figure or a table.
    var isCaption: Bool
    /// Whether it is a short line without a stop, which heads what follows or is a note by itself.
    var isHeading = false
}

extension ClaimUnit {
    /// What its word at `index` is among; `draft` are the words of the text that it is cut out of.
    func marks(_ index: Int, in draft: DraftWords) -> WordNotes.Marks {
        places[index] >= 0 ? draft.marks(Int(places[index])) : WordNotes.marks(of: words[index])
    }
}

/// Cuts the prose of a review into units.
struct ClaimUnits {
    /// The units in the order of the text.
    private(set) var units: [ClaimUnit] = []
    /// How many paragraphs there are.
    private(set) var paragraphs = 0
    /// How many sections there are.
    private(set) var sections = 1

    private var heading: Range<Int>?
    private var isLed = false
    private let words: DraftWords
    /// Where among its tokens those of the next line are.
    private var next = 0

    /// Longest unit, in bytes: what is longer is data.
    private static let longest = 4000
    /// Fewest words of a unit.
    private static let fewestWords = 3

    /// The units of the prose of `draft`; what stands in blocks of code is none, comments in it neither.
    init(_ draft: ReviewDraft) {
        words = draft.words
        let prose = draft.proseLines.filter { line in
            !draft.text.code.contains { $0.overlaps(draft.lines.lines[line]) }
        }
        let lines = MeantLines(draft.text, lines: draft.lines, indices: prose)
        for line in lines.lines where LabelledLine(at: line.index, in: draft.lines) == nil {
            take(line, of: draft.bytes)
        }
    }

    private mutating func take(_ line: MeantLines.Line, of bytes: [UInt8]) {
        let text = TextSlice(bytes, in: line.range)
        let isItem = line.depth > 0
        if !isItem, !line.isPart, Self.isHeading(text) {
            heading = line.range
            sections += 1
            isLed = text.hasSuffix(":")
            if !isLed { takeHeading(text) }
            return
        }
        let pieces = Self.joined(bytes.slice(line.range).sentences, in: bytes).flatMap {
            Self.clauses(Self.begun(TextSlice(bytes, in: $0)))
        }.filter { $0.count <= Self.longest }
        let label = Self.label(of: text) ?? pieces.first.flatMap { Self.runningHead($0, in: text) }
        let isCaption = FigureCaption.begins(text)
        for (position, piece) in pieces.enumerated() {
            let tokens = bytes.slice(piece).tokens
            guard tokens.count >= Self.fewestWords else { continue }
            var unit = unit(bytes.slice(piece), tokens: tokens)
            unit.position = position
            unit.siblings = pieces.count
            unit.heading = heading
            unit.label = label
            unit.depth = line.depth
            unit.isLed = isLed
            unit.isCaption = isCaption
            units.append(unit)
        }
        paragraphs += 1
        if text.hasSuffix(":") { isLed = true } else if !isItem { isLed = false }
    }

    private mutating func takeHeading(_ line: TextSlice) {
        let tokens = line.tokens
        guard tokens.count >= Self.fewestWords else { return }
        var unit = unit(line, tokens: tokens)
        unit.isHeading = true
        units.append(unit)
        paragraphs += 1
    }

    /// The unit that `text` is, of this paragraph and section, alone in its line.
    private mutating func unit(_ text: TextSlice, tokens: [Token]) -> ClaimUnit {
        var unit = ClaimUnit(
            range: text.range, words: [], tokens: tokens, paragraph: paragraphs, position: 0, siblings: 1,
            section: sections - 1, heading: nil, label: nil, depth: 0, isLed: false, isCaption: false)
        unit.words.reserveCapacity(tokens.count)
        unit.places.reserveCapacity(tokens.count)
        for token in tokens {
            let place = words.place(of: token.range, from: &next)
            unit.places.append(Int32(place ?? -1))
            unit.words.append(place.map(words.folded) ?? text[token.range].folded)
        }
        return unit
    }

    /// A short line without a full stop that heads what follows: "Результаты", "Теперь 3 типа проверок:".
    private static func isHeading(_ line: TextSlice) -> Bool {
        guard line.count <= 120, let last = line.last, !isFormula(line) else { return false }
        return last == UInt8(ascii: ":") || line.count <= 70 && !".!?)".utf8.contains(last)
    }

    /// Whether a line is a formula or code: it has a sign of these, or no word.
    private static func isFormula(_ line: TextSlice) -> Bool {
        line.contains(anyOf: signsOfFormulas) || !line.tokens.contains { $0.range.count >= 3 }
    }

    private static let signsOfFormulas = ASCIISigns("=<>{}\\|")

    /// The words before a colon at the beginning of a line.
    private static func label(of line: TextSlice) -> Range<Int>? {
        let opening = line[line.startIndex..<min(line.endIndex, line.startIndex + 80)]
        guard let colon = opening.first(UInt8(ascii: ":")), colon + 1 < line.endIndex,
            line[colon + 1] == 0x20
        else { return nil }
        return line.before(colon).range
    }

    /// The first sentence of a line of more than one, where it is of a few words and announces what follows: "Problems. …".
    private static func runningHead(_ first: Range<Int>, in line: TextSlice) -> Range<Int>? {
        guard first.count <= 60, first.upperBound < line.endIndex, line[first].last == UInt8(ascii: ".")
        else {
            return nil
        }
        let words = line[first].foldedWords
        guard words.count <= mostWordsOfHead else { return nil }
        return ClaimWords.sectionCounter.counts(in: words).contains { $0 > 0 } ? first : nil
    }

    private static let mostWordsOfHead = 5

    /// Sentences of a line, those together that only mean something together: "It has two parts. They are trained …".
    private static func joined(_ sentences: [Range<Int>], in bytes: [UInt8]) -> [Range<Int>] {
        guard sentences.count > 1 else { return sentences }
        var joined: [Range<Int>] = []
        // Of three in a row, the last points at more than the one before it.
        var isOpen = false
        for sentence in sentences {
            if isOpen, let last = joined.last, isAnnouncement(TextSlice(bytes, in: last)),
                pointsBack(TextSlice(bytes, in: sentence))
            {
                joined[joined.count - 1] = last.lowerBound..<sentence.upperBound
                isOpen = false
            } else {
                joined.append(sentence)
                isOpen = true
            }
        }
        return joined
    }

    /// Whether a sentence is so short that it only begins what the next one goes on with.
    private static func isAnnouncement(_ sentence: TextSlice) -> Bool {
        !sentence.hasSuffix("?") && (fewestWords...mostWordsOfAnnouncement).contains(sentence.tokens.count)
    }

    /// Whether a sentence begins with a word that stands for something in the one before: "It is …", "This means …",
    /// not "This paper …".
    private static func pointsBack(_ sentence: TextSlice) -> Bool {
        let words = sentence.words.prefix(2).map(\.folded)
        guard let first = words.first, let second = words.last, words.count == 2 else { return false }
        return ClaimWords.bare.contains(first)
            || ClaimWords.bareBeforeVerbs.contains(first) && ClaimWords.verbs.contains(second)
    }

    private static let mostWordsOfAnnouncement = 8

    /// Fewest words of a clause that stands alone.
    private static let fewestWordsOfClause = 6

    /// A sentence without the marks that a link before it left: ". The company made it.".
    private static func begun(_ sentence: TextSlice) -> TextSlice {
        let mark = sentence.first.map { ".,;:!?".utf8.contains($0) } ?? false
        guard mark, sentence.dropFirst().first == 0x20 else { return sentence }
        return sentence.from(sentence.startIndex + 1).trimmed
    }

    /// A sentence cut at semicolons where every piece is long enough to stand alone, none points at
    /// the one before, and none stands in brackets.
    private static func clauses(_ sentence: TextSlice) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = sentence.startIndex
        var depth = 0
        for place in sentence.indices {
            switch sentence[place] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ";") where depth == 0:
                pieces.append(sentence[start..<place].trimmed.range)
                start = place + 1
            default: break
            }
        }
        guard !pieces.isEmpty else { return [sentence.range] }
        pieces.append(sentence.from(start).trimmed.range)
        let stand =
            pieces.allSatisfy { sentence[$0].tokens.count >= fewestWordsOfClause }
            && !pieces.dropFirst().contains { piece in
                sentence[piece].words.first.map { ClaimWords.firstPointers.contains($0.folded) } ?? true
            }
        return stand ? pieces : [sentence.range]
    }
}

/// The words under a figure or a table: "Рисунок 5: …", "Fig. 3. …", "Таблица 2 – …", "Рисунок — …".
enum FigureCaption {
    private static let openings = StemIndex(WordFiles.claims.values("caption"))

    /// Whether a line begins as a caption does: what it is, its number, and a mark or a capital behind it.
    static func begins(_ line: TextSlice) -> Bool {
        let opening = line[line.startIndex..<min(line.endIndex, line.startIndex + 40)]
        let words = opening.words.prefix(2)
        guard words.count == 2, let first = words.first, let number = words.last,
            openings.contains(first.folded)
        else { return false }
        // Without a number a dash tells a caption from a sentence: "Рисунок — …".
        let gap = opening[first.endIndex..<number.startIndex].trimmed
        if Marks.bareDashes.contains(where: { gap.isText($0) || number.isText($0) }) { return true }
        guard
            number.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) || number.count == 1
        else { return false }
        let rest = opening.from(number.endIndex).drop { $0 == 0x20 || $0 == 0x2A }
        guard let mark = rest.first else { return true }
        return ":.)–—-".utf8.contains(mark) || mark == 0xE2
    }
}
