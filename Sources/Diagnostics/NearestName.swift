/// The candidate that a typing error is nearest to, or nil if none is near.
///
/// The distance counts insertions, deletions, replacements and swaps of neighbours (optimal string
/// alignment). A candidate is near if the distance is at most a third of the name's length, or 1
/// for a shorter name. If both are dotted names with equally many words, each word must also be
/// near to its counterpart by its own length: a common first word does not make two names similar.
/// Names that differ only in what counts them, such as two buildings, are never near.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let target = Array(name.unicodeScalars)
  let bound = max(1, target.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.unicodeScalars)
    guard abs(other.count - target.count) <= bound else { continue }
    let distance = alignmentDistance(target, other)
    guard distance <= bound, isNearWordForWord(name, candidate), !isOfOneRow(name, candidate)
    else { continue }
    if let known = best, (known.distance, known.name) <= (distance, candidate) { continue }
    best = (candidate, distance)
  }
  return best?.name
}

/// Whether the names differ only in numbers, or in a single letter that counts: `1号楼` and `3号楼`,
/// `floor_3.done` and `floor_1.done`, `block-a` and `block-b`.
private func isOfOneRow(_ name: String, _ other: String) -> Bool {
  name != other && withoutCounting(name) == withoutCounting(other)
}

/// The name with a `#` for each number and for each letter that stands alone.
private func withoutCounting(_ name: String) -> String {
  var result = ""
  var letters = ""
  func close() {
    result += letters.count == 1 ? "#" : letters
    letters = ""
  }
  for character in name {
    if character.isASCII, character.isLetter {
      letters.append(character)
      continue
    }
    close()
    let counts = character.isNumber || "〇零一二两三四五六七八九十百".contains(character)
    if !counts {
      result.append(character)
    } else if result.last != "#" {
      result.append("#")
    }
  }
  close()
  return result
}

private func isNearWordForWord(_ name: String, _ candidate: String) -> Bool {
  let (words, others) = (name.split(separator: "."), candidate.split(separator: "."))
  guard words.count > 1, words.count == others.count else { return true }
  return zip(words, others).allSatisfy { word, other in
    let word = Array(word.unicodeScalars)
    return alignmentDistance(word, Array(other.unicodeScalars)) <= max(1, word.count / 3)
  }
}

private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [i]
    for j in 1...b.count {
      var cost = min(previous[j] + 1, current[j - 1] + 1)
      cost = min(cost, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforePrevious[j - 2] + 1)
      }
      current.append(cost)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[b.count]
}
