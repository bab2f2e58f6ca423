/// Names of the notes of a vault: titles as far as file systems and wiki links allow, each used once.
struct VaultNames {
    private var paths: [String: String] = [:]
    private var titles: [String: String] = [:]
    private var taken: Set<String> = []

    /// Gives the note with that identity a name after `title`, unless it has one; `extra` is added where
    /// another note has the same.
    mutating func take(_ folder: String, _ title: String, for identity: String, extra: String) {
        guard paths[identity] == nil else { return }
        let name = VaultNames.plain(title)
        let path = "\(folder)/\(name.isEmpty ? extra : name)"
        // Some file systems take capitals and small letters for the same.
        let isFree = taken.insert(path.lowercased()).inserted
        paths[identity] = isFree ? path : "\(path) \(extra)"
        if !isFree { taken.insert("\(path) \(extra)".lowercased()) }
        titles[identity] = name.isEmpty ? extra : name
    }

    /// Path of the note inside the vault, without its suffix.
    func path(of identity: String) -> String? { paths[identity] }

    /// Title of the note, which can stand in a link.
    func title(of identity: String) -> String { titles[identity] ?? "" }

    /// `title` without what no file name or link may have, 80 letters and 160 bytes at most.
    private static func plain(_ title: String) -> String {
        var name = ""
        for scalar in PlainText.line(title).unicodeScalars where name.utf8.count < 160 {
            let isForbidden = "/\\:*?\"<>|#^[]%".unicodeScalars.contains(scalar)
            name.unicodeScalars.append(isForbidden ? " " : scalar)
        }
        let words = String(name.prefix(80)).split(separator: " ").joined(separator: " ")
        let isEdge = { (scalar: Unicode.Scalar) in scalar == "." || scalar == " " }
        // A mark would stand on the slash in front of the name.
        let front = words.unicodeScalars.drop { isEdge($0) || joinsWhatIsBefore($0) }
        let end = front.lastIndex { !isEdge($0) }
        return end.map { String(front[...$0]) } ?? ""
    }

    private static func joinsWhatIsBefore(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        default: scalar.properties.isEmojiModifier
        }
    }
}
