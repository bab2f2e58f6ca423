import ReviewModel

/// Tells links whose words hide their address from those that show it.
enum VisibleAddress {
    /// The address that the reader of the words in `range` of `text` would not learn from them; nil when
    /// they tell it, and when `url` is none: hashtags, mentions, telephone numbers and pictures are drawn
    /// as links as well.
    ///
    /// Words that tell all but the scheme get the one that a reader would try.
    static func hidden(_ url: String, behind text: [UInt8], in range: Range<Int>) -> String? {
        let address = Array(url.utf8)
        guard ["https://", "http://", "tg://", "ftp://"].contains(where: { begins(address, with: $0) }) else {
            return nil
        }
        let words = Array(text[text.trimmed(range)])
        if words.first == UInt8(ascii: "@"), WebAddress.parts(of: url).host == TelegramAddress.host,
            ends(bare(address), in: bare(Array(words.dropFirst())))
        {
            return nil
        }
        guard bare(address) == bare(words) else { return url }
        return words.contains(UInt8(ascii: ":")) ? nil : "https://" + String(decoding: words, as: UTF8.self)
    }

    private static func begins(_ address: [UInt8], with scheme: String) -> Bool {
        folded(address.prefix(scheme.utf8.count)).elementsEqual(scheme.utf8)
    }

    private static func ends(_ address: [UInt8], in name: [UInt8]) -> Bool {
        address.split(separator: UInt8(ascii: "/")).last.map { $0.elementsEqual(name) } ?? false
    }

    /// An address without its scheme and final slash, unescaped and in lower case.
    private static func bare(_ address: [UInt8]) -> [UInt8] {
        var bare = folded(PercentEncoding.decoded(address))
        if let scheme = bare.firstRange(of: "://".utf8), scheme.lowerBound <= 5 {
            bare.removeSubrange(..<scheme.upperBound)
        }
        while bare.last == UInt8(ascii: "/") { bare.removeLast() }
        return bare
    }

    private static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
}
