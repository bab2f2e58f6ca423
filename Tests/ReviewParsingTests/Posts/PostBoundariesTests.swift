import ReviewModel
import ReviewParsing
import Testing

/// Boundaries of a reader's, in a format whose messages have numbers and places.
@Suite struct PostBoundariesTests {
    static let json = """
        {"name": "notes", "type": "public_channel", "id": 1, "messages": [
        {"id": 7, "type": "message", "date": "2021-01-01T00:00:00", "text": [
         {"type": "bold", "text": "Small Networks: a Study"},
         "\\nAda Stern, Boris Velikov\\nСтатья: https://arxiv.org/abs/2001.00001\\n\\nСеть из 12 слоёв.\\n\\n",
         {"type": "text_link", "text": "Другая новость", "href": "https://example.org/news"}, ": вышла версия 2."]},
        {"id": 8, "type": "message", "date": "2021-01-03T00:00:00", "text": "Опрос будет завтра в 19:00 мск, приходите!"}]}
        """

    private func items(_ boundaries: PostBoundaries) throws -> [Review] {
        var options = ReadingOptions(format: "telegram-json", channel: "notes")
        options.boundaries = boundaries
        var items: [Review] = []
        _ = try SourceReader(options: options).read(
            SourceFile(path: "result.json", bytes: Array(Self.json.utf8)), into: { items.append($0) },
            report: { Issue.record("\($0)") })
        return items
    }

    @Test func withoutAny() throws {
        #expect(try items(PostBoundaries()).map(\.source.messages) == [[7], [8]])
    }

    @Test func aSplitTakesItsLinksAndNotTheNumber() throws {
        let opening = PostBoundaries.opening(of: "**Другая** новость: вышла версия 2.")
        #expect(opening == "другая новость вышла версия 2")
        let items = try items(PostBoundaries(split: [opening]))
        #expect(items.map(\.source.messages) == [[7], [], [8]])
        #expect(
            items.map(\.title) == [
                "Small Networks: a Study", "Другая новость: вышла версия 2.", items[2].title,
            ])
        #expect(items[0].links.map(\.url) == ["https://arxiv.org/abs/2001.00001"])
        #expect(items[1].links.map(\.url) == ["https://example.org/news"])
        #expect(items[0].text.hasSuffix("слоёв."))
        #expect(items[1].date == items[0].date)
    }

    @Test func aJoinKeepsBothNumbers() throws {
        let opening = PostBoundaries.opening(of: "Опрос будет завтра в 19:00 мск, приходите!")
        let items = try items(PostBoundaries(joined: [opening]))
        #expect(items.map(\.source.messages) == [[7, 8]])
        #expect(items[0].text.hasSuffix("приходите!"))
    }

    @Test func theFirstMessageHasNothingToJoin() throws {
        let opening = PostBoundaries.opening(of: "Small Networks: a Study")
        #expect(try items(PostBoundaries(joined: [opening])).map(\.source.messages) == [[7], [8]])
    }

    @Test(arguments: ["", "\n \n", "!!! …"])
    func wordlessTextHasNoOpening(text: String) {
        #expect(PostBoundaries.opening(of: text).isEmpty)
    }
}
