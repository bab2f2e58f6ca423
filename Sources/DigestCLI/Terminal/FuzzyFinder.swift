#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The program `fzf`, in which one of many lines is chosen.
struct FuzzyFinder {
    private let path: String

    /// Nil where it is not installed.
    init?() {
        guard let path = Program.path(of: "fzf") else { return nil }
        self.path = path
    }

    /// The line that the user chooses; nil when none. A preview shows the item whose id begins it.
    func choose(from lines: [String]) throws -> String? {
        let input = try temporaryFile(holding: lines.map { $0 + "\n" }.joined())
        defer { close(input) }
        let arguments = ["fzf", "--no-multi", "--preview", "digest show {1}", "--preview-window", "wrap"]
        guard let output = try Program.output(of: path, arguments, input: input) else { return nil }
        let text = String(decoding: output, as: UTF8.self)
        return text.split(separator: "\n").first.map { String($0) }
    }

    /// An open file without a name.
    private func temporaryFile(holding text: String) throws(OutputError) -> Int32 {
        guard let file = tmpfile() else { throw .failed(code: errno) }
        defer { fclose(file) }
        try DescriptorSink(fileno(file)).write(Array(text.utf8))
        lseek(fileno(file), 0, SEEK_SET)
        return dup(fileno(file))
    }
}
