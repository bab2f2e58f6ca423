import ReviewModel

/// Reads the moments that Telegram's pages print.
enum PrintedDate {
    /// The moment of `18.07.2023 00:24:19 UTC+08:00`, as Telegram Desktop titles the time of a message.
    ///
    /// Before 3.7.6 it printed the time of the exporting machine without a zone; that is taken for UTC. The
    /// zone it prints since is the standard one even in summer, so that a summer time in a zone with
    /// daylight saving is an hour late. What is printed is kept: the page does not tell the zone's name.
    static func moment(title: String) -> Timestamp? {
        let bytes = Array(title.utf8)
        guard let date = numbers(bytes, at: [0..<2, 3..<5, 6..<10]) else { return nil }
        let time = numbers(bytes, at: [11..<13, 14..<16, 17..<19]) ?? [0, 0, 0]
        return moment(date: [date[2], date[1], date[0]], time: time, zone: bytes.dropFirst(19))
    }

    /// The moment of `2023-01-17T09:00:12+00:00`, as the preview page writes it.
    static func moment(iso: String) -> Timestamp? {
        let bytes = Array(iso.utf8)
        guard let date = numbers(bytes, at: [0..<4, 5..<7, 8..<10]) else { return nil }
        let time = numbers(bytes, at: [11..<13, 14..<16, 17..<19]) ?? [0, 0, 0]
        return moment(date: date, time: time, zone: bytes.dropFirst(19))
    }

    private static func moment(date: [Int], time: [Int], zone: ArraySlice<UInt8>) -> Timestamp? {
        let printed = Timestamp(
            year: date[0], month: date[1], day: date[2], hour: time[0], minute: time[1], second: time[2])
        return printed.map { Timestamp(seconds: $0.seconds - offset(zone)) }
    }

    /// Seconds east of Greenwich: `+03:30`, `-05:00`; anything else is Greenwich.
    private static func offset(_ zone: ArraySlice<UInt8>) -> Int64 {
        guard let sign = zone.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }),
            let parts = numbers(Array(zone[(sign + 1)...]), at: [0..<2, 3..<5])
        else { return 0 }
        let seconds = Int64(parts[0] * 3600 + parts[1] * 60)
        return zone[sign] == UInt8(ascii: "-") ? -seconds : seconds
    }

    private static func numbers(_ bytes: [UInt8], at places: [Range<Int>]) -> [Int]? {
        var numbers: [Int] = []
        for place in places {
            guard place.upperBound <= bytes.count, let number = DecimalNumber.value(bytes[place]) else {
                return nil
            }
            numbers.append(number)
        }
        return numbers
    }
}

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
