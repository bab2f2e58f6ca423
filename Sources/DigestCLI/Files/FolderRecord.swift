/// The list of files that an export wrote into a folder, kept in that folder.
struct FolderRecord {
    /// Name of the file that the list is in.
    static let name = ".digest-export"

    /// Hashes of files by path.
    private(set) var files: [String: String] = [:]
    private var identities: [String: String] = [:]
    /// What the files were made of; nil where that is not known. Stands in the list as the hash of the list
    /// itself.
    var fingerprint: String?

    /// No files.
    init() {}

    /// The list that `bytes` hold, a line a file: hash, identity or `-`, path. Damaged lines are left out.
    init(_ bytes: [UInt8]) {
        for line in bytes.split(separator: 0x0A) {
            let parts = line.split(separator: 0x20, maxSplits: 2).map { String(decoding: $0, as: UTF8.self) }
            guard parts.count == 3 else { continue }
            guard parts[2] != FolderRecord.name else {
                fingerprint = parts[0]
                continue
            }
            files[parts[2]] = parts[0]
            if parts[1] != "-" { identities[parts[1]] = parts[2] }
        }
    }

    /// Notes a file.
    mutating func add(_ path: String, bytes: [UInt8], identity: String?) {
        files[path] = FolderRecord.hash(bytes)
        if let identity { identities[identity] = path }
    }

    /// Notes all files of another list.
    mutating func add(_ other: FolderRecord) {
        files.merge(other.files) { $1 }
        identities.merge(other.identities) { $1 }
    }

    /// The list as it is kept.
    var bytes: [UInt8] {
        var names: [String: String] = [:]
        for (identity, path) in identities { names[path] = identity }
        let own = fingerprint.map { [(key: FolderRecord.name, value: $0)] } ?? []
        let lines = own + files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Array(lines.map { "\($0.value) \(names[$0.key] ?? "-") \($0.key)\n" }.joined().utf8)
    }

    /// The hash of a file; nil when it is not on the list.
    func hash(of path: String) -> String? { files[path] }

    /// The file that has the identity.
    func path(of identity: String) -> String? { identities[identity] }

    /// The hash that the list has for `bytes`.
    static func hash(_ bytes: [UInt8]) -> String {
        var hash = ContentHash()
        hash.take(bytes)
        return String(hash.value, radix: 16)
    }

    /// Whether the path stays inside the folder, whoever wrote the list.
    static func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/")
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                $0 != ".." && $0 != "." && !$0.isEmpty
            }
    }
}
