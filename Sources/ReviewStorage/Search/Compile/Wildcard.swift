internal import SQLite

/// `GPT-3*`: a value that asks for what begins with it.
enum Wildcard {
    /// The value without the star, and whether there was one.
    static func split(_ text: String) -> (text: String, isPrefix: Bool) {
        text.hasSuffix("*") ? (String(text.dropLast()), true) : (text, false)
    }

    /// From `prefix` to before the first text that no longer begins with it.
    static func bounds(_ prefix: String) -> [Argument] { [.text(prefix), .text(prefix + "\u{10FFFF}")] }
}
