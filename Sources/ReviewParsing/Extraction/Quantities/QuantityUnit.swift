import TextAnalysis

/// The words around a number that tell what it counts.
enum QuantityUnit {
    /// What stands behind a number.
    struct After {
        /// Unit in English: `layers`.
        var unit: String
        /// End of the words that belong to the quantity.
        var end: Int
        /// What it measures.
        var of: String?
    }

    /// What stands before a number.
    struct Before {
        var unit: String?
        var start: Int?
        var of: String?
        /// Whether the number only refers to something: a figure, a section, a version.
        var isReference = false
    }

    /// Beginnings of the words of units, with the unit in English.
    static let units: [(stem: String, unit: String)] = [
        ("параметр", "parameters"), ("parameter", "parameters"), ("param", "parameters"), ("токен", "tokens"),
        ("token", "tokens"), ("layer", "layers"),
        ("голов", "heads"), ("head", "heads"), ("эпох", "epochs"), ("epoch", "epochs"), ("шаг", "steps"),
        ("step", "steps"), ("итерац", "iterations"), ("iteration", "iterations"),
        ("картин", "images"), ("изображ", "images"), ("image", "images"), ("img", "images"),
        ("видео", "videos"), ("video", "videos"), ("предложен", "sentences"), ("sentence", "sentences"),
        ("слов", "words"), ("word", "words"), ("pair", "pairs"), ("пример", "examples"),
        ("example", "examples"), ("сэмпл", "samples"), ("семпл", "samples"), ("sample", "samples"),
        ("hour", "hours"), ("day", "days"),
        ("сут", "days"), ("недел", "weeks"), ("week", "weeks"), ("месяц", "months"), ("month", "months"),
        ("year", "years"), ("минут", "minutes"), ("minute", "minutes"),
        ("секунд", "seconds"), ("second", "seconds"),
        ("процент", "%"), ("percent", "%"), ("битн", "bits"), ("пиксел", "pixels"), ("pixel", "pixels"),
        ("эксперт", "experts"), ("expert", "experts"),
        ("язык", "languages"), ("language", "languages"), ("класс", "classes"), ("class", "classes"),
        ("кластер", "clusters"), ("cluster", "clusters"), ("модел", "models"), ("model", "models"),
        ("задач", "tasks"), ("task", "tasks"), ("датасет", "datasets"), ("dataset", "datasets"),
        ("блок", "blocks"), ("block", "blocks"), ("аминокислот", "residues"), ("штук", "items"),
        ("человек", "people"), ("люд", "people"), ("people", "people"), ("разработчик", "people"),
        ("запрос", "queries"), ("quer", "queries"), ("gpu", "GPU"), ("tpu", "TPU"), ("cpu", "CPU"),
        ("видеокарт", "GPU"),
        ("v100", "V100"), ("a100", "A100"), ("h100", "H100"), ("ядер", "cores"), ("core", "cores"),
        ("машин", "machines"), ("machine", "machines"), ("fps", "fps"), ("flop", "FLOPs"),
        ("байт", "bytes"), ("accuracy", "accuracy"),
        ("bleu", "BLEU"), ("f1", "F1"), ("fid", "FID"), ("пункт", "points"),
        ("point", "points"),
        ("доллар", "USD"), ("dollar", "USD"), ("рубл", "RUB"), ("файл", "files"), ("страниц", "pages"),
        ("page", "pages"), ("кадр", "frames"), ("frame", "frames"), ("нейрон", "neurons"),
        ("neuron", "neurons"),
        ("node", "nodes"), ("документ", "documents"), ("document", "documents"),
        ("статей", "papers"), ("paper", "papers"), ("игр", "games"), ("game", "games"), ("агент", "agents"),
        ("agent", "agents"),
        ("решени", "solutions"), ("умножени", "multiplications"), ("матриц", "matrices"),
        ("признак", "features"), ("feature", "features"), ("символ", "characters"),
        ("character", "characters"), ("кубит", "qubits"), ("qubit", "qubits"),
        ("персон", "people"), ("доброволь", "people"),
        ("декодер", "decoders"), ("энкодер", "encoders"), ("вопрос", "questions"), ("question", "questions"),
    ]

    private static let index = StemIndex(units.map(\.stem))

    /// Units whose beginnings begin other words too, in all their forms.
    private static let exact: [String: String] = {
        let forms = [
            ("x", "раз раза times"),
            ("bits", "бит бита битов bit bits"),
            ("layers", "слой слоя слоев слои слоям слоях слоями слойный слойного слойная слойной"),
            ("hours", "час часа часов часам"),
            ("days", "день дня дней дни дням днями"),
            ("years", "год года годов годы лет"),
            ("pairs", "пара пары пар парах парами парам"),
            ("GB", "гб gb"),
            ("MB", "мб mb"),
            ("TB", "тб tb"),
            ("KB", "кб kb"),
            ("ms", "мс ms"),
            ("mAP", "map"),
            ("kinds", "тип типа типов видов вида"),
            ("nodes", "узел узла узлов узлами"),
        ]
        var exact: [String: String] = [:]
        for (unit, words) in forms {
            for word in words.split(separator: " ") { exact[String(word)] = unit }
        }
        return exact
    }()

    private static let comparatives = [
        "быстр", "медлен", "больш", "меньш", "лучш", "хуж", "эффектив", "выше", "ниже", "дешев", "дорож",
        "дольш", "faster", "slower", "larger", "smaller", "better", "more", "less", "higher", "lower",
        "cheaper",
    ]

    /// The unit behind a number: the next word, or the one after an adjective.
    static func after(_ number: NumberText, _ bytes: [UInt8], _ range: Range<Int>) -> After? {
        let start = number.range.upperBound
        let words = Tokenizer.tokens(in: bytes, start..<min(range.upperBound, start + 120)).prefix(3)
        guard let first = words.first, isNear(bytes, start, first.range.lowerBound) else { return nil }
        if let unit = unit(bytes, first.range) {
            var end = first.range.upperBound
            let next = words.dropFirst().first.map { ($0.range, bytes.folded($0.range)) }
            if unit == "x", let next, comparatives.contains(where: { next.1.begins(with: $0) }) {
                end = next.0.upperBound
            }
            // "2048TPU v3" names the device with its version.
            if unit == "TPU" || unit == "GPU", let next, next.1.hasPrefix("v"), next.1.count == 2 {
                end = next.0.upperBound
            }
            return After(unit: unit, end: end)
        }
        guard !prepositions.contains(bytes.folded(first.range)), let second = words.dropFirst().first,
            bytes[first.range.upperBound..<second.range.lowerBound].allSatisfy({
                $0 == 0x20 || $0 == UInt8(ascii: "-")
            }),
            let unit = unit(bytes, second.range), unit != "x"
        else { return nil }
        // "20 convolutional layers" are told with their noun; "0.1% of all parameters" says nothing of its own.
        let isNamed = !determiners.contains(bytes.folded(first.range))
        let phrase = bytes.string(first.range.lowerBound..<second.range.upperBound)
        return After(unit: unit, end: second.range.upperBound, of: isNamed ? phrase : nil)
    }

    /// Words over which a number does not reach for its unit.
    private static let prepositions: Set<String> = [
        "на", "в", "с", "для", "от", "из", "по", "и", "или", "при", "у", "of", "on", "in", "for", "to", "and",
        "or", "with", "at", "than", "чем",
    ]

    /// Words before a noun that say nothing of it.
    private static let determiners = StemIndex(WordFiles.claims.values("determiner"))

    /// Between a number and its unit stands a space or a hyphen at most.
    private static func isNear(_ bytes: [UInt8], _ end: Int, _ word: Int) -> Bool {
        word - end <= 2
            && bytes[end..<word].allSatisfy {
                $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == 0xC2 || $0 == 0xA0 || $0 == UInt8(ascii: "+")
            }
    }

    static func unit(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        let word = bytes.folded(range)
        if let unit = exact[word] { return unit }
        var best: (number: Int, length: Int)?
        index.forEach(in: word) { number, length in
            let isFirst = length == best?.length && number < best?.number ?? 0
            guard length > best?.length ?? -1 || isFirst, word.count <= units[number].stem.count + 6 else {
                return
            }
            best = (number, length)
        }
        return best.map { units[$0.number].unit }
    }

    private static let references = [
        "рис", "рисунок", "рисунке", "fig", "figure", "табл", "таблица", "таблице", "таблицы", "table",
        "раздел", "разделе", "section", "пункт", "п", "стр", "с", "глава", "главе", "chapter", "appendix",
        "v", "версия", "версии", "version", "часть", "part", "№", "eq", "уравнение", "шаг", "step", "закон",
        "пост", "торче", "python", "cuda", "stride", "kernel", "шага", "шагу", "шаге", "этап", "этапе",
        "этапа",
        "stage", "слое", "слоя", "level", "уровень", "вариант", "эксперимент", "experiment", "example",
        "пример", "algorithm", "алгоритм", "theorem", "теорема", "lemma", "лемма", "proposition", "phase",
    ]

    private static let measures: [(stem: String, unit: String)] = [
        ("батч", "batch"), ("batch", "batch"), ("размер", "size"), ("длин", "length"), ("глубин", "depth"),
        ("ширин", "width"), ("разрешен", "pixels"), ("resolution", "pixels"), ("bs", "batch"),
        ("lr", "learning rate"),
        ("температур", "temperature"), ("топ", "top"), ("top", "top"), ("словар", "vocabulary"),
        ("вероятност", "probability"), ("хидден", "hidden size"), ("max", ""), ("k", ""), ("n", ""),
        ("контекст", "context"), ("выигр", ""),
    ]

    /// What the word before a number says: a measure, a sign of equality, or a mere reference.
    static func before(_ number: NumberText, _ bytes: [UInt8], _ range: Range<Int>) -> Before {
        let start = max(range.lowerBound, number.range.lowerBound - 60)
        let tokens = Tokenizer.tokens(in: bytes, start..<number.range.lowerBound)
        guard let last = tokens.last, number.range.lowerBound - last.range.upperBound <= 3 else {
            return Before()
        }
        let word = bytes.folded(last.range)
        let gap = bytes[last.range.upperBound..<number.range.lowerBound]
        if references.contains(where: { $0.utf8.elementsEqual(word.utf8) }), number.scale.isEmpty,
            !number.value.contains("."),
            gap.allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: ".") }),
            after(number, bytes, range) == nil || word.count > 2
        {
            return Before(isReference: true)
        }
        // An abbreviation has no forms: "lr", not "LRN".
        if let measure = measures.first(where: {
            $0.stem.utf8.count <= 2
                ? word == $0.stem : word.begins(with: $0.stem) && word.count <= $0.stem.count + 4
        }) {
            guard measure.stem.count > 1 || gap.contains(UInt8(ascii: "=")) else { return Before() }
            return Before(
                unit: measure.unit.isEmpty ? nil : measure.unit, start: last.range.lowerBound,
                of: bytes.string(last.range))
        }
        if gap.contains(UInt8(ascii: "=")) {
            // A letter is a name of formulas, not of a thing.
            let isWord = last.range.count >= 3
            return Before(start: last.range.lowerBound, of: isWord ? bytes.string(last.range) : nil)
        }
        // "в 8 раз": the preposition belongs to the factor.
        if word == "в", last.range.upperBound + 1 == number.range.lowerBound,
            after(number, bytes, range)?.unit == "x"
        {
            return Before(start: last.range.lowerBound)
        }
        return Before()
    }
}
