import ReviewModel
import TextAnalysis

/// Words that say what a sentence tells. A cue is one or more beginnings of neighbouring words.
enum ClaimCues {
    /// A cue, the kind it speaks for and how strongly.
    struct Cue: Sendable {
        var words: [String]
        var kind: Claim.Kind
        var weight: Double
    }

    private static let texts: [(kind: Claim.Kind, weight: Double, cues: [String])] = [
        (
            .contribution, 1.6,
            [
                "общая идея", "глобальная идея", "основная идея", "ключевая идея", "главная идея",
                "идея в том", "суть в том", "основной вклад", "авторы предлагают", "авторы предложили",
                "предлага нов", "исследователи из", "главн* хитрост", "ключев нововведен", "ключев вклад",
                "главн вклад", "основн вклад", "главн новизн", "статье предлага", "работе предлага",
                "исследователи предл", "авторы представ", "we propose", "we introduce", "we present",
                "the key idea", "main idea", "core idea", "key insight", "key innovation",
                "main contribution", "key contribution", "this paper propos", "this paper introduc",
                "this paper present", "this paper describ", "paper propos", "paper introduc",
                "paper present", "this work propos", "this work introduc", "this work present",
                "this work appl", "the authors propos", "authors introduc", "introduces",
                "they introduce", "they propose",
            ]
        ),
        (
            .contribution, 1.0,
            [
                "предлож", "предлага", "придума", "разработа", "впервые", "представи", "сделали", "создали",
                "адаптирова", "подошли к", "задались вопрос", "откажемся", "исследуют вопрос",
                "под названием", "который назвали", "назвали", "называется", "представляет собой",
                "представляет нов", "новый метод", "новый подход", "нов архитектур",
                "propose", "presents", "novel", "this paper", "this work",
                "introduc", "develop",
            ]
        ),
        (
            .method, 1.0,
            [
                "прогоня", "считаем", "считают", "мапится", "кодиру", "переносят", "файнтюн", "дистилл",
                "сэмплир", "семплир", "реконструир", "восстанавлива", "применя", "разбива", "объединя",
                "стартуют", "остановились на", "достаем", "учится", "подают", "подается", "усредн", "маскир",
                "преобраз", "фильтру", "модул", "на втором этапе", "алгоритм", "replace", "combine", "sample",
                "fine tune", "fine tun", "distill", "mask", "aggregat",
                "состоит из", "на вход", "на выходе", "обучается", "обучают", "обучили", "архитектур",
                "энкодер", "декодер", "использу", "заморажива", "максимизир", "минимизир", "предсказывает",
                "генерирует", "конкатен", "сначала", "на первом этапе", "для получения", "берут", "берем",
                "возьмем", "добавля", "заменя", "механизм", "лосс", "основан на", "работает так",
                "представляет из себя", "вычисля", "итератив", "consists of", "trained", "encoder", "decoder",
                "architecture", "loss", "takes as input", "we use", "they use", "uses", "is used", "are used",
                "is based on", "layer", "attention", "algorithm", "module", "pipeline", "first step",
                "second step", "step process", "works by", "filter", "initializ", "converted", "to get rid",
            ]
        ),
        (
            .result, 1.3,
            [
                "сохраня", "уступа", "резко", "reach", "increas", "decreas", "significant", "substantial",
                "higher", "lower", "demonstrat", "observ", "wins",
                "приводит к", "ведет к", "коррел", "наиболее", "сильный эффект", "аналогичн", "неплохо",
                "выучива", "генерализу", "позволяет", "становятся", "побил", "на уровне", "leads to",
                "on par", "comparable", "match", "reduces", "generaliz",
                "достиг", "демонстриру", "обнаруж", "выявил", "выявля", "снижа", "снизил",
                "сокраща",
                "сократил", "ускоря", "ускорил", "превзош", "набира", "набрал", "составил",
                "ключев вывод", "главн вывод", "основн вывод", "пропорциональн",
                "compared to", "compared with", "performs", "perform better",
                "yields", "emerge",
                "find that",
                "found that", "they find", "show that", "works well", "works better",
                "works slightly", "показали", "показыва", "показало", "оказалось", "оказывается",
                "превосход", "обходит",
                "бьет", "лучше", "быстрее", "эффективн", "улучша", "повыша", "сота",
                "sota", "state of the art", "сравним", "не хуже", "выше", "работает лучше", "прирост",
                "результаты", "в итоге получ", "из таблицы", "точность", "качество", "сходится", "outperform",
                "achiev", "improv", "better than", "results show", "surpass", "state-of-the-art", "accuracy",
                "beats", "faster",
            ]
        ),
        (
            .resource, 1.3,
            [
                "tpu", "tpuv", "gpu", "v100", "a100", "h100", "обучалось", "тренировали", "обучалась на",
                "ушла", "ушло", "ушел", "параметров", "датасет из", "датасете", "трейнсет", "токенов",
                "часов", "дней", "дня", "недел", "скорост", "инференс", "стоимост", "цена", "batch size",
                "батч", "parameters", "trained on", "training took", "hours", "days", "cost",
            ]
        ),
        (
            .limitation, 1.3,
            [
                "не пробовал", "не помогает", "не выложен", "не смогли", "плохо", "просадка", "мутн",
                "непонятно", "не понятно", "не хватает", "узкое место", "не умеет", "далек", "open question",
                "does not", "lack", "future work", "unclear", "not clear", "inefficien", "no analysis",
                "sensitive to",
                "suffer", "at the cost", "not account", "limited", "only works", "открытой проблем",
                "остается открыт", "остаются", "ухудша", "искажа", "не учитыва",
                "к сожалению", "не удалось", "не получилось", "не получается", "не заработа", "не работает",
                "недостат", "минус", "проблем", "хуже", "ограничен", "сложн", "не решен", "не исследова",
                "теряется", "нестабильн", "невозможн", "не могут", "не очень", "не помогает", "исключение",
                "просадка", "требует", "далеко до", "however", "limitation", "fails", "drawback", "worse",
                "unfortunately", "cannot", "struggle", "remains",
            ]
        ),
        (
            .opinion, 1.2,
            [
                "прогресс", "может родиться", "можно сказать", "как мало мы", "приоткрыва", "посмотрим",
                "верится", "странно", "сочн", "рекоменду", "советую", "must read", "worth reading",
                "promising",
                "интересно", "любопытно", "круто", "прикольн", "на мой взгляд", "мне кажется",
                "как мне видится", "выглядит", "в общем", "в целом", "мнение", "замечание от", "я бы",
                "я пока", "не очевидно", "надеюсь", "ждем", "пожалуй", "впечатля", "красив", "скорее всего",
                "наверное", "такие вот дела", "отдельно стоит отметить", "киллер", "i think", "interesting",
                "impressive", "in my opinion", "overall", "exciting", "curious",
            ]
        ),
        (
            .availability, 1.4,
            [
                "код выложен", "выложен", "выкладыва", "выложили", "доступн", "open source", "open-source",
                "опенсорс", "исходник", "репозитор", "код для", "код доступен", "гитхаб", "на github",
                "huggingface", "лицензи", "released", "available", "open-sourced", "замерджи",
            ]
        ),
    ]

    /// Words that make a sentence less worth quoting.
    private static let digressions = CuePhrases([
        "мы писали", "писали про", "предыдущем посте", "расскажем", "расскажу", "об этом", "см выше",
        "напоминаю", "остановлюсь", "не буду", "подробнее", "по ссылке", "welcome", "велкам", "обращайтесь",
        "мы разберем", "разберем", "мы рассмотрим", "рассмотрим", "этот обзор", "in this post",
        "in this note",
        "we will look", "например", "предположим", "хочется их", "продолжаем", "привет", "ниже следует",
    ])

    private static let cues: [Cue] = texts.flatMap { kind, weight, cues in
        cues.map { text in
            let words = text.split(whereSeparator: { $0 == " " || $0 == "-" }).map { word in
                String(word.filter { $0 != "*" })
            }
            return Cue(words: words, kind: kind, weight: weight)
        }
    }

    /// The first words of `cues`.
    private static let index = StemIndex(cues.map { $0.words[0] })

    /// The cues in a sentence given as folded words.
    ///
    /// What a sentence tells is told early in it: a cue in its last third weighs less, one among its
    /// first words more.
    static func cues(in words: [String]) -> [Cue] {
        var found: [Cue] = []
        for (at, word) in words.enumerated() {
            for number in index.all(in: word) where CuePhrases.stands(cues[number].words, at, in: words) {
                var weighted = cues[number]
                let place = Double(at) / Double(max(1, words.count))
                weighted.weight *= at < 4 ? 1.25 : place > 0.66 ? 0.7 : 1
                if weighted.kind == .limitation, let kind = relief(at, in: words) {
                    weighted.kind = kind
                    weighted.weight *= 0.6
                }
                found.append(weighted)
            }
        }
        return found
    }

    /// Words that turn a difficulty behind them into what was achieved: "устраняет ограничения".
    private static let cures = StemIndex([
        "реша", "реши", "устран", "преодол", "избав", "предотвра", "смягч", "без", "address", "solv",
        "overcom",
        "mitigat", "eliminat", "avoid", "without", "tackl", "resolv", "allevia", "prevent",
    ])

    /// Harm that a "not" in front makes good news: "does not increase perplexity".
    private static let harms = StemIndex([
        "ухудш", "сниж", "увелич", "влия", "портит", "теря", "треб", "increas", "hurt", "degrad", "reduc",
        "affect",
        "requir", "need", "harm", "drop", "suffer",
    ])

    /// What is told of a difficulty, named by the word at `index`, that is overcome or not there; nil when it is.
    private static func relief(_ index: Int, in words: [String]) -> Claim.Kind? {
        if words[max(0, index - 4)..<index].contains(where: { cures.matches($0) }) { return .contribution }
        let behind = words[min(words.count, index + 1)..<min(words.count, index + 3)]
        return ["does", "do", "не"].contains(words[index])
            && behind.contains { harms.matches($0) } ? .result : nil
    }

    /// How many digressions stand in a sentence.
    static func digressions(in words: [String]) -> Int { digressions.count(in: words) }
}
