import Foundation

/// Types that the sources of a target declare.
public enum Declarations {
    /// Names of the types under `folder` of `target` that are declared with one of `protocols`, in order. A
    /// declaration stands on one line.
    public static func types(
        conformingTo protocols: Set<String>, in folder: String, of target: String = "ReviewParsing"
    ) throws -> [String] {
        let root = Checkout.root.appendingPathComponent("Sources/\(target)/\(folder)")
        var names: [String] = []
        for file in Checkout.files(under: root) where file.hasSuffix(".swift") {
            let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
            names += text.split(separator: "\n").compactMap { name(in: $0, conformingTo: protocols) }
        }
        return names.sorted()
    }

    private static func name(in line: Substring, conformingTo protocols: Set<String>) -> String? {
        let halves = line.split(separator: ":", maxSplits: 1)
        guard halves.count == 2 else { return nil }
        let inherited = halves[1].split { !$0.isLetter }.map(String.init)
        let words = halves[0].split(separator: " ").map(String.init)
        guard !protocols.isDisjoint(with: inherited),
            let keyword = words.firstIndex(where: { ["struct", "enum", "class"].contains($0) }),
            keyword + 1 < words.count
        else { return nil }
        return words[keyword + 1]
    }
}
