import TestSupport
import Testing

@testable import ReviewParsing

/// Texts full of addresses of papers that are no channel.
@Suite struct ForeignTextTests {
    private static let papers = """
        Small Nets Learn Too
        Ada One, Bob Two
        Paper: https://arxiv.org/abs/2001.00001

        The authors train small nets and see what comes of it.
        """

    @Test(arguments: [
        ("From: Ada One <ada@example.org>\nTo: list@example.org\nSubject: papers\n\n", true),
        ("Return-Path: <ada@example.org>\nReceived: from x\n\tby y\nMessage-ID: <1@x>\n\n", true),
        (
            (1...9).map { "2024-01-02 10:00:0\($0) INFO fetched https://arxiv.org/abs/2001.0000\($0)\n" }
                .joined(), true
        ),
        ((1...9).map { "[INFO] step \($0): https://arxiv.org/abs/2001.0000\($0)\n" }.joined(), true),
        ((1...9).map { "Jan  2 10:00:0\($0) host app: fetched 2001.0000\($0)\n" }.joined(), true),
        ("", false), ("Subject: of the day\n\n", false), ("Date: 2020\nAuthors: Ada One\n\n", false),
        ("Error bars matter.\nInfo below.\nWarning: long.\nTraces help.\nDebugging too.\n", false),
    ])
    func foreignTextIsKnown(head: String, isForeign: Bool) {
        let text = SourceText(path: "a.txt", bytes: Array((head + Self.papers).utf8))
        #expect(ForeignText.isLikely(TextLines(text)) == isForeign)
        if isForeign { #expect(InputFormats.recognised(in: text)?.name != "telegram-text") }
    }
}
