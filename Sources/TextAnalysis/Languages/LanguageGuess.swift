/// The language a text seems to be written in.
public struct LanguageGuess: Sendable, Equatable {
    /// ISO 639-1 code: `ru`, `en`, `uk`, `zh`.
    public let code: String
    /// Share of the text's letters that are of the language's script, from 0 to 1.
    public let share: Double
}
