import TextAnalysis

/// Words around names of models, and words that are no names.
enum ModelNameCues {
    private static let introductions = StemIndex(WordFiles.names.values("introduction"))
    private static let coinages = StemIndex(WordFiles.names.values("coinage"))
    private static let comparisons = StemIndex(WordFiles.names.values("comparison"))
    private static let comparing = StemIndex(WordFiles.names.values("comparing"))
    private static let data = StemIndex(WordFiles.names.values("data.beginning"))

    /// Whether a folded word introduces a name.
    static func introduces(_ word: String) -> Bool { coins(word) || introductions.matches(word) }

    /// Whether a folded word makes what follows a thing to compare with.
    static func compares(_ word: String) -> Bool { comparisons.contains(word) || comparing.matches(word) }

    /// Whether a folded word says that a name near it is one of data.
    static func namesData(_ word: String) -> Bool { data.matches(word) }

    /// Whether a folded word says that a name beside it is one of data.
    static func isData(_ word: String) -> Bool { dataRoots.matches(word) || dataWords.contains(word) }

    private static let dataRoots = StemIndex(WordFiles.names.values("data.root"))
    private static let dataWords = WordFiles.names.phrases("data.word")

    /// Whether a folded word says that what follows was named or proposed by somebody.
    static func coins(_ word: String) -> Bool { coinages.contains(word) }

    /// Whether two folded words behind a name begin to tell what it is: "is a", "это новая".
    static func defines(_ first: String, before second: String) -> Bool {
        definitions.contains(first) || definitions.contains(first + " " + second)
    }

    private static let definitions = WordFiles.names.phrases("definition")

    /// What gives a name to what stands between them: "call the remedy X".
    static let callings = WordFiles.names.phrases("calling")
    /// What is said of the one thing that a text is about, right behind its name: "X proposes", "X предлагает".
    static let acts = WordFiles.names.phrases("act")
    private static let dataEnds = WordFiles.names.values("data.end")
    private static let formats = WordFiles.names.phrases("format")

    /// Whether a name ends as benchmarks do: "FreshQA", "CountBench".
    static func endsAsData(_ name: String) -> Bool {
        guard name.utf8.count >= fewestLettersOfData else { return false }
        return dataEnds.contains { name.hasSuffix($0) }
    }

    private static let fewestLettersOfData = 5

    /// Whether a folded name is letters with a number each that tell how numbers are stored: "w4a4", "e5m2".
    private static func isFormat(_ folded: String) -> Bool {
        guard let last = folded.utf8.last, last >= 0x30, last <= 0x39 else { return false }
        return formats.contains(
            String(decoding: folded.utf8.filter { $0 < 0x30 || $0 > 0x39 }, as: UTF8.self))
    }

    /// Words that may be left out when letters stand for words.
    static let smallWords = WordFiles.names.phrases("small")
    /// Words between "propose" and what is proposed.
    static let articles = WordFiles.names.phrases("article")
    /// Words for sizes of models.
    static let sizes = WordFiles.names.phrases("size")
    /// Second parts of words with a hyphen that tell how a network is built.
    static let modifiers = WordFiles.names.phrases("modifier")
    /// Words of a title before a name that ends it.
    static let tailWords = WordFiles.names.phrases("title.tail")
    /// Words that end the name in a title.
    static let titleEnds = WordFiles.names.phrases("title.end")
    /// Words that any title may have and that make no name.
    static let titleWords = WordFiles.names.phrases("title.common")
    private static let things = WordFiles.names.phrases("title.thing")

    /// Whether a folded word is one that proposed things are called by, in singular or plural.
    static func isThing(_ word: String) -> Bool {
        things.contains(word) || word.hasSuffix("s") && things.contains(String(word.dropLast()))
    }

    /// What stands between two names of a list.
    static let coordinations = Set(
        [", ", "/"]
            + WordFiles.names.values("coordination").map { $0.hasPrefix(",") ? "\($0) " : " \($0) " })

    /// Words for devices, before the name of one and behind it.
    static let devices = WordFiles.names.phrases("device")
    static let behindDevices = WordFiles.names.phrases("device.behind")
    /// What says that a name follows, and what may stand between.
    static let namings = WordFiles.names.phrases("naming")
    static let betweenNaming = WordFiles.names.phrases("naming.between")

    private static let common = WordFiles.names.phrases("common")
    private static let qualities = WordFiles.names.phrases("quality")
    private static let prefixes = WordFiles.names.phrases("prefix")

    /// Whether a folded name is one of a metric or a layer with a number: "ap0.7", "bleu-4", "pool5".
    static func isMeasureOrLayer(_ folded: String) -> Bool {
        let word = folded.utf8.prefix { $0 >= 0x61 && $0 <= 0x7A }
        let rest = folded.utf8.dropFirst(word.count)
        guard !word.isEmpty, rest.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return false }
        let name = String(decoding: word, as: UTF8.self)
        // Digits with what joins them: `-`, `.`, `/`, `:`, `@`, `_`.
        guard rest.allSatisfy({ $0 >= 0x2D && $0 <= 0x3A || $0 == 0x40 || $0 == 0x5F }) else { return false }
        return metrics.contains(name) || layers.contains(name)
    }

    /// Whether a folded word is what is measured.
    static func isMetric(_ word: String) -> Bool { metrics.contains(word) }

    private static let metrics = WordFiles.names.phrases("metric")
    private static let layers = WordFiles.names.phrases("layer")
    /// Ends of names of classes that are no models.
    static let classEnds = WordFiles.names.values("class.end")

    /// Whether `name` is an abbreviation or a word in capitals that names no model.
    static func isNoName(_ name: String) -> Bool {
        let folded = TextSlice(name).folded
        // Nearly all are of ASCII, and reading one by bytes takes a tenth of reading it by characters.
        let isPlain = folded.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "-") }
        let parts =
            isPlain
            ? [folded]
            : folded.split { $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2011}" }.map(String.init)
        // What is numbered: "Figure3", "Top5", "L1/L2".
        if isMeasureOrLayer(folded) || isNumbered(folded) || isFormat(folded)
            || folded.utf8.contains(UInt8(ascii: "/")) && parts.count == 1
                && folded.split(separator: "/").allSatisfy({ $0.utf8.count <= 2 })
        {
            return true
        }
        if parts.count > 1, let first = parts.first, let last = parts.last {
            // The first version of an environment: `TakeCover-v0`.
            if last == "v0" { return true }
            if qualities.contains(last) || prefixes.contains(first) { return true }
            // Pairs of languages and of other short words: `En-De`.
            if parts.allSatisfy({ $0.utf8.count <= 2 && !$0.utf8.contains { $0 < 0x3A } }) { return true }
            if parts.allSatisfy(common.contains) { return true }
        }
        if isSurname(name) || isSymbol(name) || IdentifierText.isOne(name) || devices.contains(folded) {
            return true
        }
        // What is measured at something, and the shape of a tensor: `nDCG@k`, `HxWx3`.
        if folded.utf8.contains(UInt8(ascii: "@")), let at = folded.firstIndex(of: "@"),
            common.contains(String(folded[..<at]))
        {
            return true
        }
        if isShape(folded) { return true }
        if folded.ends(with: "s"), common.contains(String(folded.dropLast())) { return true }
        return common.contains(folded) || folded.utf8.count < 2
            || folded.utf8.allSatisfy { $0 >= 0x2B && $0 <= 0x39 }
    }

    /// Whether a name is one letter with a number or with a letter for an index: "C2", "aL".
    private static func isSymbol(_ name: String) -> Bool {
        guard let first = name.utf8.first, (2...3).contains(name.utf8.count) else { return false }
        let rest = name.utf8.dropFirst()
        if rest.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return true }
        return rest.count == 1 && first >= 0x61 && first <= 0x7A
    }

    /// Whether a name begins as surnames do, and goes on in small letters: "McKinsey".
    private static func isSurname(_ name: String) -> Bool {
        guard name.hasPrefix("Mc"), name.utf8.count > 4 else { return false }
        let rest = name.utf8.dropFirst(2)
        return rest.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
            && rest.dropFirst().allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
    }

    /// Whether a common word of three letters or more stands before a number.
    private static func isNumbered(_ folded: String) -> Bool {
        if folded.utf8.allSatisfy({ $0 < 0x80 }) {
            let word = folded.utf8.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
            let rest = folded.utf8.dropFirst(word.count)
            return word.count >= 3 && !rest.isEmpty
                && rest.allSatisfy { $0 >= 0x2D && $0 <= 0x39 && $0 != UInt8(ascii: ".") }
                && common.contains(String(decoding: word, as: UTF8.self))
        }
        let word = folded.prefix { $0.isLetter }
        guard word.utf8.count >= 3, word.utf8.count < folded.utf8.count else { return false }
        return common.contains(String(word))
            && folded.dropFirst(word.count).allSatisfy {
                $0.isNumber || $0 == "-" || $0 == "/" || $0 == "\u{2011}"
            }
    }

    /// Whether letters and numbers stand between signs of multiplication: `hxwx3`.
    private static func isShape(_ folded: String) -> Bool {
        guard folded.utf8.contains(UInt8(ascii: "x")) else { return false }
        let parts = folded.utf8.split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
        return parts.count > 1
            && parts.allSatisfy { part in
                !part.isEmpty && (part.count == 1 || part.allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
            }
    }
}
