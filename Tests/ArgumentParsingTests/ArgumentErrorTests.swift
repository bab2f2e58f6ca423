import ArgumentParsing
import Testing

@Suite struct ArgumentErrorTests {
    @Test(arguments: [
        ("", "missing FIRST"),
        ("a --verbos", "unknown option '--verbos'; did you mean '--verbose'?"),
        ("a --ouptut x", "unknown option '--ouptut'; did you mean '--output'?"),
        ("a --xyzzy", "unknown option '--xyzzy'"),
        ("a -x", "unknown option '-x'"),
        ("a -", nil),
        ("a --output", "option '--output' needs a value: PATH"),
        ("a --output --verbose", "option '--output' needs a value: PATH"),
        ("a --output --", "option '--output' needs a value: PATH"),
        ("a -o", "option '--output' needs a value: PATH"),
        ("a --verbose=yes", "option '--verbose' takes no value, got 'yes'"),
        ("a --count x", "'x' is not a value of '--count'; expected a whole number from 0 to 100"),
        ("a --count 101", "'101' is not a value of '--count'; expected a whole number from 0 to 100"),
        (
            "a --count 99999999999999999999",
            "'99999999999999999999' is not a value of '--count'; "
                + "expected a whole number from 0 to 100"
        ),
        ("a --colour gren", "'gren' is not a value of '--colour'; did you mean 'green'?"),
        ("a --colour blue", "'blue' is not a value of '--colour'; expected one of red, green"),
        ("a --colour=", "'' is not a value of '--colour'; expected one of red, green"),
    ]) func messages(arguments: String, expected: String?) {
        #expect(Sample.parse(arguments, by: Sample.files).1?.description == expected)
    }

    @Test func tooManyOperands() {
        let one: [Parameter<Sample>] = [.positionals("ONE", into: \.first, maximum: 1, help: "")]
        #expect(Sample.parse("a b", by: one).1 == .unexpectedOperand("b"))
        #expect(Sample.parse("a", by: one).1 == nil)
        #expect(ArgumentError.unexpectedOperand("b").description == "unexpected argument 'b'")
    }

    @Test func changesAreWanted() {
        #expect(Sample.parse("c", by: Sample.marks).1 == .missingOperand("+MARK|-MARK"))
        #expect(Sample.parse("+a", by: Sample.marks).1 == .missingOperand("QUERY"))
    }

    @Test(arguments: [
        ("serach", "search"), ("sea", "search"), ("tga", "tag"), ("xyz", nil), ("", nil), ("t", nil),
    ]) func nearest(typed: String, expected: String?) {
        #expect(NearestWord.find(typed, in: ["search", "show", "tag"]) == expected)
    }
}
