import Advising
import Playbooks

/// What a scanner looks up, in flat tables: names of facts, texts, and steps of numbers.
///
/// They hold plain numbers and no references, so that looking something up counts none.
struct ScanTables: Sendable {
  private var bytes: [UInt8] = []
  private var objects: [Object] = []
  private var entries: [Entry] = []
  /// For each object, the places of its keys in a hash table by open addressing, plus 1; 0 is free.
  private var hashes: [Int32] = []
  private var facts: [FactForm] = []
  private var texts: [Text] = []
  private var numbers: [Int] = []

  /// Some bytes in ``bytes``.
  struct Stretch {
    let start: Int32
    let count: Int32
  }

  /// One object of facts.
  struct Object {
    let firstEntry: Int
    let entryCount: Int
    let firstHash: Int
    /// The number of hashes, less 1; the number is a power of two.
    let mask: Int
  }

  /// A key of an object.
  struct Entry {
    let key: Stretch
    let fact: Int32
    let object: Int32
  }

  /// A text and what it stands for.
  struct Text {
    let text: Stretch
    let place: Int32
  }

  /// How the value of a fact is read.
  struct FactForm {
    enum Kind {
      case boolean, text, number, date, items, other
    }

    let kind: Kind
    /// The plane of its first cell; -1 where it has none.
    let firstPlane: Int
    /// Where its values are kept; -1 where they are not.
    let kept: Int
    var texts: Range<Int> = 0..<0
    /// The cell of other texts; -1 where none is allowed.
    var others = -1
    /// The constants of its steps in ``numbers``, its places behind them; of a list, the planes of its
    /// items, two each.
    var numbers: Range<Int> = 0..<0
    /// Whether whole numbers have steps.
    var hasSteps = false
  }

  init(_ facts: [BlockFact]) {
    for fact in facts { self.facts.append(form(of: fact)) }
    for entries in FactTree(facts.map(\.fact.id)).objects { add(entries) }
  }

  private mutating func stretch(_ text: [UInt8]) -> Stretch {
    bytes += text
    return Stretch(start: Int32(bytes.count - text.count), count: Int32(text.count))
  }

  private mutating func form(of fact: BlockFact) -> FactForm {
    var form = FactForm(
      kind: FactForm.Kind(fact.kind), firstPlane: fact.firstPlane ?? -1, kept: fact.kept ?? -1)
    let firstText = texts.count
    let firstNumber = numbers.count
    switch fact.kind {
    case .boolean, .other: break
    case .texts(let known, let others):
      for text in known { add(text) }
      form.others = others
    case .items(let known):
      for text in known { add(text) }
      for planes in fact.itemPlanes { numbers += [planes.no, planes.yes] }
    case .number(let steps):
      form.hasSteps = steps != nil
      if let steps { numbers += steps.constants + steps.places }
    case .date(let steps):
      form.hasSteps = true
      numbers += steps.constants + steps.places
    }
    form.texts = firstText..<texts.count
    form.numbers = firstNumber..<numbers.count
    return form
  }

  private mutating func add(_ known: BlockFact.KnownText) {
    texts.append(Text(text: stretch(known.bytes), place: Int32(known.place)))
  }

  private mutating func add(_ keys: [FactTree.Entry]) {
    var size = 8
    while size < 2 * keys.count { size *= 2 }
    let (firstEntry, firstHash) = (entries.count, hashes.count)
    hashes += Array(repeating: 0, count: size)
    for (number, key) in keys.enumerated() {
      var place = key.key.withUnsafeBytes { Self.hash($0) } & (size - 1)
      while hashes[firstHash + place] != 0 { place = (place + 1) & (size - 1) }
      hashes[firstHash + place] = Int32(number + 1)
      entries.append(
        Entry(key: stretch(key.key), fact: Int32(key.fact), object: Int32(key.object)))
    }
    objects.append(
      Object(
        firstEntry: firstEntry, entryCount: keys.count, firstHash: firstHash, mask: size - 1))
  }

  /// A hash of the first eight bytes, the last eight, and the length.
  fileprivate static func hash(_ key: UnsafeRawBufferPointer) -> Int {
    var (first, last): (UInt64, UInt64) = (0, 0)
    if key.count >= 8 {
      first = key.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      last = key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self)
    } else {
      for byte in key { first = first << 8 | UInt64(byte) }
    }
    let mixed =
      (first &* 0x9E37_79B9_7F4A_7C15) ^ (last &* 0xC2B2_AE3D_27D4_EB4F) ^ UInt64(key.count)
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 29) >> 1)
  }
}

extension ScanTables.FactForm.Kind {
  fileprivate init(_ kind: BlockFact.Kind) {
    self =
      switch kind {
      case .boolean: .boolean
      case .texts: .text
      case .number: .number
      case .date: .date
      case .items: .items
      case .other: .other
      }
  }
}

extension ScanTables {
  /// The tables as pointers, for as long as `body` runs.
  func withPointers<Result>(_ body: (Pointers) -> Result) -> Result {
    bytes.withUnsafeBytes { bytes in
      objects.withUnsafeBufferPointer { objects in
        entries.withUnsafeBufferPointer { entries in
          hashes.withUnsafeBufferPointer { hashes in
            facts.withUnsafeBufferPointer { facts in
              texts.withUnsafeBufferPointer { texts in
                numbers.withUnsafeBufferPointer { numbers in
                  body(
                    Pointers(
                      bytes: bytes, objects: objects, entries: entries, hashes: hashes,
                      facts: facts, texts: texts, numbers: numbers))
                }
              }
            }
          }
        }
      }
    }
  }

  /// The tables without references.
  struct Pointers {
    fileprivate let bytes: UnsafeRawBufferPointer
    let objects: UnsafeBufferPointer<Object>
    let entries: UnsafeBufferPointer<Entry>
    fileprivate let hashes: UnsafeBufferPointer<Int32>
    let facts: UnsafeBufferPointer<FactForm>
    let texts: UnsafeBufferPointer<Text>
    let numbers: UnsafeBufferPointer<Int>

    /// The place of the key in the object, counted from its first one; nil where it is not there.
    func place(of key: UnsafeRawBufferPointer, in number: Int) -> Int? {
      let object = objects[number]
      var place = ScanTables.hash(key) & object.mask
      while true {
        let found = Int(hashes[object.firstHash + place]) - 1
        if found < 0 { return nil }
        if isSame(entries[object.firstEntry + found].key, key) { return found }
        place = (place + 1) & object.mask
      }
    }

    /// Whether the bytes are the same.
    func isSame(_ known: Stretch, _ other: UnsafeRawBufferPointer) -> Bool {
      guard Int(known.count) == other.count else { return false }
      let start = Int(known.start)
      var place = 0
      while place + 8 <= other.count {
        if bytes.loadUnaligned(fromByteOffset: start + place, as: UInt64.self)
          != other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        {
          return false
        }
        place += 8
      }
      while place < other.count {
        if bytes[start + place] != other[place] { return false }
        place += 1
      }
      return true
    }

    /// The cell of a whole value by the steps of the fact; -1 where it may not have the value.
    func cell(of value: Int, _ form: FactForm) -> Int {
      // There is one place more than twice the constants.
      let count = (form.numbers.count - 1) / 3
      let start = form.numbers.lowerBound
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) >> 1
        if numbers[start + middle] < value { low = middle + 1 } else { high = middle }
      }
      let isAt = low < count && numbers[start + low] == value
      return numbers[start + count + 2 * low + (isAt ? 1 : 0)]
    }
  }
}
