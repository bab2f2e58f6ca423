import ReviewParsing
import ReviewRendering
import ReviewStorage

/// The file that an export would take the place of.
enum ExportedFile {
    /// Makes sure that no work of a person is lost with the file at `path`: it must be as 'export' wrote
    /// it, or as 'import' has read it.
    static func check(_ path: String, in store: ReviewStore, session: Session) throws {
        let full = FilePath.resolve(path, in: session.environment.folder)
        guard let status = try? FileStatus(path: full, name: path), status.kind == .file else { return }
        let bytes = try FileReading.bytes(at: full, name: path)
        if bytes.isEmpty || DocumentSeal.isIntact(bytes) { return }
        if let known = try store.source(path: FilePath.absolute(path, in: session.environment.folder)) {
            var stamp = SourceStamp(try session.reading(format: nil, channel: nil), of: [status])
            stamp.content.take(bytes)
            if stamp.agrees(with: known) { return }
        }
        throw CommandError.editedFile(path: path)
    }
}
