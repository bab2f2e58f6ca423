/// What the value of an option or operand may be.
public enum ValueKind: Sendable, Equatable {
    /// Any text.
    case text
    /// Path of a file or folder.
    case path
    /// A whole number in a range.
    case number(ClosedRange<Int>)
    /// One of these words.
    case oneOf([String])

    /// Whether `value` may be given.
    public func accepts(_ value: String) -> Bool {
        switch self {
        case .text, .path: true
        case .number(let range): Int(value).map(range.contains) ?? false
        case .oneOf(let words): words.contains(value)
        }
    }
}
