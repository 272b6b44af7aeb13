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
    /// Look which tests, properties and cases there are.
    case others(String)
    /// Read these of them.
    case files([String])
  }

  private var loads: Set<String> = []
  private var reads: Set<String> = []
  private var tells: Set<String> = []
  private var checks: Set<String> = []
  private var others: Set<String> = []
  /// The files that are still to be read, the next one last.
  private var files: [String] = []

  /// How many files are read before it is looked whether a key was pressed.
  private static let stretch = 40

  var isEmpty: Bool {
    loads.isEmpty && reads.isEmpty && tells.isEmpty && checks.isEmpty && others.isEmpty
      && files.isEmpty
  }

  mutating func load(_ home: String) { loads.insert(home) }
  mutating func read(_ path: String) { reads.insert(path) }
  mutating func tell(_ path: String) { tells.insert(path) }
  mutating func check(_ home: String) { checks.insert(home) }
  mutating func readOthers(of home: String) { others.insert(home) }

  /// Puts the files on the list, in the place of those that were on it.
  mutating func read(files paths: [String]) {
    let wanted = Set(paths)
    files = paths.reversed() + files.filter { !wanted.contains($0) }
  }

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
    if let home = others.min() {
      others.remove(home)
      return .others(home)
    }
    let next = Array(files.suffix(Self.stretch).reversed())
    files.removeLast(next.count)
    return next.isEmpty ? nil : .files(next)
  }
}
