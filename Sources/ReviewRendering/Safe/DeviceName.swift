/// Names that Windows takes for devices and not for files.
enum DeviceName {
    private static let devices: Set<String> = ["con", "prn", "aux", "nul", "conin$", "conout$"]

    /// Whether a file called `name` cannot be there, whatever follows the first dot.
    static func isOne(_ name: String) -> Bool {
        let stem = name.lowercased().prefix { $0 != "." }.split(separator: " ").joined(separator: " ")
        if devices.contains(stem) { return true }
        let number = stem.unicodeScalars.dropFirst(3)
        return (stem.hasPrefix("com") || stem.hasPrefix("lpt")) && number.count == 1
            && "0123456789¹²³".unicodeScalars.contains { number.first == $0 }
    }
}
