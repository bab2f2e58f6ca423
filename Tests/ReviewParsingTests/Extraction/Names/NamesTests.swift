import ReviewModel
import TestSupport
import Testing
import TextAnalysis

@testable import ReviewParsing

@Suite struct NamesTests {
    @Test(arguments: [
        ("GPT-based", true), ("IO-Awareness", true), ("En-De", true), ("non-RL", true), ("GPU", true),
        ("GPUs", true), ("top-5", true), ("12.5", true), ("WeaveNet", false), ("LLaMA-Adapter", false),
        ("Q-Former", false), ("nDCG@k", true), ("HxWx3", true), ("mIoU", true), ("xWeave", false),
        ("WeaveRoom-v0", true), ("WeaveNet-v2", false), ("McWeave", true), ("C2", true), ("aL", true),
        // Placeholders, numbers of trackers and standards, hashes, devices, metrics, layers, classes of errors.
        ("TODO", true), ("FIXME", true), ("CVE-2024-3094", true), ("ISO-8601", true), ("WEAVE-1234", true),
        ("4c2x9f7h1m5p3v8k6n2", true), ("2019Q1", true), ("A4000", true), ("ThinkPad", true), ("AP0.7", true),
        ("BLEU-4", true), ("pool5", true), ("conv3", true), ("TypeError", true), ("WEAVE-4", false),
        ("per-Weave", true), ("WM-constrained", true),
        ("WeaveNet-1001", false), ("word2weave", false), ("W4A4", true), ("E5M2", true), ("M2M100", false),
    ])
    func tellsWhatIsNoName(word: String, isNone: Bool) {
        #expect(ModelNameCues.isNoName(word) == isNone)
    }

    @Test(arguments: [
        ("AlphaFold", true), ("olmOCR", true), ("BERT", false), ("Evoformer", false), ("GPT-3", false),
    ])
    func seesCapitalsInside(name: String, holds: Bool) {
        #expect(NameRun.hasCapitalsInside(name) == holds)
    }

    @Test(arguments: [
        ("WeaveNet", true), ("ViT-L/14", true), ("Weave", false), ("Weave Net", false),
        ("BERT and GPT", false),
    ])
    func seesWhatIsSpeltLikeOneName(text: String, isOne: Bool) {
        #expect(NameRun.looksLikeOne(TextSlice(text)) == isOne)
    }

    @Test func slashPartsNames() {
        let text = TextSlice("BERT/RoBERTa, ViT-L/14")
        let runs = NameRun.runs(in: text.bytes, tokens: text.tokens).map { text[$0.range].string }
        #expect(runs == ["BERT", "RoBERTa", "ViT-L/14"])
    }

    @Test(arguments: [
        // The lead of the title, the label, the end of the title, what is proposed.
        ("WeaveNet: Weaving without Threads", "Сеть WeaveNet обгоняет BERT.", ["WeaveNet"]),
        ("[Lab WeaveNet] Weaving without Threads", "WeaveNet обгоняет BERT.", ["WeaveNet"]),
        ("BERT-Weaver: Weaving without Threads", "Модель BERT-Weaver обгоняет RoBERTa.", ["BERT-Weaver"]),
        ("WeaveNet - Weaving without Threads", "Сеть WeaveNet обгоняет BERT.", ["WeaveNet"]),
        (
            "Using Woven Weights to Attend to Threads",
            "Авторы учат woven weights. Сами woven weights малы, и woven weights забывают.", ["Woven Weights"]
        ),
    ])
    func tellsWhatAReviewIsAbout(title: String, text: String, primary: [String]) throws {
        let source = "\(title)\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\n\(text)"
        let review = try #require(Reading(source).items.first)
        #expect(review.models.filter { $0.role == .primary }.map(\.name) == primary)
    }

    @Test(arguments: [
        // A word of a title, or one that begins a sentence, has a capital as any other; one inside of a sentence has not.
        ("Robust Networks Revisited", "Networks forget what they learnt.", []),
        ("Evofold: Folding without Threads", "Складывает быстро.", ["Evofold"]),
    ])
    func wordsOfTitlesAreNoNames(title: String, text: String, models: [String]) throws {
        let source = "\(title)\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\n\(text)"
        let review = try #require(Reading(source).items.first)
        #expect(Set(review.models.map(\.name)) == Set(models))
    }

    @Test(arguments: [
        // What the text spells out is not what the lexicon has under the same letters.
        (
            "Стоит взять Noise Above Threads (NAT), и NAT станет тише.", "Non-Autoregressive Transformer",
            false
        ),
        // The name of a task names nothing.
        ("Обучают вместе с Named Entity Recognition на тех же нитях.", "Entity Recognition", false),
    ])
    func namesMeanWhatTheTextSays(text: String, model: String, isThere: Bool) throws {
        let source =
            "A Study of Small Things\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\n\(text)"
        let review = try #require(Reading(source).items.first)
        #expect(review.models.contains { $0.name == model } == isThere)
    }

    /// "A Competitive training" names nothing where the title goes on with the same word.
    @Test func wordsOfTheTitleAreNotCoined() throws {
        let source = """
            Competitive Training of Small Things
            Ada One, Bob Two
            Paper: https://arxiv.org/abs/2001.00001

            The paper proposes a Competitive training of things that are small.
            """
        let review = try #require(Reading(source).items.first)
        #expect(!review.models.contains { $0.name == "Competitive" }, "\(review.models.map(\.name))")
    }

    @Test func environmentsAreData() throws {
        let source = """
            A Study of Small Things
            Ada One, Bob Two
            Статья: https://arxiv.org/abs/2001.00001

            Агент учится в среде WeaveRoom-v0 и ошибается.
            """
        let review = try #require(Reading(source).items.first)
        #expect(review.datasets == ["WeaveRoom-v0"] && review.models.isEmpty)
    }

    /// What ends as benchmarks do is data, and no model.
    @Test(arguments: ["WeaveQA", "ThreadBench", "WeaveEval"])
    func benchmarksAreData(name: String) throws {
        let source = """
            WeaveNet: Weaving without Threads
            Ada One, Bob Two
            Статья: https://arxiv.org/abs/2001.00001

            Сеть WeaveNet точнее BERT на \(name), а без \(name) о ней никто не узнал бы.
            """
        let review = try #require(Reading(source).items.first)
        #expect(review.datasets == [name])
        #expect(!review.models.contains { $0.name == name }, "\(review.models.map(\.name))")
    }

    /// What stands behind a given name is a surname.
    @Test func peopleAreNoModels() throws {
        let source = """
            A Study of Small Things
            Ada One, Bob Two
            Paper: https://arxiv.org/abs/2001.00001

            On small things the method of Yann LeCun and Adam McWeave is less exact than the model of Anna VanWeave.
            """
        let review = try #require(Reading(source).items.first)
        #expect(review.models.isEmpty, "\(review.models.map(\.name))")
    }

    /// A word of a title that says how data is names none.
    @Test func qualitiesAreNoData() throws {
        let source = """
            A Study of Small Things
            Ada One, Bob Two
            Paper: https://arxiv.org/abs/2001.00001

            We read Weaving through Time: Retrieval for Evolving Corpora, which looks at the Places Dataset.
            """
        let review = try #require(Reading(source).items.first)
        #expect(!review.datasets.contains("Evolving"), "\(review.datasets)")
    }

    /// What is named may stand before its name.
    @Test func namesStandBehindWhatIsNamed() throws {
        let source = """
            A Study of Small Things
            Ada One, Bob Two
            Paper: https://arxiv.org/abs/2001.00001

            Large teachers make small students worse. The authors call the remedy EarlyWeave and test it twice.
            """
        let review = try #require(Reading(source).items.first)
        #expect(review.models.filter { $0.role == .primary }.map(\.name) == ["EarlyWeave"])
    }

    @Test func codeIsNoName() throws {
        let source = """
            A Study of Small Things
            Ada One, Bob Two
            Статья: https://arxiv.org/abs/2001.00001

            Вызов loadWeights(x) берёт self.fooBar и quux_BarBaz, затем loadWeights(y) и self.fooBar ещё раз.
            """
        let review = try #require(Reading(source).items.first)
        #expect(review.models.isEmpty)
    }

    @Test(arguments: [("CVPR2016", true), ("ILSVRC-2014", true), ("WEAVE-3", false), ("Weave2016", false)])
    func seesYears(name: String, isDated: Bool) { #expect(IdentifierText.isDated(name) == isDated) }

    /// The whole name beats the known one in it, and sizes are spellings of one name.
    @Test(arguments: [
        (
            "A Study of Small Things", "Модель TW-LSTM обгоняет GRU, а TW-LSTM без памяти нет.", "TW-LSTM",
            "LSTM"
        ),
        (
            "A Study of Small Things", "Модели Weavegpt-7B и Weavegpt-70B учат на нитях.", "Weavegpt",
            "Weavegpt-7B"
        ),
    ])
    func wholeNamesAreTold(title: String, text: String, name: String, other: String) throws {
        let source = "\(title)\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\n\(text)"
        let names = try #require(Reading(source).items.first).models.map(\.name)
        #expect(names.contains(name) && !names.contains(other), "\(names)")
    }

    /// What somebody was measured on is data, whatever it is called; what runs on a device is not.
    @Test func whatIsMeasuredOnIsData() throws {
        let source = """
            Weaving without Threads
            Ada One, Bob Two
            Статья: https://arxiv.org/abs/2001.00001

            Accuracy on TempWeave grows by 4%. На LoomTTv2 точность выше. Похоже на LOOMP по точности. It runs on LoomOS and on BERT. Accuracy on weave32x is low.
            """
        let review = try #require(Reading(source).items.first)
        #expect(review.datasets == ["TempWeave", "LoomTTv2"], "\(review.datasets)")
    }

    /// A word that a model is called by too is none where it only begins another name.
    @Test func plainWordsBeginOtherNames() throws {
        let text = { (name: String) in
            "Weaving without Threads\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\n"
                + "The nodes sign each block with a \(name), which the model checks."
        }
        let other = try #require(Reading(text("Chameleon Hash")).items.first).models.map(\.name)
        #expect(!other.contains("Meta Chameleon"), "\(other)")
        let alone = try #require(Reading(text("Chameleon network")).items.first).models.map(\.name)
        #expect(alone.contains("Meta Chameleon"), "\(alone)")
    }

    @Test func blocksOfCodeNameNothing() throws {
        let source = """
            # WeaveNet: Weaving without Threads

            https://arxiv.org/abs/2001.00001

            WeaveNet is a network that weaves.

            ```python
            class GraphWeaver(BaseModel): raise LoomFault
            ```
            """
        let review = try #require(Reading(Array(source.utf8), path: "note.md").items.first)
        #expect(review.models.map(\.name) == ["WeaveNet"], "\(review.models.map(\.name))")
    }

    @Test func doubtIsTold() throws {
        let source =
            "WeaveNet: Weaving without Threads\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nСеть WeaveNet обгоняет BERT."
        let review = try #require(Reading(source).items.first)
        let confidence = review.evidence.filter { $0.field == "models" }.map(\.confidence)
        #expect(confidence.count == 2 && confidence.allSatisfy { $0 > 0.4 && $0 < 1 })
    }
}
