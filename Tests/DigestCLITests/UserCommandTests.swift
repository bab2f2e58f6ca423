@testable import DigestCLI
import Foundation
import TestSupport
import Testing

/// Programs of the user's: hooks of an import, and commands on `PATH`.
@Suite struct UserCommandTests {
    private static let note = """
        # Learning Transferable Visual Models From Natural Language Supervision

        Alec Radford. ICML 2021. https://arxiv.org/abs/2103.00020

        The model learns images from their captions.
        """

    private static func hook(_ name: String, _ script: String, in place: Workplace) throws {
        let path = ".config/digest/hooks/\(name)"
        try place.write("#!/bin/sh\n\(script)\n", to: path)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: place.folder + "/" + path)
    }

    @Test func hooksRunAroundAnImport() throws {
        let place = try Workplace()
        try place.write(Self.note, to: "clip.md")
        try Self.hook("before-import", "echo before \"$@\" >>\(place.folder)/log", in: place)
        try Self.hook(
            "after-import", "test -s \"$DIGEST_LIBRARY\" && echo after >>\(place.folder)/log", in: place)
        #expect(place.run(["import", "clip.md"]).status == 0)
        #expect(try place.read("log") == "before clip.md\nafter\n")
        #expect(place.run(["import", "clip.md", "--dry-run"]).status == 0)
        #expect(try place.read("log") == "before clip.md\nafter\n")
    }

    @Test func aHookMayRefuse() throws {
        let place = try Workplace()
        try place.write(Self.note, to: "clip.md")
        try Self.hook("before-import", "exit 7", in: place)
        let refused = place.run(["import", "clip.md"])
        #expect(refused.status == 3)
        #expect(refused.errors.hasSuffix("ended with 7, so nothing was imported\n"))
        #expect(place.run(["search"]).errors.contains("no library"))
        try Self.hook("before-import", "exit 0", in: place)
        try Self.hook("after-import", "exit 5", in: place)
        let told = place.run(["import", "clip.md"])
        #expect(told.status == 0)
        #expect(told.errors.contains("after-import' ended with 5"))
    }

    @Test(arguments: [("sh", false), ("../sh", false), ("", false), ("nothing-of-that-name", false)])
    func onlyProgramsOfDigest(name: String, isThere: Bool) {
        #expect((UserCommand.program(name) != nil) == isThere)
    }

    @Test func channelsByFolder() throws {
        let place = try Workplace()
        try place.write(
            "channel.teapot = ~/exports\nchannel.kettle = ~/exports/kettle\n", to: ".config/digest/config")
        let sink = MemorySink()
        let environment = Environment(
            output: sink, errors: sink, input: { [] }, variable: { place.variables[$0] }, folder: place.folder
        )
        let config = Config(in: environment)
        #expect(config.channel(of: place.folder + "/exports/result.json") == "teapot")
        #expect(config.channel(of: place.folder + "/exports/kettle/result.json") == "kettle")
        #expect(config.channel(of: place.folder + "/exportsx/result.json") == nil)
    }
}
