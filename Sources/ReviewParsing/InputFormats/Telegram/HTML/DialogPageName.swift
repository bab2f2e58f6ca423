/// Names of the pages that Telegram Desktop splits a chat into: `messages.html`, `messages2.html`, ….
enum DialogPageName {
    /// The number of the page called `name`, from 1; nil when it is no such name.
    static func number(_ name: some StringProtocol) -> Int? {
        let bytes = Array(name.utf8)
        guard bytes.starts(with: stem), bytes.count >= stem.count + suffix.count,
            bytes[(bytes.count - suffix.count)...].elementsEqual(suffix)
        else { return nil }
        let digits = bytes[stem.count..<bytes.count - suffix.count]
        if digits.isEmpty { return 1 }
        guard let number = DecimalNumber.value(digits), number > 1, digits.first != 0x30 else { return nil }
        return number
    }

    /// The name of the page `number`.
    static func name(_ number: Int) -> String { number == 1 ? "messages.html" : "messages\(number).html" }

    private static let stem = Array("messages".utf8)
    private static let suffix = Array(".html".utf8)
}
