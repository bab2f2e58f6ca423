import Foundation
import SQLite
import Testing

/// The library that is taken stays as it is, whatever state it is in.
struct MergeTests {
    private let place: Workplace
    private static let note = """
        # Deep Residual Learning

        - arXiv: https://arxiv.org/abs/1512.03385

        Shortcut connections make very deep networks trainable.
        """

    init() throws {
        place = try Workplace()
        try place.write(MergeTests.note, to: "notes.md")
        _ = place.run(["import", "notes.md", "-q", "--library", "there/other.sqlite"])
        _ = place.run(["tag", "+cv", "--library", "there/other.sqlite", "--", "*"])
    }

    /// Names and contents of all files of the folder `there`.
    private func files() throws -> [String: Data] {
        let folder = place.folder + "/there"
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            files[name] = FileManager.default.contents(atPath: folder + "/" + name)
        }
        return files
    }

    /// Runs with the folder of the other library closed to writers.
    private func merge() throws -> Workplace.Result {
        let folder = place.folder + "/there"
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
        return place.run(["merge", "there/other.sqlite"])
    }

    private func script(_ sql: String) throws {
        try Database(path: place.folder + "/there/other.sqlite", access: .readWrite).execute(sql)
    }

    @Test func theOtherLibraryIsNotTouched() throws {
        let before = try files()
        let result = try merge()
        #expect(result.status == 0)
        #expect(try files() == before)
        #expect(before.count == 1)
        #expect(place.run(["search", "tag:cv", "--format", "ids"]).output == "vxx01yckzp\n")
    }

    @Test func whatItsLogHoldsIsTakenToo() throws {
        let path = place.folder + "/there/other.sqlite"
        let log = place.folder + "/log"
        let database = try Database(path: path, access: .readWrite)
        try database.execute("PRAGMA wal_autocheckpoint = 0")
        try database.execute("UPDATE tag SET tag = 'late'")
        // As after a crash: the log is there, and nobody has the library open.
        try FileManager.default.copyItem(atPath: path + "-wal", toPath: log)
        let file = try #require(FileManager.default.contents(atPath: path))
        try FileManager.default.removeItem(atPath: place.folder + "/there")
        try place.write(Array(file), to: "there/other.sqlite")
        try FileManager.default.copyItem(atPath: log, toPath: path + "-wal")
        let before = try files()
        #expect(try merge().status == 0)
        #expect(try files() == before)
        #expect(before.keys.sorted() == ["other.sqlite", "other.sqlite-wal"])
        #expect(place.run(["tags"]).output.hasPrefix("1  late "))
    }

    @Test func aLibraryThatIsOpenElsewhereIsRead() throws {
        let path = place.folder + "/there/other.sqlite"
        let database = try Database(path: path, access: .readWrite)
        try database.execute("PRAGMA wal_autocheckpoint = 0")
        try database.execute("UPDATE tag SET tag = 'late'")
        #expect(try merge().status == 0)
        #expect(place.run(["tags"]).output.hasPrefix("1  late "))
        try database.execute("UPDATE tag SET tag = 'later'")
    }

    @Test(arguments: [
        ("PRAGMA user_version = 99", "was made by a newer version of this program"),
        (
            "PRAGMA user_version = 1",
            "has an older format; 'digest sources --library there/other.sqlite' brings"
        ),
        ("PRAGMA application_id = 7", "is not a library of this program"),
    ]) func whatCannotBeReadIsTold(_ sql: String, _ message: String) throws {
        try script(sql)
        let before = try files()
        let result = try merge()
        #expect(result.status == 3)
        #expect(result.errors.contains("digest: error: 'there/other.sqlite' \(message)"), "\(result.errors)")
        #expect(try files() == before)
    }

    @Test func aDamagedLibraryIsRefused() throws {
        let path = place.folder + "/there/other.sqlite"
        var bytes = try [UInt8](#require(FileManager.default.contents(atPath: path)))
        for page in 3..<(bytes.count / 8192) where page % 2 == 0 {
            for index in 0..<200 { bytes[page * 8192 + index] = 0xA5 }
        }
        try place.write(bytes, to: "there/other.sqlite")
        let result = try merge()
        #expect(result.status == 3)
        #expect(result.errors.contains("'there/other.sqlite' is damaged"), "\(result.errors)")
        #expect(place.run(["search", "*", "--format", "ids"]).output.isEmpty)
    }
}
