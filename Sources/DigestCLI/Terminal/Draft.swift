#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A text that the user is editing, in a file that nobody else can read. It stays until it is discarded, so that
/// nothing is lost when what follows fails.
struct Draft {
    /// Where it is.
    let path: String
    private let original: [UInt8]

    /// Puts `text` into a new file, whose suffix tells editors that it is Markdown.
    init(_ text: String, in environment: Environment) throws {
        let suffix = ".md"
        let folder = environment.variable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(FilePath.join(folder, "digest-note-XXXXXX"))\(suffix)".utf8CString)
        let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Tools that append expect the last line to be ended.
        original = Array(text.utf8) + (text.isEmpty || text.utf8.last == 0x0A ? [] : [0x0A])
        guard descriptor >= 0 else { throw FileError.unwritable(path: path, code: errno) }
        defer { close(descriptor) }
        do {
            try DescriptorSink(descriptor).write(original)
        } catch {
            unlink(path)
            throw error
        }
    }

    /// The text as the user has left it; nil where it is no UTF-8.
    func text() throws(FileError) -> String? {
        String(validating: try FileReading.bytes(at: path, name: path), as: UTF8.self)
    }

    /// Whether the file holds what it held at first, or is no longer there.
    var isUnchanged: Bool { ((try? FileReading.bytes(at: path, name: path)) ?? original) == original }

    /// Removes the file.
    func discard() { unlink(path) }
}
