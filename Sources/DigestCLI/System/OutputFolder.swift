import ReviewRendering

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that an export fills. It remembers in a list which files it wrote, and touches no others.
final class OutputFolder {
    /// Files written anew, left as they were, and removed.
    private(set) var written = 0
    private(set) var unchanged = 0
    private(set) var removed = 0
    /// Files left alone because their reader took the marker out.
    private(set) var untouched: [String] = []

    private let path: String
    private let name: String
    private var former: FolderRecord
    private var current = FolderRecord()
    private var folders: Set<String> = []

    /// Opens the folder at `path`, which is made where there is none; `name` is the path as the user gave it.
    init(at path: String, name: String) throws(FileError) {
        self.path = path
        self.name = name
        try Folder.make(at: path)
        let record = FilePath.join(path, FolderRecord.name)
        let bytes = access(record, F_OK) == 0 ? try FileReading.bytes(at: record, name: record) : []
        former = FolderRecord(bytes)
    }

    /// Whether all files are there as the last export wrote them, of what `fingerprint` tells; they count as
    /// unchanged then.
    func holds(_ fingerprint: String) -> Bool {
        guard former.fingerprint == fingerprint else { return false }
        let isSound = former.files.allSatisfy { place, hash in
            guard FolderRecord.isInside(place) else { return false }
            let bytes = try? FileReading.bytes(at: FilePath.join(path, place), name: place)
            return bytes.map(FolderRecord.hash) == hash
        }
        if isSound { unchanged = former.files.count }
        return isSound
    }

    /// Puts the file in its place unless it is there already.
    func write(_ file: FolderFile) throws {
        let place = file.path
        guard FolderRecord.isInside(place), current.hash(of: place) == nil else { return }
        let full = FilePath.join(path, place)
        var there = isThere(full) ? try FileReading.bytes(at: full, name: shown(place)) : nil
        if there != nil, former.hash(of: place) == nil, there != file.bytes {
            throw CommandError.foreignFile(path: shown(place))
        }
        let moved = there == nil ? try formerPlace(of: file) : nil
        if let moved { there = try FileReading.bytes(at: FilePath.join(path, moved), name: shown(moved)) }
        // What the reader wrote is no part of the hash: a note with nothing of the reader's may go later.
        current.add(place, bytes: file.bytes, identity: file.identity)
        guard let bytes = file.keeping(there) else { return untouched.append(shown(moved ?? place)) }
        defer { if let moved { unlink(FilePath.join(path, moved)) } }
        if bytes == there, moved == nil {
            unchanged += 1
        } else {
            try replace(full, at: place, with: bytes)
            written += 1
        }
    }

    /// Removes what was written once, belongs to the export no more and was not changed since. What the files
    /// were made of is kept for the next export.
    func finish(fingerprint: String?) throws {
        current.fingerprint = fingerprint
        for (place, hash) in former.files where current.hash(of: place) == nil && FolderRecord.isInside(place)
        {
            let full = FilePath.join(path, place)
            guard isThere(full) else { continue }
            if FolderRecord.hash(try FileReading.bytes(at: full, name: shown(place))) == hash,
                unlink(full) == 0
            {
                removed += 1
            }
        }
        let bytes = current.bytes
        let record = FilePath.join(path, FolderRecord.name)
        if bytes != former.bytes { try replace(record, at: FolderRecord.name, with: bytes) }
    }

    /// Where the file was when it had another name.
    private func formerPlace(of file: FolderFile) throws -> String? {
        guard let place = file.identity.flatMap({ former.path(of: $0) }), place != file.path else {
            return nil
        }
        return FolderRecord.isInside(place) && isThere(FilePath.join(path, place)) ? place : nil
    }

    /// Remembers what was written when the export cannot go on.
    func abandon() {
        var all = former
        all.add(current)
        all.fingerprint = nil
        try? replace(FilePath.join(path, FolderRecord.name), at: FolderRecord.name, with: all.bytes)
    }

    private func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private func shown(_ place: String) -> String { FilePath.join(name, place) }

    private func replace(_ full: String, at place: String, with bytes: [UInt8]) throws {
        if let folder = FilePath.folder(of: full), folders.insert(folder).inserted {
            try Folder.make(at: folder)
        }
        let file = try AtomicFile(at: full, name: shown(place))
        try file.write(bytes)
        try file.commit(durably: false)
    }
}

extension FolderFile {
    /// What is to be in the file, of which `there` is now: what stands below the marker stays. Nil where
    /// the marker is gone, so that nothing tells what the reader wrote.
    fileprivate func keeping(_ there: [UInt8]?) -> [UInt8]? {
        guard let marker, let there else { return bytes }
        guard let kept = there.range(of: Array(marker.utf8)), let end = bytes.range(of: Array(marker.utf8))
        else {
            return nil
        }
        return Array(bytes[..<end.upperBound]) + there[kept.upperBound...]
    }
}

extension [UInt8] {
    /// Where `part` first stands.
    fileprivate func range(of part: [UInt8]) -> Range<Int>? {
        guard !part.isEmpty, part.count <= count else { return nil }
        return indices.dropLast(part.count - 1).first { self[$0...].starts(with: part) }.map {
            $0..<$0 + part.count
        }
    }
}

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
