import ReviewModel
import TextAnalysis

/// What can be seen of a unit that may make it worth quoting, as numbers in a fixed order.
///
/// Shape, place, words of the title, numbers and broad classes of words carry over from one source to another;
/// single words do so little that none is a feature of its own.
struct ClaimFeatures: Sendable {
    /// Values, most of them from 0 to 1.
    private(set) var values: [Double] = []
    private var collected: [String]?

    /// Names of the values, in their order.
    static let names: [String] = {
        var features = ClaimFeatures()
        features.collected = []
        let bytes = Array("x".utf8)
        let unit = ClaimUnit(
            range: 0..<1, words: ["x"], tokens: [], paragraph: 0, position: 0, siblings: 1, section: 0,
            heading: nil, label: nil, depth: 0, isLed: false, isCaption: false)
        features.addAll(of: unit, place: UnitPlace(), in: TextSlice(bytes))
        return features.collected ?? []
    }()

    /// Places of the features that tell kinds apart and are nothing to whether a unit is worth quoting.
    static let columnsOfKinds = names.indices.filter { names[$0].hasPrefix("tells.") }

    private init() {}

    /// The features of the unit `index` of `text`.
    init(of index: Int, in text: ClaimText) {
        values.reserveCapacity(Self.names.count)
        let unit = text.units[index]
        addAll(of: unit, place: UnitPlace(of: index, in: text), in: TextSlice(text.bytes, in: unit.range))
    }

    private mutating func addAll(of unit: ClaimUnit, place: UnitPlace, in slice: TextSlice) {
        addLength(unit, place: place)
        addPlace(unit, place: place)
        addSection(unit, place: place, slice: slice)
        addContent(unit, place: place)
        addMarks(unit, slice: slice, place: place)
        addWords(unit, place: place)
    }

    private mutating func add(_ name: StaticString, is value: Double) {
        values.append(value)
        collected?.append(name.description)
    }

    private mutating func add(_ name: StaticString, is holds: Bool) { add(name, is: holds ? 1 : 0) }

    private mutating func addLength(_ unit: ClaimUnit, place: UnitPlace) {
        let words = unit.words.count
        add("length.log", is: BinaryLogarithm.of(Double(max(1, words))) / 4)
        add("length", is: Double(min(words, 50)) / 25)
        add("length.short", is: words < 6)
        add("length.brief", is: (6..<9).contains(words))
        add("length.long", is: words >= 35)
        add("length.longest", is: words > 50)
        add("length.relative", is: min(3, Double(words) / max(1, place.meanLength)))
        add("length.rank", is: place.lengthRank)
        add("review.length", is: BinaryLogarithm.of(Double(max(1, place.units))) / 8)
        add("review.short", is: place.units < 15)
        add("review.russian", is: place.isRussian)
    }

    private mutating func addPlace(_ unit: ClaimUnit, place: UnitPlace) {
        let last = max(1, place.paragraphs - 1)
        let share = Double(unit.paragraph) / Double(last)
        add("place", is: share)
        add("place.first", is: unit.paragraph == 0)
        add("place.second", is: unit.paragraph == 1 || unit.paragraph == 2)
        add("place.early", is: share < 0.15)
        add("place.late", is: share > 0.85)
        add("place.last", is: unit.paragraph == place.paragraphs - 1)
        add("sentence.first", is: unit.position == 0)
        add("sentence.only", is: unit.siblings == 1)
        add("sentence.last", is: unit.position == unit.siblings - 1 && unit.siblings > 1)
        add("sentence.place", is: Double(unit.position) / Double(max(1, unit.siblings)))
        add("sentence.siblings", is: Double(min(unit.siblings, 8)) / 8)
        add("item", is: unit.depth > 0)
        add("item.second", is: unit.depth > 1)
        add("item.third", is: unit.depth > 2)
        add("item.led", is: unit.isLed)
        add("item.parent", is: place.nextIsDeeper)
        add("previous.asks", is: place.previousAsks)
        add("heading", is: unit.isHeading)
    }

    private mutating func addSection(_ unit: ClaimUnit, place: UnitPlace, slice: TextSlice) {
        let words = [unit.heading, unit.label].compactMap { $0 }.flatMap { range in
            TextSlice(slice.bytes, in: range).foldedWords.prefix(12)
        }
        let counts = words.isEmpty ? [] : ClaimWords.sectionCounter.counts(in: words)
        for (number, section) in ClaimWords.sections.enumerated() {
            add(section.name, is: !counts.isEmpty && counts[number] > 0)
        }
        add("section.none", is: unit.heading == nil)
        add("section.label", is: unit.label != nil)
        let span = place.section
        add("section.place", is: Double(unit.paragraph - span.lowerBound) / Double(max(1, span.count - 1)))
        add("section.first", is: unit.paragraph == span.lowerBound)
        add("section.number", is: Double(unit.section) / Double(max(1, place.sections)))
    }

    private mutating func addContent(_ unit: ClaimUnit, place: UnitPlace) {
        add("title", is: Double(min(3, place.titleWords)) / 3)
        add("title.any", is: place.titleWords > 0)
        add("subject", is: place.namesSubject)
        add("names", is: Double(min(3, place.names)) / 3)
        add("names.first", is: place.namesFirst)
        add("central", is: place.centrality)
        add("central.rank", is: place.centralityRank)
        add("numbers", is: Double(min(3, place.quantities.count)) / 3)
        add("numbers.any", is: !place.quantities.isEmpty)
        add("numbers.many", is: place.quantities.count > 4)
        add("numbers.unit", is: place.quantities.contains { !$0.unit.isEmpty })
        add("numbers.ratio", is: place.quantities.contains { ["%", "x", "times", "pp"].contains($0.unit) })
    }

    private mutating func addMarks(_ unit: ClaimUnit, slice: TextSlice, place: UnitPlace) {
        let marks = UnitMarks(slice, tokens: unit.tokens)
        add("mark.question", is: slice.last == UInt8(ascii: "?"))
        add("mark.asks", is: marks.has("?"))
        add("mark.colon", is: slice.last == UInt8(ascii: ":"))
        add("mark.stop", is: slice.last == UInt8(ascii: ".") || slice.last == UInt8(ascii: "!"))
        add("mark.exclaims", is: marks.has("!"))
        add("mark.small", is: marks.beginsSmall)
        add("mark.parenthesis", is: marks.has("("))
        add("mark.quotation", is: marks.has("\"") || marks.quotes)
        add("mark.address", is: marks.count("/") > 1 && slice.find("://") != nil)
        add("mark.wiki", is: marks.count("[") > 1 && slice.find("[[") != nil)
        add("mark.symbols", is: min(0.3, marks.symbols) * 5)
        add("mark.formula", is: ["=", "^", "_", "\\", "{", "$"].contains { marks.has($0) })
        add(
            "mark.code",
            is: marks.has("`") || marks.has(")") && slice.find("()") != nil
                || marks.count("=") > 1 && slice.find("==") != nil)
        add("mark.commas", is: Double(min(4, marks.count(","))) / 4)
        add("mark.dash", is: marks.dashes || marks.has("-") && slice.find(" - ") != nil)
        add("mark.semicolon", is: marks.has(";"))
        add("mark.bar", is: marks.has("|"))
        add("letters.acronyms", is: Double(min(4, marks.acronyms)) / 4)
        add("letters.names", is: Double(min(4, marks.capitals)) / 4)
        add("letters.foreign", is: place.isRussian ? marks.latin : 0)
        add("letters.word", is: marks.meanWord / 8)
    }

    private static let earlyCues: [StaticString] = [
        "early.contribution", "early.method", "early.result", "early.resource", "early.limitation",
        "early.opinion", "early.availability",
    ]

    private mutating func addWords(_ unit: ClaimUnit, place: UnitPlace) {
        let words = unit.words
        let tally = place.tally
        add("pointer.first", is: tally.isPointing)
        add("pointer", is: Double(min(2, tally.pointers)) / 2)
        add("pointer.second", is: tally.isSecondPointing)
        add("word.empty", is: Double(tally.empty) / Double(max(1, words.count)))
        let (counts, early) = (tally.counts, tally.earlyCounts)
        var number = 0
        for name in ClaimWords.classNames {
            add(name, is: Double(min(2, counts[number])) / 2)
            number += 1
        }
        let firstCue = number
        for name in ClaimWords.cueNames {
            add(name, is: Double(min(3, counts[number])) / 3)
            number += 1
        }
        for (place, name) in Self.earlyCues.enumerated() {
            add(name, is: Double(min(2, early[firstCue + place])) / 2)
        }
        for group in ClaimWords.asideNames {
            add(group.name, is: Double(min(3, counts[number])) / 3)
            add(group.early, is: Double(min(2, early[number])) / 2)
            number += 1
        }
    }
}

/// What the features of a unit need of its review.
struct UnitPlace {
    var units = 1, paragraphs = 1, sections = 1
    var isRussian = false
    var meanLength = 1.0, lengthRank = 0.0, centrality = 0.0, centralityRank = 0.0
    var titleWords = 0, names = 0
    var namesFirst = false, namesSubject = false, nextIsDeeper = false, previousAsks = false
    var quantities: [Quantity] = []
    var section = 0...0
    var tally = WordTally()

    /// The place of a unit that is alone.
    init() {}

    /// The place of the unit `index` of `text`.
    init(of index: Int, in text: ClaimText) {
        let unit = text.units[index]
        units = text.units.count
        paragraphs = text.paragraphs
        sections = text.sections
        isRussian = text.isRussian
        meanLength = text.meanLength
        lengthRank = text.lengthRanks[index]
        centrality = text.centrality[index]
        centralityRank = text.centralityRanks[index]
        titleWords = text.stems[index].count { text.titleStems.contains($0) }
        names = text.names[index].count
        namesFirst = text.names[index].isFirst
        namesSubject = unit.words.contains { text.subjects.contains($0) }
        if index + 1 < text.units.count { nextIsDeeper = text.units[index + 1].depth > unit.depth }
        if index > 0, let last = text.units[index - 1].range.last {
            previousAsks = text.bytes[last] == UInt8(ascii: "?") || text.bytes[last] == UInt8(ascii: ":")
        }
        quantities = text.quantities[index]
        section = text.sectionSpans[unit.section]
        tally = text.tallies[index]
    }
}

/// Marks and letters of a unit, counted in one pass.
private struct UnitMarks {
    private var ascii: [Int] = []
    /// Share of bytes that are neither letters, digits, spaces nor usual marks.
    var symbols = 0.0
    /// Share of Latin letters.
    var latin = 0.0
    /// Words behind the first that are written in capitals or with digits, and those that only begin with one.
    var acronyms = 0, capitals = 0
    /// Mean letters of a word.
    var meanWord = 0.0
    /// Whether it begins with a small letter.
    var beginsSmall = false
    /// Whether a quotation mark opens in it that is none of ASCII, and a long dash stands between spaces.
    var quotes = false, dashes = false

    init(_ slice: TextSlice, tokens: [Token]) {
        var (ascii, quotes, dashes) = (Array(repeating: 0, count: 128), false, false)
        slice.bytes[slice.range].withUnsafeBufferPointer { bytes in
            for (at, byte) in bytes.enumerated() {
                if byte < 0x80 {
                    ascii[Int(byte)] += 1
                } else if byte == 0xC2 || byte == 0xE2 {
                    quotes = quotes || Self.isQuotation(bytes, at: at)
                    dashes = dashes || Self.isDash(bytes, at: at)
                }
            }
        }
        (self.ascii, self.quotes, self.dashes) = (ascii, quotes, dashes)
        let odd = "#*+<=>@[\\]^_`{|}~$&".utf8.reduce(0) { $0 + ascii[Int($1)] }
        symbols = Double(odd) / Double(Swift.max(1, slice.count))
        let letters = slice.letterCounts
        latin = Double(letters.latin) / Double(Swift.max(1, letters.latin + letters.cyrillic + letters.other))
        for token in tokens.dropFirst() where token.hasUpper && token.range.count > 1 {
            if token.allUpper || token.hasDigit { acronyms += 1 } else { capitals += 1 }
        }
        meanWord =
            Double(letters.latin + letters.cyrillic + letters.other) / Double(Swift.max(1, tokens.count))
        if let first = tokens.first {
            beginsSmall = UTF8Scanner.isLower(slice.scalar(at: first.range.lowerBound).value)
        }
    }

    /// `«` or `“`.
    private static func isQuotation(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
        if bytes[at] == 0xC2 { return at + 1 < bytes.count && bytes[at + 1] == 0xAB }
        return at + 2 < bytes.count && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x9C
    }

    /// `–` or `—` between spaces.
    private static func isDash(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
        at > 0 && at + 3 < bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80
            && (bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94) && bytes[at - 1] == 0x20
            && bytes[at + 3] == 0x20
    }

    /// How often the ASCII character `mark` stands in the unit.
    func count(_ mark: Unicode.Scalar) -> Int { ascii[Int(mark.value & 0x7F)] }

    func has(_ mark: Unicode.Scalar) -> Bool { count(mark) > 0 }
}
