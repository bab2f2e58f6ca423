import ReviewModel

/// Where what was fetched is kept: a folder beside the library, so that a run that ends in the middle loses nothing
/// and the next one asks for little.
struct KeptFiles {
    /// The folder; `x.fetched` beside the library `x.sqlite`.
    let folder: String

    /// What the name of such a folder ends in; nothing in it is a source by itself.
    static let suffix = ".fetched"

    /// The folder of the library that `session` works on.
    init(_ session: Session) throws {
        let library = try LibraryLocation(session.options, in: session.environment).path
        folder = (library.hasSuffix(".sqlite") ? String(library.dropLast(7)) : library) + KeptFiles.suffix
    }

    /// The folder of a channel.
    func folder(ofChannel name: String) -> String {
        FilePath.join(folder, "\(TelegramAddress.host)/\(name.lowercased())")
    }

    /// The file for what is at `address`: its host, a hash, and the end of its path, for whoever looks.
    func path(of address: String, suffix: String = "") -> String {
        let parts = AddressParts(address)
        let end = (parts?.path.split { $0 == "/" || $0 == "?" }.last).map { String($0.suffix(60)) } ?? "index"
        let isPlain = { (scalar: Unicode.Scalar) in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-_.".unicodeScalars.contains(scalar))
        }
        let name = String(String.UnicodeScalarView(end.unicodeScalars.filter(isPlain)))
        let host = (parts?.host ?? "").replacing(":", with: "_")
        let hash = String(StableHash(of: address.utf8).value, radix: 36)
        return FilePath.join(folder, "\(host.isEmpty ? "other" : host)/\(hash)-\(name)\(suffix)")
    }

    /// Puts `bytes` at `path`, all or nothing; left alone where they are there already.
    static func write(_ bytes: [UInt8], to path: String) throws {
        if let known = try? FileReading.bytes(at: path, name: path), known == bytes { return }
        try Folder.make(at: FilePath.folder(of: path) ?? "")
        let file = try AtomicFile(at: path, name: path)
        try file.write(bytes)
        try file.commit(durably: false)
    }
}
