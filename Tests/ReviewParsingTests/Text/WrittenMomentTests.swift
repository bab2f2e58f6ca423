import ReviewModel
import Testing

@testable import ReviewParsing

/// Feeds, exports, pages and snapshots of services are dated by these.
@Suite struct WrittenMomentTests {
    @Test(arguments: [
        ("2021-03-02T10:00:00Z", "2021-03-02T10:00:00Z"), ("2021-03-02T10:00:00", "2021-03-02T10:00:00Z"),
        ("2021-03-02T10:00:00.123Z", "2021-03-02T10:00:00Z"), ("2021-03-02T10:00Z", "2021-03-02T10:00:00Z"),
        ("2021-03-02T10:00:00+03:00", "2021-03-02T07:00:00Z"),
        ("2021-03-02T10:00:00-0500", "2021-03-02T15:00:00Z"),
        ("2021-03-02T10:00:00.5-05:30", "2021-03-02T15:30:00Z"),
        ("2021-03-02T10:00:00+03", "2021-03-02T07:00:00Z"),
        ("2021-03-02 10:00:00 UTC+08:00", "2021-03-02T02:00:00Z"),
        ("2021-03-02 10:00 EST", "2021-03-02T15:00:00Z"),
        ("2021-03-02", "2021-03-02"), ("2021-13-02T10:00:00Z", nil), ("2021-03-02T25:00:00Z", nil),
        ("yesterday", nil), ("2021", nil), ("", nil),
    ])
    func iso(_ text: String, _ expected: String?) { #expect(WrittenMoment.iso(text)?.iso8601 == expected) }

    @Test(arguments: [
        ("Tue, 02 Mar 2021 10:00:00 +0300", "2021-03-02T07:00:00Z"),
        ("Tue, 02 Mar 2021 10:00:00 +03:00", "2021-03-02T07:00:00Z"),
        ("Tue, 02 Mar 2021 10:00:00 GMT+3", "2021-03-02T07:00:00Z"),
        ("Tue, 02 Mar 2021 10:00:00 MSK", "2021-03-02T07:00:00Z"),
        ("Tue, 02 Mar 2021 10:00:00 -0530 (Here)", "2021-03-02T15:30:00Z"),
        ("2 Mar 21 10:00:00 GMT", "2021-03-02T10:00:00Z"),
        ("Tue,02 Mar 2021 10:00:00 Z", "2021-03-02T10:00:00Z"),
        ("Tue, 02 Mar 2021 10:00 EST", "2021-03-02T15:00:00Z"),
        ("Tue, 02 Mar 2021 10:00:00 Nowhere", "2021-03-02T10:00:00Z"),
        ("2 March 2021", "2021-03-02"), ("yesterday", nil), ("40 Foo 2021", nil), ("", nil),
    ])
    func mail(_ text: String, _ expected: String?) { #expect(WrittenMoment.mail(text)?.iso8601 == expected) }

    @Test(arguments: [
        ("18.07.2023 00:24:19 UTC+08:00", "2023-07-17T16:24:19Z"),
        ("18.07.2023 00:24:19", "2023-07-18T00:24:19Z"),
        ("18.07.2023 00:24:19 UTC-03:30", "2023-07-18T03:54:19Z"), ("18.07.2023", "2023-07-18"), ("", nil),
    ])
    func title(_ text: String, _ expected: String?) {
        #expect(WrittenMoment.title(text)?.iso8601 == expected)
    }
}
