/// What is still to be worked out, the most urgent first.
struct Agenda: Sendable {
  /// One step of work.
  enum Step: Sendable {
    /// Read the rules of the folder.
    case load(String)
    /// Read an open test, case or file of properties.
    case read(String)
    /// Say again what was found in an open file.
    case tell(String)
    /// Run the checks over the rules of the folder.
    case check(String)
    /// Read the tests, properties and cases that are not open.
    case others(String)
  }

  private var loads: Set<String> = []
  private var reads: Set<String> = []
  private var tells: Set<String> = []
  private var checks: Set<String> = []
  private var others: Set<String> = []

  var isEmpty: Bool {
    loads.isEmpty && reads.isEmpty && tells.isEmpty && checks.isEmpty && others.isEmpty
  }

  mutating func load(_ home: String) { loads.insert(home) }
  mutating func read(_ path: String) { reads.insert(path) }
  mutating func tell(_ path: String) { tells.insert(path) }
  mutating func check(_ home: String) { checks.insert(home) }
  mutating func readOthers(of home: String) { others.insert(home) }

  mutating func forget(_ path: String) {
    reads.remove(path)
    tells.remove(path)
  }

  /// Takes the reading of these rules off the list; whether it was on it.
  mutating func takeLoad(_ home: String) -> Bool { loads.remove(home) != nil }

  /// Takes the next step off the list.
  mutating func next() -> Step? {
    if let home = loads.min() {
      loads.remove(home)
      return .load(home)
    }
    if let path = reads.min() {
      reads.remove(path)
      return .read(path)
    }
    if let path = tells.min() {
      tells.remove(path)
      return .tell(path)
    }
    if let home = checks.min() {
      checks.remove(home)
      return .check(home)
    }
    return others.min().map {
      others.remove($0)
      return .others($0)
    }
  }
}
