/// Writes counts for people.
enum Count {
    /// `1 item`, `2 items`; `entry` becomes `entries`, `essay` `essays`.
    static func of(_ count: Int, _ noun: String) -> String {
        if count == 1 { return "1 \(noun)" }
        let isWithIes = noun.hasSuffix("y") && !noun.hasSuffix("ay")
        return isWithIes ? "\(count) \(noun.dropLast())ies" : "\(count) \(noun)s"
    }

    /// `count` with spaces in front, `width` columns wide.
    static func aligned(_ count: Int, _ width: Int) -> String {
        let digits = String(count)
        return String(repeating: " ", count: max(0, width - digits.utf8.count)) + digits
    }
}
