import Foundation

/// Posts whose every part tries to run a script or to have something fetched, in the ways that pages are known to fall
/// for: tags, attributes, ends of elements, addresses, and what is decoded once too often.
enum HostilePosts {
    /// What a script that runs leaves on the page.
    static let trace = "data-script-ran"
    /// Where requests would go.
    static let host = "asked.invalid"

    private static let script = "document.documentElement.setAttribute('\(trace)','1')"

    private static let texts = [
        "<script>\(script)</script>", "<img src=x onerror=\"\(script)\">", "\"><svg onload=\"\(script)\">",
        "'><img src=http://\(host)/i.png>", "</title><script>\(script)</script>",
        "</textarea><script>\(script)</script>", "</style><script>\(script)</script>",
        "--><script>\(script)</script>",
        "]]><script>\(script)</script>", "</script><script>\(script)</script>",
        "<iframe src=\"javascript:parent.\(script)\"></iframe>", "<base href=\"http://\(host)/\">",
        "<a href=\"javascript:\(script)\" autofocus onfocus=\"\(script)\">x</a>",
        "<meta http-equiv=\"refresh\" content=\"0;url=http://\(host)/\">",
        "<link rel=stylesheet href=\"http://\(host)/c.css\">", "<details open ontoggle=\"\(script)\">",
        "\u{2028}<script>\(script)</script>\u{2029}", "&lt;script&gt;\(script)&lt;/script&gt;",
        "[x](javascript:\(script)) ![](http://\(host)/m.png)", "<math><mtext></p><script>\(script)</script>",
        "<video><source onerror=\"\(script)\">", "\" style=\"background:url(http://\(host)/s)\" x=\"",
        "<object data=\"http://\(host)/o\">",
        "<form action=http://\(host)/><input autofocus onfocus=\(script)>",
    ]

    private static let addresses = [
        "javascript:\(script)", "JaVaScRiPt:\(script)", " javascript:\(script)", "java\tscript:\(script)",
        "data:text/html,<script>\(script)</script>", "http://\(host)/\"onmouseover=\"\(script)",
        "http://a.org/'><script>\(script)</script>", "//\(host)/x", "file:///etc/passwd",
        "http://a@\(host)/\"><img src=x onerror=\(script)>",
    ]

    /// They, as an export of a channel.
    static func bytes() throws -> [UInt8] {
        let messages = texts.enumerated().map { number, text -> [String: Any] in
            [
                "id": number + 1, "type": "message", "date": "2021-02-01T00:00:00",
                "date_unixtime": "\(1_612_137_600 + number * 86_400)", "from": text, "from_id": "channel1",
                "text": [
                    ["type": "bold", "text": "Paper \(number): \(text)"],
                    [
                        "type": "plain",
                        "text": "\n\nWe propose \(text). It reaches 9\(number % 10).\(number) % on ImageNet. "
                            + "https://arxiv.org/abs/2101.0\(1000 + number) ",
                    ],
                    ["type": "text_link", "text": text, "href": addresses[number % addresses.count]],
                ],
            ]
        }
        let channel: [String: Any] = [
            "name": "Channel \(texts[4])", "type": "public_channel", "id": 1, "messages": messages,
        ]
        return Array(try JSONSerialization.data(withJSONObject: channel))
    }
}
