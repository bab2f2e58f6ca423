import ReviewModel

/// Reads the numbers of Telegram's pages.
enum DecimalNumber {
    /// The number that `bytes`, digits and nothing else, make; nil when it is not one or too great.
    static func value(_ bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 15 else { return nil }
        var value = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// The number of things in `40 votes`, `14.3K`, `1.2M`: thousands and millions are shortened.
    static func count(_ text: String) -> Int? {
        let bytes = Array(text.utf8).filter { $0 != UInt8(ascii: ",") && $0 != 0x20 }
        let whole = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard whole.count <= 9, var count = value(whole) else { return nil }
        var rest = bytes.dropFirst(whole.count)
        var decimals: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            decimals = rest.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }.prefix(3)
            rest = rest.dropFirst(1 + decimals.count)
        }
        let zeros = rest.first == UInt8(ascii: "K") ? 3 : rest.first == UInt8(ascii: "M") ? 6 : 0
        for place in 0..<zeros {
            let digit = place < decimals.count ? Int(decimals[decimals.startIndex + place] - 0x30) : 0
            count = count * 10 + digit
        }
        return count
    }
}

/// Reads the reactions under a message of a page.
enum ReactionElementReader {
    /// The reactions among `nodes`, elements of the class `name`. A custom emoji leaves no glyph behind.
    static func read(_ name: StaticString, in tree: HTMLTree, nodes: Range<Int>) -> [Reaction] {
        tree.all(name, in: nodes).compactMap { reaction in
            let part = tree.inside(reaction).clamped(to: nodes)
            guard let count = count(of: reaction, in: tree, part), count > 0 else { return nil }
            return Reaction(emoji: emoji(in: tree, part), count: count)
        }
    }

    private static func emoji(in tree: HTMLTree, _ part: Range<Int>) -> String? {
        guard let element = tree.first("emoji", in: part) else { return nil }
        let glyph = tree.line(of: element)
        return glyph.isEmpty ? nil : glyph
    }

    /// The export writes the number, or the pictures of all who reacted instead; the preview page writes
    /// it behind the glyph.
    private static func count(of reaction: Int, in tree: HTMLTree, _ part: Range<Int>) -> Int? {
        if let element = tree.first("count", in: part) { return DecimalNumber.count(tree.line(of: element)) }
        if let people = tree.first("userpics", in: part) {
            return tree.all("userpic", in: tree.inside(people).clamped(to: part)).count
        }
        let digits = tree.line(of: reaction, without: { tree.nodes[$0].name != "" })
        return DecimalNumber.count(digits)
    }
}
