/// Words around names of models.
enum NamingWords {
    private static let introductions = StemIndex([
        "модел", "сеть", "сети", "сетк", "архитектур", "алгоритм", "метод", "подход", "фреймворк", "систем",
        "тулз", "модуль", "вариант", "блок",
        "энкодер", "декодер", "model", "method", "framework", "network", "algorithm", "architecture",
        "baseline", "против", "вместо", "сравнива", "чем",
    ])

    private static let coinages = StemIndex([
        "называется", "называющ", "названием", "назвали", "назвал", "назван", "называют", "называем",
        "именуем", "предложили", "предлагают",
        "представили", "представляют", "придумали", "called", "named", "dubbed", "propose", "proposes",
        "proposed", "introduce", "introduces", "introduced", "present", "presents",
    ])

    private static let comparisons = StemIndex(["чем", "than", "vs", "против", "вместо", "versus"])

    private static let comparing = StemIndex(["сравн", "compar"])

    private static let data = StemIndex(["датасет", "корпус", "бенчмарк", "dataset", "benchmark", "corpus"])

    /// Whether a folded word introduces a name.
    static func introduces(_ word: String) -> Bool {
        coins(word) || introductions.matches(word)
    }

    /// Whether a folded word makes what follows a thing to compare with.
    static func compares(_ word: String) -> Bool {
        comparisons.contains(word) || comparing.matches(word)
    }

    /// Whether a folded word says that a name near it is one of data.
    static func namesData(_ word: String) -> Bool {
        data.matches(word)
    }

    /// Whether a folded word says that what follows was named or proposed by somebody.
    static func coins(_ word: String) -> Bool { coinages.contains(word) }
}

/// Abbreviations and words in capitals that name no model.
enum CommonWords {
    private static let words: Set<String> = [
        "ai", "ml", "dl", "nlp", "cv", "rl", "nlg", "nlu", "asr", "tts", "ocr", "vqa", "qa", "ner", "pos",
        "mt", "nmt", "llm", "llms", "lm", "mlm", "clm", "agi", "api", "sdk", "cli", "gpu", "gpus", "tpu",
        "tpus", "cpu", "cpus", "ram", "hbm", "ssd",
        "fp16", "fp32", "fp8", "bf16", "bfloat16", "int8", "int4", "fp", "sota", "tldr", "tl", "dr", "upd",
        "ps", "pps", "faq", "pdf", "html", "http", "https", "url", "json", "csv", "xml", "bpe", "wordpiece",
        "sgd", "lr", "bs", "eos", "bos", "cls", "sep", "msa",
        "auc", "roc", "f1", "map", "iou", "bleu", "rouge", "fid", "psnr", "ssim", "mse", "mae", "rmse", "ppl",
        "flop", "flops", "tflops", "pflops", "ood", "iid", "kl", "em", "gd", "ode", "sde", "pde", "pos", "np",
        "ip", "os", "ui", "ux", "it", "hr", "ceo", "cto", "phd",
        "usa", "uk", "eu", "us", "ru", "en", "fr", "de", "zh", "cv", "cs", "stat", "id", "ok", "vs", "pro",
        "xl", "xxl", "base", "large", "small", "2d", "3d", "4d", "1d", "k", "n", "m", "youtube", "github",
        "twitter", "telegram", "reddit", "arxiv", "medium", "habr", "slack", "colab", "kaggle", "huggingface",
        "google", "appendix", "figure", "table",
        "v100", "a100", "h100", "h200", "b200", "t4", "p100", "k80", "rtx", "tpuv2", "tpuv3", "tpuv4",
        "tpuv5", "cuda", "dna", "rna", "mrna", "covid", "covid-19", "abc", "true", "false", "null", "input",
        "output", "q", "v", "relu", "rgb", "hd", "4k", "8k", "iq", "gdpr", "icml", "mit", "phd", "top-1",
        "top-5", "i", "we", "the", "a", "in", "of",
        "open", "source", "science", "nature", "english", "russian", "data", "deep", "machine", "learning",
        "research", "university", "january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december", "monday", "friday",
        "mlp", "ffn", "fnn", "self-attention", "n_res", "n_seq", "td", "mdp", "mcts", "lab", "python", "java",
        "rust", "linux", "windows", "google's", "tf", "pr", "ctr", "sql", "gdp", "ieee", "acm",
    ]

    /// Second halves of compounds that say how something is, not what it is called: `IO-Awareness`.
    private static let qualities: Set<String> = [
        "aware", "awareness", "based", "free", "level", "shot", "time", "scale", "end", "wise", "driven",
        "guided", "supervised", "style",
        "like", "tuning", "tuned", "trained", "training", "art", "to-end", "specific", "agnostic", "related",
        "scaling", "side", "term",
    ]

    /// Whether `name` is one of them.
    static func isNoName(_ name: String) -> Bool {
        let folded = name.lowercased()
        if let last = folded.split(separator: "-").last, folded.contains("-"),
            qualities.contains(String(last))
        {
            return true
        }
        if folded.hasSuffix("s"), words.contains(String(folded.dropLast())) { return true }
        return words.contains(folded) || folded.count < 2
            || folded.allSatisfy { $0.isNumber || "-./+".contains($0) }
    }
}
