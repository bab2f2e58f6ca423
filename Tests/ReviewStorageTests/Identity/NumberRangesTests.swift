import Testing

@testable import ReviewStorage

@Suite struct NumberRangesTests {
    @Test(
        arguments: [
            ([], []), ([3], [3...3]), ([1, 2, 3], [1...3]), ([3, 2, 1], [1...3]), ([1, 3], [1...1, 3...3]),
            ([1, 3, 2], [1...3]), ([5, 1, 3], [1...1, 3...3, 5...5]), ([1, 1, 1], [1...1]),
            ([2, 1, 2, 3], [1...3]),
            ([10, 8, 9, 1], [1...1, 8...10]),
        ] as [([Int], [ClosedRange<Int>])])
    func numbersBecomeRanges(_ numbers: [Int], _ expected: [ClosedRange<Int>]) {
        var ranges = NumberRanges()
        for number in numbers { ranges.insert(number) }
        #expect(ranges.ranges == expected)
        for number in numbers { #expect(ranges.contains(number)) }
        #expect(ranges.bounds == (expected.isEmpty ? nil : numbers.min()!...numbers.max()!))
    }

    @Test(
        arguments: [
            ([4...6, 1...2], [1...2, 4...6]), ([1...5, 2...3], [1...5]), ([1...2, 3...4], [1...4]),
            ([5...9, 1...6], [1...9]),
        ] as [([ClosedRange<Int>], [ClosedRange<Int>])])
    func rangesAreJoined(_ given: [ClosedRange<Int>], _ expected: [ClosedRange<Int>]) {
        #expect(NumberRanges(given).ranges == expected)
    }

    @Test(arguments: [
        (0, false), (1, false), (3, true), (4, true), (5, false), (6, false), (7, false), (8, false),
    ])
    func onlyWhatLiesBetweenIsPassedOver(_ number: Int, _ isSkipped: Bool) {
        #expect(NumberRanges([1...2, 5...7]).skips(number) == isSkipped)
        #expect(!NumberRanges().skips(number))
    }
}
