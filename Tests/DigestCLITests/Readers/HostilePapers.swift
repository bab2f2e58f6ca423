import Foundation

/// Papers whose titles and authors are markup in one or another format.
enum HostilePapers {
    private static let titles = [
        "Braces {and} \\ % $ # & ~ ^ _ @ <script>alert(1)</script>",
        "]]> --> &amp; ' \" “quotes” \\textbf{x} Ünïcödé 🤖 \u{FFFE}\u{1}\u{202E}\u{1FFFF}",
        "=cmd|' /C calc'!A0 --- : [x](javascript:alert) `y` %% {{z}} TY  - JOUR",
        "Org: *b* /i/ ~c~ =v= +d+ src_sh{ls} {{{m}}} [fn:1] @@html:<b>@@ <<t>> $x$ [[l]] :END:",
        "Unclosed { brace and a backslash at the end \\",
    ]

    /// They, as CSL-JSON, whose titles are taken to the letter.
    static func bytes() throws -> [UInt8] {
        let authors = [
            ["family": "O'Neil {", "given": "Zoë"], ["family": "\\Косой", "given": "Иван"],
            ["literal": "=The \"Group\" & <b>"],
        ]
        let papers = titles.enumerated().map { number, title -> [String: Any] in
            [
                "id": "paper\(number)", "type": "article-journal", "title": title, "author": authors,
                "issued": ["date-parts": [[2021]]], "URL": "https://arxiv.org/abs/2101.0\(1000 + number)",
                "abstract": "We propose \(title).",
            ]
        }
        return Array(try JSONSerialization.data(withJSONObject: papers))
    }
}
