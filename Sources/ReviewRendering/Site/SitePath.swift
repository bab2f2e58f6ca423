/// Names of pages: small ASCII letters that tell what is on them, the same at every export.
enum SitePath {
    /// `models/dalle-1x8c3k.html`: the letters of the name, and a hash where these do not say all of it.
    static func page(_ section: SiteSection, _ name: String) -> String {
        "\(section.rawValue)/\(slug(name)).html"
    }

    /// The name itself where it is made of small letters, digits and single hyphens.
    static func slug(_ name: String) -> String {
        let words = name.split { !($0.isLetter || $0.isNumber) }.map { ASCIIFolding.folded(String($0)) }
        let folded = String(words.filter { !$0.isEmpty }.joined(separator: "-").prefix(40))
        if folded == name, !reserved.contains(folded) { return folded }
        return folded.isEmpty ? hash(name) : "\(folded)-\(hash(name))"
    }

    /// The list of the section's pages has the first; no file on Windows can have the others.
    private static let reserved: Set<String> = ["index", "con", "prn", "aux", "nul", ""]

    /// Seven letters of the FNV-1a hash of the name.
    private static func hash(_ name: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return String(String(hash, radix: 36).suffix(7))
    }
}
