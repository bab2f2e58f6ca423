import ReviewModel
import ReviewParsing
import ReviewStorage

/// Followed sources by what a person calls them.
struct FollowedNames {
    /// All of them.
    let all: [FollowedSource]
    private let session: Session

    /// Those of a library.
    init(of store: ReviewStore, in session: Session) throws {
        all = try store.followed()
        self.session = session
    }

    /// The name that a source is called by: `@gonzo_ML`, an address, a path as seen from the folder at hand.
    func name(of followed: FollowedSource) -> String {
        if case .channel(let name)? = FollowedNames.web(followed.source) { return "@" + name }
        return FilePath.relative(followed.source, to: session.environment.folder)
    }

    /// The sources that `words` name, in their order; all where there are none.
    func sources(called words: [String]) throws -> [FollowedSource] {
        guard !words.isEmpty else { return all }
        var told: Set<String> = []
        return try words.map(source).filter { told.insert($0.source).inserted }
    }

    private func source(called word: String) throws -> FollowedSource {
        let absolute = FilePath.absolute(word, in: session.environment.folder)
        let address = (try? WebSource(word) { _ in false })?.address.lowercased()
        let exact = all.filter {
            $0.source == word || $0.source == absolute || $0.source.lowercased() == address
        }
        let ends =
            exact.isEmpty ? all.filter { $0.source.lowercased().hasSuffix("/" + word.lowercased()) } : exact
        guard ends.count == 1, let found = ends.first else {
            throw CommandError.unknownFollowed(word, known: all.map(name))
        }
        return found
    }

    /// What a followed source is on the web; nil for a file or folder.
    static func web(_ source: String) -> WebSource? { try? WebSource(source) { _ in true } }
}
