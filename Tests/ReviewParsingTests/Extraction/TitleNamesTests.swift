import Testing

@testable import ReviewParsing

@Suite struct TitleNamesTests {
    @Test(arguments: [
        ("Time-Aware User Embeddings as a Service", "Time-Aware User Embeddings"),
        ("Masked Autoencoders Are Scalable Vision Learners", "Masked Autoencoders"),
        ("Neural Architecture Search without Training", "Neural Architecture Search"),
        ("Efficient Neural Networks for Images", nil),
        ("Language Models are Few-Shot Learners", nil),
        ("Attention Is All You Need", nil),
        ("Denoising Diffusion Probabilistic Models", nil),
        ("Learning Transferable Embeddings from Text", nil),
        ("Big Self-Supervised Networks are Strong", nil),
        ("Growing neural cellular automata for fun", nil),
        ("", nil),
    ])
    func nameAtTheBeginning(title: String, name: String?) {
        #expect(TitleNames.name(in: title) == name)
    }
}
