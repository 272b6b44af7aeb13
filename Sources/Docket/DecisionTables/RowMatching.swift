/// Which row of the file each row of a sheet is, found by what the rows say.
///
/// A row that says the same is the same row, wherever it stands. Of the others, those with the most
/// equal cells belong together, if at least half are equal; between equally good ones the nearer row
/// is taken. What is left over is new, or gone.
struct RowMatching {
  /// For each row of the sheet the index of its row in the file; nil for a new one.
  private(set) var matches: [Int?]

  /// The cells are in their canonical form.
  init(old: [[String]], new: [[String]]) {
    matches = Array(repeating: nil, count: new.count)
    var free: [[String]: [Int]] = [:]
    for (index, row) in old.enumerated().reversed() { free[row, default: []].append(index) }
    for (index, row) in new.enumerated() { matches[index] = free[row]?.popLast() }
    let left = Set(free.values.joined())
    let open = new.indices.filter { matches[$0] == nil }
    var pairs: [(equal: Int, distance: Int, new: Int, old: Int)] = []
    for index in open {
      for other in left.sorted() {
        let equal = zip(old[other], new[index]).count { $0 == $1 }
        guard 2 * equal >= new[index].count else { continue }
        pairs.append((equal, abs(distance(index, other)), index, other))
      }
    }
    var taken: Set<Int> = []
    for pair in pairs.sorted(by: {
      (-$0.equal, $0.distance, $0.new) < (-$1.equal, $1.distance, $1.new)
    })
    where matches[pair.new] == nil && !taken.contains(pair.old) {
      matches[pair.new] = pair.old
      taken.insert(pair.old)
    }
  }

  /// How far the row of the file is from where the row would stand that follows the one before.
  private func distance(_ new: Int, _ old: Int) -> Int {
    let before = matches[..<new].lastIndex { $0 != nil }
    let expected = before.flatMap { index in matches[index].map { $0 + new - index } } ?? new
    return old - expected
  }

  /// The rows of the sheet that were moved: the fewest without which the others keep their order.
  var moved: Set<Int> {
    let kept = matches.enumerated().compactMap { new, old in old.map { (new: new, old: $0) } }
    // The longest run of rows that rise, by the length that ends in each.
    var lengths: [(count: Int, before: Int?)] = []
    for (index, row) in kept.enumerated() {
      let best = (0..<index).filter { kept[$0].old < row.old }
        .max { (lengths[$0].count, -$0) < (lengths[$1].count, -$1) }
      lengths.append(((best.map { lengths[$0].count } ?? 0) + 1, best))
    }
    var stay: Set<Int> = []
    var next = lengths.indices.max { (lengths[$0].count, -$0) < (lengths[$1].count, -$1) }
    while let index = next {
      stay.insert(kept[index].new)
      next = lengths[index].before
    }
    return Set(kept.map(\.new)).subtracting(stay)
  }
}
