import ReviewParsing

/// What the notes of each folder have in common. It is learnt from the files that lie there, not from those
/// that were named, so that a note is read the same alone and with its neighbours.
final class NoteFolders {
    private var shapes: [String: FolderShape] = [:]
    /// The folder that was asked for last, whose files are still being read.
    private var current: FolderShape?

    /// How large a note may be to be learnt from, in bytes.
    private static let longest = 256 << 10

    /// The shape of the folder that `file` lies in, when it is a note.
    func shape(around file: SourceWalk.File) -> FolderShape {
        guard FolderShape.isNote(file.name) else { return FolderShape() }
        guard let folder = FilePath.folder(of: file.path) else { return FolderShape() }
        if let known = shapes[folder] { return known }
        current?.forgetPages()
        let shape = FolderShape(NoteFolders.sample(of: folder))
        current = shape
        shapes[folder] = shape
        return shape
    }

    /// Notes of `folder`, spread over their names; what cannot be read teaches nothing.
    private static func sample(of folder: String) -> [SourceFile] {
        let names = ((try? Folder.names(at: folder, name: folder)) ?? []).filter(FolderShape.isNote)
        let step = max(1, (names.count + FolderShape.sample - 1) / FolderShape.sample)
        return stride(from: 0, to: names.count, by: step).compactMap { index in
            let path = FilePath.join(folder, names[index])
            guard let status = try? FileStatus(path: path, name: path), status.size <= longest,
                let bytes = try? FileReading.bytes(at: path, name: path)
            else { return nil }
            return SourceFile(path: path, bytes: bytes)
        }
    }
}
