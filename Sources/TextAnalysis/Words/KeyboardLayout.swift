/// Words typed while the keyboard was set to the other language: `ghbdtn` for `привет`, `ИУКЕ` for
/// `BERT`.
public enum KeyboardLayout {
    /// What the same keys give in the other layout, in lower case; nil where a character is on no key that
    /// both layouts have a letter for, or where letters of both languages stand.
    public static func other(_ text: String) -> String? {
        let text = text.lowercased()
        return typed(text, keys: cyrillic) ?? typed(text, keys: latin)
    }

    private static func typed(_ text: String, keys: [Character: Character]) -> String? {
        let letters = text.compactMap { keys[$0] }
        return letters.isEmpty || letters.count < text.count ? nil : String(letters)
    }

    private static let english = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
    private static let russian = "йцукенгшщзхъфывапролджэячсмитьбюё"

    private static let cyrillic = Dictionary(zip(english, russian)) { first, _ in first }
    private static let latin = Dictionary(zip(russian, english)) { first, _ in first }
}
