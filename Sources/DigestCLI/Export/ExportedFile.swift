import ReviewParsing
import ReviewRendering
import ReviewStorage

/// The file that an export would take the place of.
enum ExportedFile {
    /// Whether no work of a person is lost with a reading list that the library does not know as it is: it
    /// has to be as 'export' wrote it, or as 'import' has read it.
    static func mayGo(_ former: OutputFile.Former, in store: ReviewStore, session: Session) throws -> Bool {
        let bytes = try FileReading.bytes(at: former.path, name: former.name)
        if DocumentSeal.isIntact(bytes) { return true }
        let path = FilePath.absolute(former.name, in: session.environment.folder)
        if let known = try store.source(path: path) {
            var stamp = SourceStamp(try session.reading(format: nil, channel: nil), of: [former.status])
            stamp.content.take(bytes)
            if stamp.agrees(with: known) { return true }
        }
        throw CommandError.editedFile(path: former.name)
    }
}
