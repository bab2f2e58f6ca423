#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The editor that a user has chosen by `VISUAL` or `EDITOR`.
enum Editor {
    /// `text` as the user leaves it in the editor. Throws `CommandError.noEditor` where none is chosen or it
    /// does not end well.
    static func edit(_ text: String, in environment: Environment) throws -> String {
        let choice = ["VISUAL", "EDITOR"].lazy.compactMap(environment.variable).first { !$0.isEmpty }
        guard let choice else { throw CommandError.noEditor }
        let words = choice.split(separator: " ").map(String.init)
        guard let name = words.first, let program = name.contains("/") ? name : Program.path(of: name) else {
            throw CommandError.noEditor
        }
        let path = try temporaryFile(with: text, in: environment)
        defer { unlink(path) }
        guard Program.run(program, words + [path]) else { throw CommandError.editorFailed(choice) }
        return String(decoding: try FileReading.bytes(at: path, name: path), as: UTF8.self)
    }

    /// A file that nobody else can read; the suffix tells editors that it is Markdown.
    private static func temporaryFile(with text: String, in environment: Environment) throws -> String {
        let suffix = ".md"
        let folder = environment.variable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(FilePath.join(folder, "digest-note-XXXXXX"))\(suffix)".utf8CString)
        let descriptor = mkstemps(&template, Int32(suffix.utf8.count))
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw FileError.unwritable(path: path, code: errno) }
        defer { close(descriptor) }
        try DescriptorSink(descriptor).write(Array(text.utf8))
        return path
    }
}
