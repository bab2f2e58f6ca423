import ArgumentParsing
import Testing

@Suite struct ArgumentParserTests {
    @Test(arguments: [
        ("a", "verbose", false),
        ("-v a", "verbose", true),
        ("a --verbose", "verbose", true),
        ("a -qv", "quiet", true),
        ("a -qv", "verbose", true),
        ("-- -v", "verbose", false),
    ]) func flags(arguments: String, name: String, expected: Bool) {
        let (sample, error) = Sample.parse(arguments, by: Sample.files)
        #expect(error == nil)
        #expect((name == "quiet" ? sample.shared.quiet : sample.verbose) == expected)
    }

    @Test(arguments: [
        ("a", nil),
        ("a --output x", "x"),
        ("a --output=x", "x"),
        ("a --output=", ""),
        ("a --output ''", ""),
        ("a --output=a=b", "a=b"),
        ("a --output -", "-"),
        ("a --output -5", "-5"),
        ("a --output --weird", "--weird"),
        ("a -o x", "x"),
        ("a -ox", "x"),
        ("a -vox", "x"),
        ("a --output x -o y", "y"),
    ]) func values(arguments: String, expected: String?) {
        let (sample, error) = Sample.parse(arguments, by: Sample.files)
        #expect(error == nil)
        #expect(sample.output == expected)
    }

    @Test func repeatedNumberedAndEnumeratedOptions() {
        let (sample, error) = Sample.parse(
            "a -Ix --include=y --count 7 --colour green --store s", by: Sample.files)
        #expect(error == nil)
        #expect(sample.include == ["x", "y"])
        #expect(sample.count == 7)
        #expect(sample.colour == .green)
        #expect(sample.shared.store == "s")
    }

    @Test(arguments: [
        ("a", ["a"], []),
        ("a b c", ["a"], ["b", "c"]),
        ("-", ["-"], []),
        ("-5 -0.5", ["-5"], ["-0.5"]),
        ("a -- -v --output", ["a"], ["-v", "--output"]),
        ("-- --", ["--"], []),
        ("''", [""], []),
    ]) func operands(arguments: String, first: [String], rest: [String]) {
        let (sample, error) = Sample.parse(arguments, by: Sample.files)
        #expect(error == nil)
        #expect(sample.first == first)
        #expect(sample.rest == rest)
    }

    @Test func laterOperandsGetWhatTheyNeed() {
        let (sample, error) = Sample.parse("a b c", by: Sample.sourceThenTarget)
        #expect(error == nil)
        #expect(sample.rest == ["a", "b"])
        #expect(sample.first == ["c"])
    }

    @Test(arguments: [
        ("a -b -tag:x", ["a", "-b", "-tag:x"], false),
        ("-tag:x", ["-tag:x"], false),
        ("-vision", ["-vision"], false),
        ("a -v", ["a"], true),
        ("a --verbose", ["a"], true),
        ("a -- --verbose", ["a", "--verbose"], false),
    ]) func remainders(arguments: String, rest: [String], verbose: Bool) {
        let (sample, error) = Sample.parse(arguments, by: Sample.query)
        #expect(error == nil)
        #expect(sample.rest == rest)
        #expect(sample.verbose == verbose)
    }

    @Test(arguments: [
        ("+a -b -- c", ["+a", "-b"], ["c"]),
        ("+a c", ["+a"], ["c"]),
        ("-v c", ["-v"], ["c"]),
        ("--verbose +a c -d", ["+a"], ["c", "-d"]),
        ("+a -- -d +e", ["+a"], ["-d", "+e"]),
    ]) func changes(arguments: String, marks: [String], rest: [String]) {
        let (sample, error) = Sample.parse(arguments, by: Sample.marks)
        #expect(error == nil)
        #expect(sample.marks == marks)
        #expect(sample.rest == rest)
    }

    @Test(arguments: [
        ("list a", 0),
        ("-q --store list mark", 3),
        ("--store=x mark", 1),
        ("-- mark", 1),
        ("-q", nil),
        ("", nil),
    ]) func firstOperand(arguments: String, expected: Int?) throws {
        let parser = ArgumentParser(Sample.shared)
        #expect(try parser.firstOperand(of: Sample.words(arguments)) == expected)
    }

    @Test func optionsAreKeptWhenOperandsAreMissing() {
        let (sample, error) = Sample.parse("--verbose", by: Sample.files)
        #expect(error == .missingOperand("FIRST"))
        #expect(sample.verbose)
    }
}
