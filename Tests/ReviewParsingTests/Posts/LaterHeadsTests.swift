import ReviewModel
import TestSupport
import Testing

/// Posts of several papers, each with a head of its own.
struct LaterHeadsTests {
    private static let prose = """
        Авторы предлагают обучать маленькие сети на больших данных. Сеть на 14M параметров обучили на 300M примеров, и \
        она догоняет большие. На длинных текстах качество растёт и дальше.
        """

    private static let second = """
        Large Nets Forget
        Cleo Three, Dan Four
        https://arxiv.org/abs/2002.00002
        """

    private static func post(_ opening: String, _ second: String = second) -> String {
        let text = "\(opening)\n\n\(prose)\n\n\(second)\n\n\(prose)"
        let words = text.replacing("\n", with: "\\n")
        return """
            {"name": "Канал", "type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message", \
            "date": "2021-03-04T10:00:00", "date_unixtime": "1614852000", "from": "Канал", "from_id": "channel1", \
            "text": "\(words)"}]}
            """
    }

    @Test(arguments: [
        "Small Nets Learn Too\nAda One, Bob Two\nhttps://arxiv.org/abs/2001.00001",
        "Small Nets Learn Too\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001",
        "Две работы сразу.\n\nSmall Nets Learn Too\nAda One, Bob Two\nhttps://arxiv.org/abs/2001.00001",
    ])
    func bothPapersAreOfThePost(opening: String) {
        let items = Reading(Self.post(opening), path: "result.json").items
        #expect(items.map(\.kind) == [.review])
        #expect(items[0].title == "Small Nets Learn Too")
        #expect(items[0].papers.map(\.title) == ["Small Nets Learn Too", "Large Nets Forget"])
        #expect(items[0].papers.map(\.arxiv) == ["2001.00001", "2002.00002"])
        #expect(
            items[0].papers.map { $0.authors.map(\.name) }
                == [["Ada One", "Bob Two"], ["Cleo Three", "Dan Four"]])
        #expect(items[0].papers.map(\.year) == [2020, 2020])
    }

    /// A link in the prose, or the first paper once more, is no head.
    @Test(arguments: [
        "См. также https://arxiv.org/abs/2002.00002",
        "Large Nets Forget\nCleo Three, Dan Four\nhttps://arxiv.org/abs/2001.00001",
    ])
    func othersAreNot(second: String) {
        let opening = "Small Nets Learn Too\nAda One, Bob Two\nhttps://arxiv.org/abs/2001.00001"
        let items = Reading(Self.post(opening, second), path: "result.json").items
        #expect(items.map { $0.papers.count } == [1])
    }
}
