import ReviewModel
import TextAnalysis

/// Tells by its words what sort of post a message without the head of a review is.
enum KindClues {
    private static let greetings = [
        "всем привет", "привет", "друзья", "коллеги", "дорогие", "добрый день", "hi all", "hi everyone", "hello", "dear ", "hey", "friends",
    ]

    private static let announcements = [
        "опрос", "анкет", "приглаша", "регистрац", "зарегистрир", "вебинар", "подкаст", "конференц", "митап", "выступа", "доклад", "лекци",
        "стрим", "прямой эфир", "ваканси", "ищем ", "нанима", "набор ", "дедлайн", "приходите", "состоится", "пройдет", "встреч", "интервью",
        "школа", "хакатон", "соревновани", "конкурс", "розыгрыш", "анонс", "готовим обзор", "скоро", "присоединя", "подписыва", "голосуйте",
        "survey", "webinar", "podcast", "conference", "meetup", "register", "hiring", "vacancy", "deadline", "join us", "talk at", "call for",
        "workshop", "giveaway", "live stream", "subscribe",
    ]

    private static let releases = [
        "вышл", "вышел", "выпусти", "релиз", "опубликова", "выложи", "анонсирова", "представи", "объяви", "запусти", "открыл", "новост", "статья",
        "released", "launch", "announced", "published", "introduc", "open-sourced", "now available", "news",
    ]

    private static let advertising = ["реклама", "промокод", "скидк", "#ad", "#реклама", "erid", "спонсор", "sponsored", "promo code", "discount"]

    private static let resources = ["курс", "учебник", "книг", "туториал", "подборк", "коллекци", "course", "textbook", "tutorial", "lecture notes", "book", "awesome"]

    /// The kind of `message`, or nil when its words say nothing.
    static func kind(of message: Message, lines: TextLines, after review: Post?) -> Kind? {
        let bytes = message.text.bytes
        let text = bytes.folded(0..<min(bytes.count, 12_000))
        if count(advertising, in: text) >= 1 && count(["erid", "#реклама", "промокод", "promo code", "sponsored"], in: text) >= 1 { return .ad }
        let links = WebAddress.find(in: bytes, 0..<bytes.count).count + message.text.links.count
        var announcement = count(announcements, in: text)
        if isGreeting(bytes, 0..<bytes.count) { announcement += 2 }
        let news = count(releases, in: text) + links
        let words = bytes.count / 9
        if announcement >= 2, announcement * 2 >= news || announcement >= 3, words < 400 { return .announcement }
        if announcement == 1, links <= 1, words < 120 { return .announcement }
        if count(resources, in: text) >= 2, links >= 1, words < 250 { return .resource }
        if links > 0, words < 500 { return .news }
        if words >= 200 { return .essay }
        return news > 0 ? .news : nil
    }

    /// Whether the text opens with a greeting.
    static func isGreeting(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let opening = bytes.folded(range.lowerBound..<min(range.upperBound, range.lowerBound + 60))
        return greetings.contains { opening.hasPrefix($0) }
    }

    private static func count(_ clues: [String], in text: String) -> Int {
        clues.count { text.utf8.firstRange(of: $0.utf8) != nil }
    }
}
