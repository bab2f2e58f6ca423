import Testing

@testable import TextAnalysis

/// Every format and rule asks these whether a list of people goes on.
@Suite struct MoreAuthorsTests {
    @Test(arguments: [
        ("Ada One et al.", "Ada One"), ("Ada One, Bob Two, et al.,", "Ada One, Bob Two"),
        ("Ada One and others", "Ada One"), ("Ada One and et al.", "Ada One"), ("Ada One, ...", "Ada One"),
        ("Иван Иванов и др.", "Иван Иванов"), ("Иванов, Иван и и др.", "Иванов, Иван"),
        ("Иванов И. и соавторы", "Иванов И."), ("ADA ONE ET AL.", "ADA ONE"),
        ("Ada One", nil), ("Анна Людри", nil), ("Ada Colleagues", nil), ("et al.", nil), ("", nil),
    ])
    func aListIsCutAtItsEnd(_ list: String, _ rest: String?) {
        #expect(MoreAuthors.without(TextSlice(list))?.string == rest)
    }

    @Test(arguments: [
        ("et al.", true), ("et al", true), ("Others", true), ("и др.", true), ("др.", true),
        ("and others", true),
        ("соавторы", true), ("…", true), ("Ada One", false), ("al", false), ("и", false), ("", false),
    ])
    func aPieceIsNobody(_ piece: String, _ isMark: Bool) {
        #expect(MoreAuthors.isMark(TextSlice(piece)) == isMark)
    }

    @Test(
        arguments: [
            (["Ada One", "others"], ["Ada One"], true),
            (["Ada One", "Bob Two et al."], ["Ada One", "Bob Two"], true),
            (["Ada One"], ["Ada One"], false), (["et al."], [], true), ([], [], false),
        ] as [([String], [String], Bool)])
    func namesAreCut(_ names: [String], _ rest: [String], _ isCut: Bool) {
        let cut = MoreAuthors.cut(names)
        #expect(cut.names == rest)
        #expect(cut.isCut == isCut)
    }

    @Test(arguments: [
        ("Small Nets, One et al. 2020", 15), ("Малые сети, Один и др., 2020", 29), ("Dogs and others", nil),
        ("Planet alone", nil), ("", nil),
    ])
    func aCitationIsFound(_ line: String, _ place: Int?) {
        #expect(MoreAuthors.citation(in: TextSlice(line)) == place)
    }
}
