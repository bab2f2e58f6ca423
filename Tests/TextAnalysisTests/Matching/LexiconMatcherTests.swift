import Testing

@testable import TextAnalysis

@Suite struct LexiconMatcherTests {
    private let models = Lexicon.parse(
        Array(
            """
            DALL·E | DALLE
            GPT-3 | gpt3
            GPT | gpt
            GAN | generative adversarial network; ган
            Transformer | трансформер*
            CLIP
            BERT | bert
            Faster R-CNN | faster r-cnn
            SAM | segment anything
            Перцептрон | перцептрон**
            Berkeley | University of California, Berkeley
            VAE | Vae
            RL² | rl2
            A*STAR
            """.utf8)
    ).0

    private func found(_ text: String, in lexicons: [Lexicon]) -> [String] {
        let bytes = Array(text.utf8)
        return LexiconMatcher(lexicons).matches(in: bytes).map {
            let name = lexicons[$0.lexicon].entries[$0.entry].name
            return "\(name)=\(String(decoding: bytes[$0.range], as: UTF8.self))"
        }
    }

    @Test(arguments: [
        ("DALL-E, DALL E и DALLE", ["DALL·E=DALL-E", "DALL·E=DALL E", "DALL·E=DALLE"]),
        ("Dall-E", []),
        ("GPT-3 лучше GPT и gpt3", ["GPT-3=GPT-3", "GPT=GPT", "GPT-3=gpt3"]),
        ("Generative Adversarial Network", ["GAN=Generative Adversarial Network"]),
        ("GANs, GANы, ган", ["GAN=GANs", "GAN=GANы", "GAN=ган"]),
        (
            "трансформерами, Трансформер, трансформеризация",
            ["Transformer=трансформерами", "Transformer=Трансформер"]
        ),
        ("перцептронообразный", ["Перцептрон=перцептронообразный"]),
        ("clip CLIP Clip", ["CLIP=CLIP"]), ("BERTом и Bert", ["BERT=BERTом", "BERT=Bert"]),
        ("Faster\nR-CNN", []), ("Faster. R-CNN", []), ("Faster, R-CNN", []), ("Faster (R-CNN)", []),
        ("faster R-CNN", ["Faster R-CNN=faster R-CNN"]), ("Faster — R-CNN", []),
        ("University of California, Berkeley", ["Berkeley=University of California, Berkeley"]),
        ("University of California Berkeley", ["Berkeley=University of California Berkeley"]),
        ("СLIP", ["CLIP=СLIP"]), ("", []), ("segment anything SAM sam", ["SAM=segment anything", "SAM=SAM"]),
        ("VAEs Vaes", ["VAE=VAEs"]), ("RL, RL2", ["RL²=RL2"]), ("AI STAR, A*STAR", ["A*STAR=A*STAR"]),
    ])
    func finds(text: String, expected: [String]) {
        #expect(found(text, in: [models]) == expected)
    }

    @Test func keepsLexiconsApart() {
        let datasets = Lexicon(entries: [LexiconEntry(name: "GPT-3 outputs"), LexiconEntry(name: "CLIP")])
        #expect(
            found("GPT-3 outputs, CLIP", in: [models, datasets])
                == ["GPT-3=GPT-3", "GPT-3 outputs=GPT-3 outputs", "CLIP=CLIP", "CLIP=CLIP"])
    }

    @Test func reportsPlacesAndAliases() throws {
        let bytes = Array("о GPT-3 и gpt3".utf8)
        let matches = LexiconMatcher([models]).matches(in: bytes)
        try #require(matches.count == 2)
        #expect(matches[0].tokens == 1..<3 && matches[0].alias == 0 && matches[0].range == 3..<8)
        #expect(matches[1].tokens == 4..<5 && matches[1].alias == 1)
    }

    @Test func prefersThePatternThatSaysMost() {
        let lexicon = Lexicon(entries: [
            LexiconEntry(name: "any", aliases: ["clip*"]), LexiconEntry(name: "cased", aliases: ["CLIP"]),
        ])
        #expect(found("CLIP clip clips", in: [lexicon]) == ["cased=CLIP", "any=clip", "any=clips"])
    }

    @Test func topicsMayOverlapButNotWithThemselves() {
        let topics = TopicLexicon.parse(
            Array(
                """
                [contrastive]
                en: contrastive learning
                [ssl]
                en: self-supervised contrastive learning; self-supervised; contrastive learning
                [agents]
                en: agent
                not: agent orange
                """.utf8)
        ).0
        let bytes = Array("self-supervised contrastive learning, agent orange, ssl".utf8)
        let matches = LexiconMatcher([topics.lexicon]).matches(in: bytes)
        #expect(matches.map { topics.topics[$0.entry].id } == ["ssl", "contrastive", "agents"])
        #expect(matches.last.map { topics.topics[$0.entry].evidence(ofAlias: $0.alias) } == .against)
    }

    @Test func remembersWordsAcrossTexts() {
        let matcher = LexiconMatcher([models])
        let text = Array("GPT-3 и CLIP".utf8)
        let first = matcher.matches(in: text)
        #expect(first.count == 2)
        #expect(matcher.matches(in: text) == first)
    }

    @Test func survivesTokensOfAnotherText() {
        let tokens = Tokenizer.tokens(in: Array("GPT - 3 and so on".utf8))
        #expect(LexiconMatcher([models]).matches(in: Array("GPT".utf8), tokens: tokens).count <= 1)
    }
}
