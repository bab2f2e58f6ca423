import ReviewModel
import TextAnalysis

/// Reads the preview cards under a post. A card shows the first link of its post whose site it names,
/// so a card without an address gets that one.
struct LinkCardsRule: ExtractionRule {
    let name = "link-cards"
    let examples = [
        RuleExample(
            """
            Title of a Paper on Nothing
            Ada One, Bob Two
            Статья: https://arxiv.org/abs/2001.00001
            Код тоже есть.
            GitHub
            GitHub - ada/nothing: Code for nothing
            Code for nothing. Contribute to ada/nothing development by...
            👍5❤1
            Title of a Paper on Something
            Ada One, Bob Two
            Статья: https://arxiv.org/abs/2001.00002
            Текст.
            👍3
            """,
            field: "links",
            values: ["paper https://arxiv.org/abs/2001.00001", "code https://github.com/ada/nothing"])
    ]

    func apply(to draft: inout ReviewDraft) {
        for message in draft.post.allMessages {
            for card in message.cards { add(card, of: message, into: &draft) }
        }
    }

    private func add(_ card: LinkCard, of message: Message, into draft: inout ReviewDraft) {
        let url = card.url ?? Self.repository(of: card) ?? Self.firstLink(of: message, site: card.site)
        if let url,
            draft.review.links.contains(where: { $0.url.map(WebAddress.key) == WebAddress.key(of: url) })
        {
            return
        }
        let role = LinkRoles.role(label: nil, url: url ?? "https://" + card.site.lowercased())
        draft.review.links.append(Link(url: url, role: role, label: card.title, placement: .card))
        draft.note("links", as: url ?? card.title, by: self, at: nil, confidence: card.url == nil ? 0.6 : 0.9)
    }

    /// "GitHub - owner/name: …" tells its address.
    private static func repository(of card: LinkCard) -> String? {
        guard card.site.lowercased() == "github", card.title.hasPrefix("GitHub - ") else { return nil }
        let name = card.title.dropFirst(9).prefix { $0 != ":" && $0 != " " }
        return name.contains("/") ? "https://github.com/" + name : nil
    }

    private static func firstLink(of message: Message, site: String) -> String? {
        let bytes = message.text.bytes
        let urls =
            WebAddress.find(in: TextSlice(bytes)).map { bytes.string($0) }
            + message.text.links.map(\.url)
        let name = site.lowercased().filter { $0.isLetter || $0.isNumber }
        let sameSite = urls.first { url in
            let host = WebAddress.parts(of: url).host.filter { $0.isLetter || $0.isNumber }
            return host.contains(name) || (name.count > 4 && name.contains(host.prefix(5)))
        }
        return sameSite ?? (urls.count == 1 ? urls.first : nil)
    }
}
