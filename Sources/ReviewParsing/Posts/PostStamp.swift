import Bytes
import ReviewModel

/// All that a review is made of, as one number: a post that has the number it had when its source was read before
/// makes the same review, so that it need not be made again.
///
/// The upper bits (`StampParts`) are of the content alone, whatever white space a program has put between the values of
/// an export; the lower ones tell how it is laid out, and so whether the places in the source are the same. Places are
/// taken from where the post begins: what was written before it moves it and changes nothing in it.
/// Reactions are left out, which come with time and from which nothing is read.
struct PostStamp {
    private var hash = StableHash()
    private var layout = StableHash()
    /// Where the post begins in its source.
    private var start = 0
    private var firstPage = 0

    /// The stamp of `post` in `channel`, read by a reader whose mark is `reader`; nil where its format holds the item
    /// ready.
    static func value(of post: Post, in channel: ChannelFacts, format: String, reader: StableHash) -> Int64? {
        guard let first = post.messages.first, first.item == nil else { return nil }
        var stamp = PostStamp()
        stamp.hash = reader
        stamp.start = first.start
        stamp.firstPage = first.page
        stamp.add(format)
        stamp.add(channel)
        stamp.add(post)
        return StampParts.stamp(content: stamp.hash.value, layout: stamp.layout.value)
    }
}

// What a post consists of. A test compares the names of all properties with those that are taken here.

extension PostStamp {
    private mutating func add(_ channel: ChannelFacts) {
        add(channel.handle)
        add(channel.title)
        add(channel.id)
        add(channel.hasAddresses)
    }

    private mutating func add(_ post: Post) {
        add(post.kind.rawValue)
        add(post.incomplete)
        add(post.header.map { [$0.title ?? -1, $0.authors ?? -1, $0.end] + $0.links } ?? [])
        add(each: post.messages) { $0.add($1) }
        add(each: post.captions) { $0.add($1) }
    }

    private mutating func add(_ message: Message) {
        add(message.number)
        add(message.date)
        add(message.edited)
        add(message.signature)
        add(message.text)
        add(each: message.cards) { $0.add($1) }
        add(message.attachedTitle)
        add(message.hasMedia)
        add(message.replyTo)
        add(message.forwardedFrom)
        add(message.forwardedFromID)
        add(message.kind?.rawValue)
        add(message.known)
        add(message.beginsPost.map { $0 ? 1 : 0 })
        add(message.page - firstPage)
        lay(message.places.count)
        for place in message.places + message.duplicates { lay(place) }
    }

    private mutating func add(_ text: MessageText) {
        add(text.bytes)
        add(each: text.links) {
            $0.add($1.range)
            $0.add($1.url)
        }
        add(text.strong)
        add(text.marked)
        add(text.code)
        for origin in text.origins {
            lay(origin.text)
            lay(origin.source..<origin.source + origin.length)
        }
    }

    private mutating func add(_ card: LinkCard) {
        add(card.url)
        add(card.site)
        add(card.title)
        add(card.summary)
    }

    private mutating func add(_ known: KnownFacts) {
        for text in [
            known.title, known.parenthesis, known.label, known.venue, known.arxiv, known.doi, known.url,
        ] {
            add(text)
        }
        if let place = known.titlePlace { lay(place) }
        add(known.isRead)
        add(known.head)
        add(known.authors)
        add(known.authorsTruncated)
        add(known.isDescribed)
        add(known.groups.sorted())
        add(known.affiliations)
        add(known.year)
        add(known.sectionYear)
        add(each: known.links) {
            $0.add($1.url)
            $0.add($1.label)
        }
        add(known.keywords)
        add(each: known.details) {
            $0.add($1.name)
            $0.add($1.value)
        }
        add(each: known.others) {
            $0.add($1.title)
            $0.add($1.url)
            $0.add($1.authors)
            $0.add($1.authorsTruncated)
        }
    }

    /// Takes a place in the source, from where the post begins.
    private mutating func lay(_ place: Range<Int>) {
        lay(place.lowerBound - start)
        lay(place.upperBound - start)
    }

    private mutating func lay(_ number: Int) { layout.add(word: UInt64(bitPattern: Int64(number))) }
}

// Numbers, words and lists, each so that no two lists of them come out as the same row of numbers.

extension PostStamp {
    private mutating func add(_ number: Int) { hash.add(word: UInt64(bitPattern: Int64(number))) }

    private mutating func add(_ number: Int?) {
        add(number == nil)
        if let number { add(number) }
    }

    private mutating func add(_ flag: Bool) { add(flag ? 1 : 0) }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { hash.add(words: UnsafeRawBufferPointer($0)) }
    }

    private mutating func add(_ text: String?) {
        add(text == nil)
        if let text { add(text) }
    }

    private mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { hash.add(words: $0) } }

    private mutating func add(_ moment: Timestamp?) {
        add(moment.map { Int($0.seconds) })
        add(moment?.precision.rawValue)
    }

    private mutating func add(_ range: Range<Int>) {
        add(range.lowerBound)
        add(range.upperBound)
    }

    private mutating func add(_ numbers: [Int]) { add(each: numbers) { $0.add($1) } }

    private mutating func add(_ ranges: [Range<Int>]) { add(each: ranges) { $0.add($1) } }

    private mutating func add(_ texts: [String]) { add(each: texts) { $0.add($1) } }

    private mutating func add<Element>(each elements: [Element], _ add: (inout PostStamp, Element) -> Void) {
        self.add(elements.count)
        for element in elements { add(&self, element) }
    }
}

extension Message {
    /// Where it begins in its source; 0 where that is not known.
    fileprivate var start: Int { places.first?.lowerBound ?? text.origins.first?.source ?? 0 }
}
