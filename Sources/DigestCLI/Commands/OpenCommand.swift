import ArgumentParsing
import ReviewModel
import ReviewStorage
import Wording

/// `digest open ID [ROLE]`: a link of an item in the browser.
enum OpenCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var operands: [String] = []
        var print = false
    }

    static let name = "open"
    static let summary = "opens a link of a review"
    static let discussion = """
        Opens the paper of a review, or the link with another role: code, blog, model, demo, dataset, video, \
        post; 'source' is the review itself. Where nothing can open it, the address is printed.

          digest open 7kq2m9x code
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "ID [ROLE]", into: \.operands, maximum: 2,
                help: "id of an item, and what to open; the paper without it"),
            .flag("print", into: \.print, help: "print the address instead"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let role = options.operands.count > 1 ? options.operands[1].lowercased() : nil
        let known = Link.Role.allCases.map(\.rawValue) + ["source"]
        if let role, !known.contains(role) {
            throw CommandError.unknownRole(role, expected: known, nearest: NearestWord.find(role, in: known))
        }
        let store = try session.library()
        let item = try session.item(options.operands.first ?? "", in: store)
        guard let address = address(of: item.review, role) else {
            session.say(role.map { "there is no \($0) to open" } ?? "there is no link to open")
            return .nothingMatched
        }
        if options.print || !Browser.open(address) { try session.output.line(SafeText.line(address)) }
        return .done
    }

    private static func address(of review: Review, _ role: String?) -> String? {
        switch role {
        case "source"?: return review.source.url
        case let role?: return link(of: review, role) ?? (role == "paper" ? paper(of: review) : nil)
        case nil:
            return link(of: review, "paper") ?? paper(of: review)
                ?? review.links.lazy.compactMap(\.url).first ?? review.source.url
        }
    }

    /// The link with that role, the authors' own before others.
    private static func link(of review: Review, _ role: String) -> String? {
        let links = review.links.filter { $0.role.rawValue == role && $0.url != nil }
        return (links.first(where: \.official) ?? links.first)?.url
    }

    private static func paper(of review: Review) -> String? {
        review.papers.lazy.compactMap { paper in
            paper.url ?? paper.arxiv.map { ArxivIdentifier.address(of: $0) }
                ?? paper.doi.map { DOI.address(of: $0) }
        }.first
    }
}

/// The program of the desktop that opens addresses.
enum Browser {
    /// Opens an address of the web; false where there is no such program, or it is no such address.
    ///
    /// An address comes out of other people's texts: nothing but the web is opened, so that it cannot
    /// be a file or an option.
    static func open(_ address: String) -> Bool {
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return false }
        for name in ["xdg-open", "open"] {
            if let path = Program.path(of: name) { return Program.run(path, with: [name, address]) }
        }
        return false
    }
}
