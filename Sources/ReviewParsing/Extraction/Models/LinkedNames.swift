import ReviewModel
import TextAnalysis

/// Models that links under the title lead to: the repository of another implementation or a version
/// for another language bears the name of the model in its own.
enum LinkedNames {
    /// Adds them to `names`.
    static func read(_ draft: ReviewDraft, _ names: inout [String: ModelName]) {
        let known = names.values.map(\.key).filter { $0.count >= 4 }
        for link in draft.review.links where link.role == .model || !link.official {
            guard let url = link.url, let repository = repository(in: url) else { continue }
            let key = ModelNames.tight(repository)
            guard names[key] == nil, known.contains(where: { key.contains($0) && key != $0 }) else {
                continue
            }
            let bytes = Array(repository.utf8)
            let match = draft.lexica.names(.models, in: bytes, 0..<bytes.count).first {
                $0.range.count + 1 >= bytes.count
            }
            let name = match.map { draft.lexica.entry($0).name } ?? repository
            guard names[ModelNames.tight(name)] == nil else { continue }
            let place =
                draft.bytes.find(url, in: 0..<draft.bytes.count).map { $0..<$0 + url.utf8.count } ?? 0..<0
            names[ModelNames.tight(name)] = ModelName(
                key: ModelNames.tight(name), name: name, isKnown: true, shape: .mixed, count: 1, place: place)
        }
    }

    /// The name of a repository on GitHub or Hugging Face.
    private static func repository(in url: String) -> String? {
        let (host, path) = WebAddress.parts(of: url)
        guard host == "github.com" || host == "huggingface.co" else { return nil }
        let pieces = path.split(separator: "/")
        return pieces.count == 2 && !pieces[1].contains(".") ? String(pieces[1]) : nil
    }
}
