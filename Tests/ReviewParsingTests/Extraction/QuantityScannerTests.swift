import ReviewModel
import TextAnalysis
import Testing

@testable import ReviewParsing

/// Numbers that measure something, and those that do not.
@Suite struct QuantityScannerTests {
    @Test(arguments: [
        ("Точность упала с 86% до 40%.", ["86%", "40%"]),
        ("Об этом на с. 86 статьи.", []),
        ("The learning rate is 1e-5 and decays.", ["1e-5"]),
        ("Only the top-10 tokens count.", ["top-10 tokens"]),
        ("The desktop-10 stays, GPT-3 stays.", []),
        ("With LRN, 1x1 filters and 3x3 conv layers work.", []),
        ("Inputs are 64x64 pictures.", ["64x64 pictures"]),
        ("Сначала разрешения 4x4 хватает.", ["разрешения 4x4"]),
        ("It is +4.2 BLEU and +65% there.", ["+4.2 BLEU", "+65%"]),
        ("Trained on WMT'14 and WMT’16 it wins.", []),
        ("A 2004 paper and 2004 papers are read.", ["2004 papers"]),
        ("It takes a 2015 page and a 2025 survey alike.", []),
        ("It is built on (Kiwi 3.2 90B) there.", []),
        ("Measured by MAP@4-10 it wins.", []),
        ("It gets top-1 ImageNet accuracy there.", []),
        ("Each is a 512-d image vector.", ["512-d"]),
        ("They take 595K image-text pairs.", ["595K image-text pairs"]),
        (
            "One important task and two sentences are told apart in one hour by two experts.",
            ["one hour", "two experts"]
        ),
        ("Two randomly sampled pictures are alike.", []),
        ("A batch size of 64 is enough.", ["64"]),
        ("Features have the dimension 14 x 14 x 512 there.", []),
        ("It takes 2 x 8 GPUs and 512 A100-40Gb there.", ["8 GPUs", "512 A100"]),
        ("As others did [13], and as Section 2.2 tells.", []),
        ("The angle is dtheta = 2/K there, measured by MAP@4‑10.", []),
        ("Однократные прогоны дают 20 метров.", ["20 метров"]),
        ("It took 9000 GPU-hours and 64 TPUv3.", ["9000 GPU-hours", "64 TPUv3"]),
        ("With lr 0.1 it diverges.", ["lr 0.1"]),
        ("Модель e5 и 3e ничего не значат.", []),
        ("It loses -2.5% of accuracy.", ["-2.5%"]),
        ("Падение (-3 пункта) заметно.", ["-3 пункта"]),
        ("The weight decay is 10^-4 here.", ["10^-4"]),
        ("Inputs of the shape 3x224x224 are cut.", []),
        ("We try K in {1, 2, 4} for it.", []),
        ("The shape is (3, 224, 224) here.", []),
        ("It has stride 2 and kernel 3 there.", []),
        ("На этапе 2 она обучается.", []),
        ("Results of 95% (on 10 classes) hold.", ["95%", "10 classes"]),
        ("A weight decay of $10^{-4}$ works.", ["10^{-4}"]),
        ("Model 1 is the smaller one.", []),
        ("It is built on Kiwi 2 and Kiwi 3.5 there.", []),
        ("The mask goes from 0 to 1 there.", []),
        ("The bid at $t+1$ is the higher one.", []),
        ("Each has the weight 1/rank(t) then.", []),
        ("A 3d detector of boxes learns.", []),
        ("Снимали 4K-видео весь день.", []),
        ("It costs $5 and then $10 more.", ["$5", "$10"]),
        ("It gets 27.94 and 28.54 there.", ["27.94", "28.54"]),
        ("Эмбеддинг 1024-dim на слово.", ["1024-dim"]),
        ("Пробовали lr = 3e-4 и ничего.", ["lr = 3e-4"]),
        ("Top 10 passages and Top 10 of all are read.", ["Top 10 passages", "Top 10"]),
        ("Рядом лежат top 10 штучек.", ["top 10"]),
        ("Оценки идут по шкале от 1 до 10.", []),
        ("A 3-D printed gripper has 512-D features.", ["512-D"]),
        ("The feature is 0/1 there.", []),
    ])
    func quantities(of text: String, raw: [String]) {
        #expect(Self.quantities(in: text).map(\.raw) == raw)
    }

    @Test(arguments: [
        ("Слова встретились 100 раз.", ["times"]),
        ("Слова встретились три раза.", ["times"]),
        ("It is 8 times faster and 3 times the size.", ["x", "x"]),
        ("Это в 100 раз дороже, а то в три раза.", ["x", "x"]),
        ("They ask 6040 users by 15 шкалам.", ["users"]),
        ("It ends with resolution 1/4 of the input.", []),
        ("Only the top 100 images count.", ["images"]),
        ("There are 5 CLIP models and 9 clips.", ["models", "clips"]),
    ])
    func units(of text: String, units: [String]) {
        #expect(Self.quantities(in: text).map(\.unit) == units)
    }

    static func quantities(in text: String) -> [Quantity] {
        let bytes = Array(text.utf8)
        let tokens = TextSlice(bytes).tokens
        let words = tokens.map { bytes.folded($0.range) }
        return QuantityScanner.quantities(in: TextSlice(bytes), tokens: tokens, words: words)
    }

    @Test(arguments: [
        ("Обучается 0.1% всех параметров.", [nil]),
        ("It has 20 convolutional layers.", ["convolutional layers"]),
        ("We use dropout=0.5 and n=5 here.", ["dropout", nil]),
        ("It has a hidden dimension of 400 and the size of 10K.", ["hidden dimension", "size"]),
    ])
    func whatIsMeasured(in text: String, measured: [String?]) {
        #expect(Self.quantities(in: text).map(\.of) == measured)
    }
}
