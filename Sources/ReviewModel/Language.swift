/// Language of a text, by its ISO 639-1 code.
public enum Language: String, Sendable, CaseIterable {
    case russian = "ru"
    case english = "en"
    case chinese = "zh"
    case ukrainian = "uk"
}
