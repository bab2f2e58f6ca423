import ReviewRendering

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that an export fills. It remembers in a list which files it wrote, and touches no others: neither
/// those of somebody else, nor links, nor a library's. The list grows with each file, so that an export that
/// was killed can be gone on with.
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
    private let library: LibraryFiles
    private let lock: Int32
    private var journal: Int32 = -1

    /// Opens the folder at `path`, which is made where there is none; `name` is the path as the user gave it,
    /// `library` what nothing is written over.
    init(at path: String, name: String, library: LibraryFiles) throws {
        self.path = path
        self.name = name
        self.library = library
        try Folder.make(at: path)
        lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else { throw FileError.unwritable(path: name, code: errno) }
        // A file system without locks is no reason to write nothing.
        if flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            close(lock)
            throw CommandError.folderInUse(path: name)
        }
        let record = FilePath.join(path, to: FolderRecord.name)
        let isFile = FileStatus.isThere(record) && !FileStatus.isLink(record)
        former = FolderRecord(isFile ? try FileReading.bytes(at: record, name: record) : [])
    }

    deinit {
        if journal >= 0 { close(journal) }
        close(lock)
    }

    /// Whether all files are there as the last export wrote them, of what `fingerprint` tells; they count as
    /// unchanged then.
    func holds(_ fingerprint: String) -> Bool {
        guard former.fingerprint == fingerprint else { return false }
        let isSound = former.files.allSatisfy { place, hash in
            guard FolderRecord.isInside(place) else { return false }
            let bytes = try? FileReading.bytes(at: FilePath.join(path, to: place), name: place)
            return bytes.map(FolderRecord.hash) == hash
        }
        if isSound { unchanged = former.files.count }
        return isSound
    }

    /// Puts the file in its place unless it is there already.
    func write(_ file: FolderFile) throws {
        let place = file.path
        guard FolderRecord.isInside(place), current.hash(of: place) == nil else { return }
        let full = FilePath.join(path, to: place)
        try refuseForeign(full, place: place)
        var there = isThere(full) ? try FileReading.bytes(at: full, name: shown(place)) : nil
        if there != nil, former.hash(of: place) == nil, there != file.bytes {
            throw CommandError.foreignFile(path: shown(place))
        }
        let moved = there == nil ? formerPlace(of: file) : nil
        if let moved { there = try FileReading.bytes(at: FilePath.join(path, to: moved), name: shown(moved)) }
        // What the reader wrote is no part of the hash: a note with nothing of the reader's may go later.
        current.add(place, bytes: file.bytes, identity: file.identity)
        guard let bytes = file.keeping(there) else { return untouched.append(shown(moved ?? place)) }
        if let moved { try move(moved, to: full, place: place, identity: file.identity) }
        if bytes == there, moved == nil {
            unchanged += 1
        } else {
            try note(place, hash: FolderRecord.hash(file.bytes), identity: file.identity)
            try replace(full, at: place, with: bytes)
            written += 1
        }
    }

    /// Throws where a file cannot be written because of what is there.
    private func refuseForeign(_ full: String, place: String) throws {
        guard FileStatus.isThere(full) else { return }
        if FileStatus.isLink(full) { throw CommandError.foreignFile(path: shown(place)) }
        if library.contains(full) || LibraryFiles.isOfAny(full) {
            throw CommandError.libraryFile(path: shown(place))
        }
    }

    /// Gives a file, with what its reader wrote, the name that its item has now.
    private func move(_ old: String, to full: String, place: String, identity: String?) throws {
        try note(place, hash: former.hash(of: old) ?? "-", identity: identity)
        try makeFolder(of: full)
        guard rename(FilePath.join(path, to: old), full) == 0 else {
            throw FileError.unwritable(path: shown(place), code: errno)
        }
    }

    /// Adds a file to the list on the disk, before it is there. What the files were made of is not known from
    /// then on.
    private func note(_ place: String, hash: String, identity: String?) throws {
        var text = ""
        if journal < 0 {
            let record = FilePath.join(path, to: FolderRecord.name)
            if FileStatus.isLink(record) { throw CommandError.foreignFile(path: shown(FolderRecord.name)) }
            journal = open(record, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o666)
            guard journal >= 0 else {
                throw FileError.unwritable(path: shown(FolderRecord.name), code: errno)
            }
            // The last line may have been cut off.
            text = "\n- - \(FolderRecord.name)\n"
        }
        text += FolderRecord.line(place, hash: hash, identity: identity)
        try DescriptorSink(journal).write(Array(text.utf8))
    }

    /// Removes what was written once, belongs to the export no more and was not changed since. What the files
    /// were made of is kept for the next export.
    func finish(fingerprint: String?) throws {
        current.fingerprint = fingerprint
        for (place, hash) in former.files where current.hash(of: place) == nil && FolderRecord.isInside(place)
        {
            let full = FilePath.join(path, to: place)
            guard isThere(full), !FileStatus.isLink(full), !library.contains(full) else { continue }
            if FolderRecord.hash(try FileReading.bytes(at: full, name: shown(place))) == hash,
                unlink(full) == 0
            {
                removed += 1
            }
        }
        let bytes = current.bytes
        let record = FilePath.join(path, to: FolderRecord.name)
        if journal >= 0 || bytes != former.bytes { try replace(record, at: FolderRecord.name, with: bytes) }
        unlink(part)
    }

    /// Where the file was when it had another name.
    private func formerPlace(of file: FolderFile) -> String? {
        guard let place = file.identity.flatMap({ former.path(of: $0) }), place != file.path else {
            return nil
        }
        let full = FilePath.join(path, to: place)
        let isFile = isThere(full) && !FileStatus.isLink(full) && !library.contains(full)
        return FolderRecord.isInside(place) && isFile ? place : nil
    }

    /// Remembers what was written when the export cannot go on.
    func abandon() {
        var all = former
        all.add(current)
        all.fingerprint = nil
        try? replace(FilePath.join(path, to: FolderRecord.name), at: FolderRecord.name, with: all.bytes)
    }

    private func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private func shown(_ place: String) -> String { FilePath.join(name, to: place) }

    /// Where a file is until it is whole: one name for all, so that what a killed export left is used again.
    private var part: String { FilePath.join(path, to: "\(FolderRecord.name).part") }

    private func makeFolder(of full: String) throws {
        if let folder = FilePath.folder(of: full), folders.insert(folder).inserted {
            try Folder.make(at: folder)
        }
    }

    private func replace(_ full: String, at place: String, with bytes: [UInt8]) throws {
        try makeFolder(of: full)
        let file = try AtomicFile(at: full, name: shown(place), temporary: part)
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
        return Array(
            lines.map { FolderRecord.line($0.key, hash: $0.value, identity: names[$0.key]) }.joined().utf8)
    }

    /// The line of a file.
    static func line(_ path: String, hash: String, identity: String?) -> String {
        "\(hash) \(identity ?? "-") \(path)\n"
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
