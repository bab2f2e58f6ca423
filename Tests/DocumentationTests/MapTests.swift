import Foundation
import TestSupport
import Testing

/// The map of the sources names what there is.
@Suite struct MapTests {
    private let text: String
    private let folder = "Sources/"

    init() throws { text = try Checkout.text(of: "Sources/README.md") }

    @Test func foldersExist() {
        let targets = text.matches(of: /\]\(([A-Za-z\/]+)\)/).map { String($0.1) }
        #expect(targets.count > 20)
        for target in targets { #expect(Checkout.exists(folder + target), "\(target)") }
    }

    @Test func everyTargetIsOnIt() {
        for target in Checkout.folders(in: Checkout.root.appendingPathComponent("Sources"))
        where !target.hasPrefix("C") && target != "digest" {
            #expect(text.contains("](\(target))"), "\(target)")
        }
    }

    @Test func typesAreDeclared() throws {
        let root = Checkout.root.appendingPathComponent("Sources")
        var declared: Set<String> = []
        for file in Checkout.files(under: root) where file.hasSuffix(".swift") {
            let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
            for match in text.matches(of: /(?:struct|enum|class|protocol) ([A-Z]\w+)/) {
                declared.insert(String(match.1))
            }
        }
        declared.formUnion(Checkout.folders(in: root))
        let named = Set(text.matches(of: /`([A-Z][A-Za-z]+)`/).map { String($0.1) })
        #expect(named.count > 20)
        #expect(named.subtracting(declared).sorted() == [])
    }
}
