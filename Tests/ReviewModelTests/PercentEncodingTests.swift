import ReviewModel
import Testing

@Suite struct PercentEncodingTests {
    @Test(arguments: [
        ("a%2Fb", "a/b"), ("%d1%8F", "я"), ("100%", "100%"), ("%", "%"), ("%2", "%2"), ("%zz%41", "%zzA"),
        ("%+F", "%+F"), ("", ""), ("%2541", "%41"), ("%FF", "\u{FFFD}"),
    ]) func decodes(_ text: String, _ expected: String) {
        #expect(PercentEncoding.decoded(text) == expected)
    }

    @Test(arguments: [("a b", "a%20b"), ("a-_.~Z9", "a-_.~Z9"), ("я/@[", "%D1%8F%2F%40%5B"), ("%", "%25")])
    func encodes(_ text: String, _ expected: String) {
        #expect(PercentEncoding.encoded(text) == expected)
        #expect(PercentEncoding.decoded(expected) == text)
    }
}
