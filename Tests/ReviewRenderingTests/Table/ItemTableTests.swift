import Testing

@testable import ReviewRendering

@Suite struct ItemTableTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("  =1", "'  =1"),
        ("\n=1", "'\n=1"), ("＝1", "'＝1"), ("1-1", "1-1"), ("", ""), ("a=b", "a=b"), ("'=1", "'=1"),
    ])
    func formulasAreInert(_ cell: String, _ expected: String) {
        #expect(ItemTable.inert(cell) == expected)
    }

    @Test func rowsAreAsLongAsTheHeader() {
        for item in SampleItems.all { #expect(ItemTable.row(item).count == ItemTable.header.count) }
        #expect(Set(ItemTable.header).count == ItemTable.header.count)
    }
}
