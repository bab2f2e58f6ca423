import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Which sentences of a review are quoted.
@Suite struct ClaimsRuleTests {
    private static func claims(_ body: String) -> [String] {
        let source = "# Small Nets Learn Too\n\n[paper](https://arxiv.org/abs/2001.00001)\n\n\(body)\n"
        return Reading(Array(source.utf8), path: "note.md").items.flatMap(\.claims).map(\.text)
    }

    @Test func adviceToTheReaderIsNoClaim() {
        let claims = Self.claims(
            """
            The network outperforms all larger baselines by 12% on held-out images.

            It is trained with plain gradient descent on 8 GPUs for three days.

            The authors propose a loss that needs no labels and no teacher network.

            Use it when you need your own small network and your budget is limited by hardware.
            """)
        #expect(claims.count == 3)
        #expect(!claims.contains { $0.contains("your budget") }, "\(claims)")
    }

    @Test func whatIsRepeatedIsQuotedOnce() {
        let told = "The small network outperforms all larger baselines by 12% on held-out images."
        let again = "As said, the small network outperforms all larger baselines by 12% on held-out images."
        let claims = Self.claims(
            "\(told)\n\n\(again)\n\nIt is trained with plain gradient descent on 8 GPUs.")
        #expect(claims.filter { $0.contains("outperforms") }.count == 1, "\(claims)")
        #expect(claims.contains { $0.contains("gradient descent") })
    }

    /// A short review has fewer claims than a long one, though all of its sentences may be fine.
    @Test func shortReviewsHaveFewer() {
        let sentences = [
            "The authors propose a loss that needs no labels and no teacher network.",
            "On held-out images the small net beats all larger rivals by 12%.",
            "Training takes three days on 8 GPUs, which costs about 400 dollars.",
            "Without the warm start the accuracy falls from 71% to 54%.",
            "Code and weights are released under a free licence.",
            "It fails on handwriting, where letters touch one another.",
            "The memory holds the last thousand states and is searched by their hashes.",
            "Speech gains least: the word error rate drops from 6.1 to 5.9.",
            "In my view the comparison with older methods is unfair.",
        ]
        let claims = Self.claims(sentences.joined(separator: "\n\n"))
        #expect((6...8).contains(claims.count), "\(claims)")
        // What a reader asks is among them.
        #expect([0, 4, 8].allSatisfy { claims.contains(sentences[$0]) }, "\(claims)")
    }

    /// What fails needs no number and no heading to be told as a limit.
    @Test(arguments: [
        "The planner does not work with doors that open towards the robot.",
        "There is no comparison with older planners, and no code.",
        "It fails whenever the floor is wet or shiny.",
        "По лестницам робот ходить не умеет.",
        "К сожалению, на мокром полу всё ломается.",
        "Метод требует точной карты и плохо работает в темноте.",
    ])
    func limitsAreTold(sentence: String) throws {
        let source = """
            # Small Robots Walk Too

            [paper](https://arxiv.org/abs/2001.00001)

            The authors propose a planner that builds a map of the room and walks along its walls.

            On the test set it finds the door in 92% of rooms, 5% more than the best rival.

            \(sentence)
            """
        let claims = Reading(Array(source.utf8), path: "note.md").items.flatMap(\.claims)
        let claim = try #require(claims.first { $0.text == sentence })
        #expect(claim.kind == .limitation)
    }

    /// The title again, a line of a form, a caption, a command and a call to subscribe are no claims, however much they look like sentences.
    @Test(arguments: [
        "Small Nets Learn Too, by Ada One and Bob Two",
        "Questions and notes on how to improve the network that the authors propose for held-out images",
        "Рисунок — схема сети, которую авторы предложили и обучили на 8 GPU.",
        "python tools/train.py configs/small_net/small-net_8-gpus.py https://example.org/weights/small_net.pth",
        "Подписывайтесь на канал, чтобы читать, какие сети авторы предложили и обучили на 8 GPU.",
        "Сеть, которую авторы обучили на 8 GPU, разберём потом, так что ставьте лайки и пишите комментарии.",
        "2023-11-02 12:00:01 INFO step 1000 of the small network, accuracy 0.71, loss 2.31",
        "[INFO] 12:00:01 the small network outperforms all larger baselines by 12%",
        "Epoch 10/100 - loss: 2.31 - accuracy: 0.71 - val_loss: 2.52",
        "TL;DR: Summary of the main idea and the key contributions of the paper.",
        "Describe the overall impression of the paper in one or two sentences.",
        "Основная идея статьи своими словами в одном предложении.",
    ])
    func whatIsNoClaim(line: String) {
        let told = "The network outperforms all larger baselines by 12% on held-out images."
        let claims = Self.claims("\(told)\n\n\(line)\n\nIt is trained with plain gradient descent on 8 GPUs.")
        #expect(!claims.contains { $0.contains(line) }, "\(claims)")
        #expect(claims.contains(told))
    }
}
