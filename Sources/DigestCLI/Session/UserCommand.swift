import Wording

/// A command that is the user's own: an alias among the settings, or a program on `PATH`.
enum UserCommand {
    /// What an alias called `name` stands for; nil where there is none.
    static func alias(_ name: String, in environment: Environment) -> [String]? {
        Config(in: environment).alias(name)
    }

    /// The program `digest-NAME`; nil where there is none.
    static func program(_ name: String) -> String? {
        let isName = name.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "_")
        }
        return isName && !name.isEmpty ? Program.path(of: "digest-\(name)") : nil
    }

    /// Runs a program of the user with `arguments`, the library named in its environment.
    ///
    /// - Returns: its exit status; 3 where it could not be started or was killed.
    static func run(_ path: String, with arguments: [String], library: String?) -> Int32 {
        let variables = library.map { ["DIGEST_LIBRARY": $0] } ?? [:]
        return Program.status(of: path, [path] + arguments, variables: variables)
            ?? ExitStatus.failure.rawValue
    }
}

/// Programs of the user that run before and after an import: `hooks/before-import` and `hooks/after-import` beside
/// the file of settings.
struct ImportHooks {
    private let session: Session
    private let paths: [String]

    init(_ session: Session, paths: [String]) {
        self.session = session
        self.paths = paths
    }

    /// Runs the one before; throws where it fails, so that nothing is imported.
    func before() throws {
        guard let path = hook("before-import") else { return }
        let status = run(path)
        if status != 0 { throw CommandError.hookFailed(path: path, status: status) }
    }

    /// Runs the one after; what is imported is imported, so that a failure is only told.
    func after() {
        guard let path = hook("after-import") else { return }
        let status = run(path)
        if status != 0 { session.warn("the hook '\(path)' ended with \(status)") }
    }

    private func run(_ path: String) -> Int32 {
        let library = try? LibraryLocation(session.options, in: session.environment)
        return UserCommand.run(path, with: paths, library: library?.path)
    }

    private func hook(_ name: String) -> String? {
        guard let folder = ConfigFolder.path(in: session.environment) else { return nil }
        let path = FilePath.join(folder, to: "hooks/\(name)")
        return Program.isRunnable(path) ? path : nil
    }
}
