import Foundation
import TestSupport
import Testing

/// What the map and the manners of the sources promise of all code: folders name each other in one direction, and
/// calls say what they pass.
struct CodeTests {
    private static let targets = Checkout.folders(in: Checkout.root.appendingPathComponent("Sources"))

    private static func files(of target: String) throws -> [(path: String, code: SwiftCode)] {
        let root = Checkout.root.appendingPathComponent("Sources/\(target)")
        return try Checkout.files(under: root).filter { $0.hasSuffix(".swift") }.map { path in
            (path, SwiftCode(try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)))
        }
    }

    @Test(arguments: targets) func foldersNameEachOtherInOneDirection(target: String) throws {
        let files = try Self.files(of: target)
        #expect(FolderOrder(files).circle == [])
        #expect(FolderOrder(files, depth: 1).circle == [])
    }

    /// Two arguments may go without labels where they are of one kind: `mayBeOne(paper, other)`.
    @Test(arguments: targets) func argumentsAreLabelled(target: String) throws {
        for (path, code) in try Self.files(of: target) {
            for function in code.functions where function.unlabelled.count > 1 {
                #expect(
                    function.unlabelled.count == 2 && Set(function.unlabelled).count == 1,
                    "\(path): \(function.name) takes \(function.unlabelled) without labels")
            }
        }
    }

    @Test func circlesAreFound() {
        let one = SwiftCode("struct One { let two: Two }  // Three\n")
        let two = SwiftCode("enum Two { static let word = \"One \\(Three.self)\" }\n")
        let three = SwiftCode(
            "extension Two { struct One {}; func four() -> One { One() } }\nfinal class Three {}\n")
        let files: [(path: String, code: SwiftCode)] = [
            ("A/One.swift", one), ("B/Two.swift", two), ("C/Three.swift", three),
        ]
        #expect(FolderOrder(files).named == ["A": ["B": "Two"], "C": ["B": "Two"]])
        #expect(FolderOrder(files).circle == [])
        let back = SwiftCode("private struct Other { var one: One? = nil }\n")
        let circle = FolderOrder(files + [("B/Back/Other.swift", back)], depth: 1).circle
        #expect(circle == ["A → B: Two", "B → A: One"])
    }

    @Test func argumentsWithoutLabelsAreFound() {
        let code = SwiftCode(
            """
            func one(_ a: [String: Int], of b: Int, _ c: (Int, String) -> Void = { _, _ in }) {}
            private func two<Value: Equatable>(
                _ a: Value, _ b: Value
            ) -> Bool { a == b }
            func three(a: Int) { "func four(_ a: Int, _ b: Int)" }
            """)
        #expect(code.functions.map(\.name) == ["one", "two", "three"])
        #expect(
            code.functions.map(\.unlabelled) == [
                ["[String: Int]", "(Int, String) -> Void"], ["Value", "Value"], [],
            ])
    }
}
