import Wording

/// Other people's text on one line of a terminal.
enum SafeText {
    /// `text` with control characters, line breaks and marks of direction as spaces or gone.
    static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value > 0x7E }) else { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            case .format where scalar.value != 0x200D: continue
            default: line.append(scalar)
            }
        }
        return String(line)
    }
}
