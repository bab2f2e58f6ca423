internal import JSON

/// A field of `Root`. A class, so that going through a table counts one reference for each.
final class CodedField<Root>: Sendable {
    /// Its name in items.
    let name: String
    /// Its name in what is stored.
    let storedName: String
    /// Its name in items, as it is written.
    let key: JSONKey
    /// Its name in what is stored, as it is written.
    let storedKey: JSONKey
    /// Whether items have it.
    let isInItem: Bool
    /// Whether what is stored of a root has it, where no list of names says so.
    let isStored: Bool
    /// Whether there is no `Root` without it.
    let isRequired: Bool
    /// Whether items have it only where there is something to say.
    let isOptional: Bool
    /// What the schema says of it.
    let schema: String
    /// Whether an item says nothing of it.
    let isAbsent: @Sendable (Root) -> Bool
    /// Writes the value that a root has.
    let write: @Sendable (Root, Form, inout JSONWriter) -> Void
    /// Puts the value of some JSON into a root; false, with nothing changed, where it is of another kind.
    let read: @Sendable (JSONValue, Form, inout Root) -> Bool
    /// Takes the value that a root has into a fingerprint.
    let hash: @Sendable (Root, inout Fingerprint) -> Void

    /// A field coded as `coding` says, which `get` and `set` reach.
    init<Value>(
        _ name: String, as coding: Coding<Value>, stored: String? = nil, isInItem: Bool = true,
        isStored: Bool = true, isRequired: Bool = false, schema: String? = nil,
        absent isAbsent: (@Sendable (Value) -> Bool)? = nil, get: @escaping @Sendable (Root) -> Value,
        set: @escaping @Sendable (inout Root, Value) -> Void
    ) {
        self.name = name
        storedName = stored ?? name
        key = JSONKey(name)
        storedKey = JSONKey(storedName)
        self.isInItem = isInItem
        self.isStored = isStored
        self.isRequired = isRequired
        self.schema = schema ?? coding.schema
        isOptional = isAbsent != nil
        self.isAbsent = { root in isAbsent?(get(root)) ?? false }
        write = { root, form, json in coding.write(get(root), form, &json) }
        read = { json, form, root in
            guard let value = coding.read(json, form) else { return false }
            set(&root, value)
            return true
        }
        hash = { root, print in coding.hash(get(root), &print) }
    }

    /// The field of a part of `Root`, as a field of `Root` itself.
    init<Part>(
        _ field: CodedField<Part>, of get: @escaping @Sendable (Root) -> Part,
        within change: @escaping @Sendable (inout Root, (inout Part) -> Void) -> Void
    ) {
        name = field.name
        storedName = field.storedName
        key = field.key
        storedKey = field.storedKey
        isInItem = false
        isStored = field.isStored
        isRequired = field.isRequired
        schema = field.schema
        isOptional = field.isOptional
        isAbsent = { root in field.isAbsent(get(root)) }
        write = { root, form, json in field.write(get(root), form, &json) }
        read = { json, form, root in
            var isRead = false
            change(&root) { isRead = field.read(json, form, &$0) }
            return isRead
        }
        hash = { root, print in field.hash(get(root), &print) }
    }
}

/// All fields of `Root`, and which of them stand where in what order.
struct FieldTable<Root>: Sendable {
    /// What the schema calls a `Root`.
    let name: String
    /// All fields, in the order of items.
    let fields: [CodedField<Root>]
    private let inItem: [CodedField<Root>]
    private let stored: [CodedField<Root>]
    private let content: [CodedField<Root>]
    private let isStoredAsRow: Bool
    private let empty: @Sendable () -> Root

    /// The table of `fields`. What is stored, and what is fingerprinted, are all of them in their order, or
    /// those with the given names; values without their names when `isStoredAsRow`.
    init(
        _ name: String, empty: @escaping @autoclosure @Sendable () -> Root, stored: [String]? = nil,
        content: [String]? = nil, isStoredAsRow: Bool = false, fields: [CodedField<Root>]
    ) {
        let named = { (names: [String]) in
            names.compactMap { name in fields.first { $0.name == name } }
        }
        self.name = name
        self.fields = fields
        self.empty = empty
        self.isStoredAsRow = isStoredAsRow
        inItem = fields.filter(\.isInItem)
        self.stored = stored.map(named) ?? fields.filter(\.isStored)
        self.content = content.map(named) ?? fields
    }

    /// The fields of a form, in its order.
    func fields(in form: Form) -> [CodedField<Root>] { form == .item ? inItem : stored }

    /// Writes `root` as an object, or a row of values.
    func write(_ root: Root, as form: Form, to json: inout JSONWriter) {
        if form == .stored, isStoredAsRow {
            json.array(stored) { json, field in field.write(root, form, &json) }
        } else {
            json.object { writeMembers(of: root, as: form, to: &$0) }
        }
    }

    /// Writes the members of the object of `root`; only those called one of `names` where some are given.
    func writeMembers(of root: Root, as form: Form, only names: Set<String>? = nil, to json: inout JSONWriter)
    {
        for field in fields(in: form) {
            if let names, !names.contains(field.name) { continue }
            if form == .item, field.isOptional, field.isAbsent(root) { continue }
            json.key(form == .item ? field.key : field.storedKey)
            field.write(root, form, &json)
        }
    }

    /// The root that `json` holds; nil where a field is missing that every one has.
    func read(_ json: JSONValue, as form: Form) -> Root? {
        var root = empty()
        return read(json, as: form, into: &root) ? root : nil
    }

    /// Puts what `json` holds into `root`, as much of it as there is; false where a field is missing that
    /// every root has.
    func read(_ json: JSONValue, as form: Form, into root: inout Root) -> Bool {
        let fields = fields(in: form)
        if form == .stored, isStoredAsRow {
            guard case .array(let values) = json, values.count == fields.count else { return false }
            return zip(fields, values).reduce(true) { isWhole, pair in
                (pair.0.read(pair.1, form, &root) || !pair.0.isRequired) && isWhole
            }
        }
        guard case .object(let members) = json else { return false }
        var isWhole = true
        for (index, field) in fields.enumerated() {
            let name = form == .item ? field.name : field.storedName
            // Members mostly stand where they were written.
            let isInPlace = index < members.count && members[index].name == name
            let value = isInPlace ? members[index].value : json[name]
            if !field.read(value, form, &root), field.isRequired { isWhole = false }
        }
        return isWhole
    }

    /// Takes the content of `root` into a fingerprint.
    func hash(_ root: Root, into print: inout Fingerprint) {
        for field in content { field.hash(root, &print) }
    }
}
