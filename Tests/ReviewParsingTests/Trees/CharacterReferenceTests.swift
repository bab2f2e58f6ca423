import Testing

@testable import ReviewParsing

/// Feeds, notes and bibliographies are read with these.
@Suite struct CharacterReferenceTests {
    @Test(arguments: [
        ("x &amp; y", "x & y"), ("&#8212;&#x2019;&#X2019;", "—’’"),
        ("M&uuml;ller &Eacute;mile", "Müller Émile"),
        ("&alpha;&rarr;&infin;", "α→∞"), ("a&nbsp;b", "a\u{A0}b"), ("&apos;&quot;", "'\""),
        ("&unknown; &lt 2 &; & &#x; &#xD800; &#99999999;", "&unknown; &lt 2 &; & &#x; &#xD800; &#99999999;"),
        ("&Amp;", "&Amp;"), ("&", "&"), ("&amp", "&amp"), ("", ""),
    ])
    func referencesAreResolved(_ markup: String, _ text: String) {
        #expect(CharacterReference.resolved(Array(markup.utf8)[...]) == text)
    }

    @Test func theyAreFoundInPlace() {
        let bytes = Array("a&gt;b".utf8)
        #expect(CharacterReference.character(bytes[...], at: 1)?.end == 5)
        #expect(CharacterReference.character(bytes[...], at: 0) == nil)
        #expect(CharacterReference.character(bytes[...], at: 6) == nil)
        #expect(CharacterReference.character(bytes[..<3], at: 1) == nil)
    }
}
