import Playbooks

/// The names of the facts as the keys of nested objects.
///
/// `assets.seized` may stand as one key, or as `seized` in an object `assets`.
struct FactTree {
  /// What a key stands for in one object.
  struct Entry {
    let key: [UInt8]
    /// The index of the fact; -1 where the key is only the beginning of names.
    var fact = -1
    /// The object that the key may hold; -1 where it is no beginning of a name.
    var object = -1
  }

  /// The entries of each object, in the order of the facts.
  private(set) var objects: [[Entry]] = [[]]

  init(_ names: [String]) {
    for (index, name) in names.enumerated() {
      put(name.split(separator: ".", omittingEmptySubsequences: false)[...], index, in: 0)
    }
  }

  /// Writes down every way to write the rest of a name in the object.
  private mutating func put(_ rest: ArraySlice<Substring>, _ fact: Int, in object: Int) {
    for length in 1...rest.count {
      let place = place(of: rest.prefix(length).joined(separator: "."), in: object)
      if length == rest.count {
        objects[object][place].fact = fact
        continue
      }
      var inner = objects[object][place].object
      if inner < 0 {
        inner = objects.count
        objects.append([])
        objects[object][place].object = inner
      }
      put(rest.dropFirst(length), fact, in: inner)
    }
  }

  private mutating func place(of key: String, in object: Int) -> Int {
    let bytes = Array(key.utf8)
    if let known = objects[object].firstIndex(where: { $0.key == bytes }) { return known }
    objects[object].append(Entry(key: bytes))
    return objects[object].count - 1
  }
}
