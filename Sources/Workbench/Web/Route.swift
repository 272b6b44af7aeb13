/// What the site does for a method and a kind of address.
struct Route: Sendable {
  let method: String
  /// The steps of the path; those in braces match any step, and give it a name.
  let pattern: [String]
  let answer: @Sendable (Visit) throws(Problem) -> WebResponse

  init(
    _ method: String, _ path: String,
    _ answer: @escaping @Sendable (Visit) throws(Problem) -> WebResponse
  ) {
    self.method = method
    pattern = path.split(separator: "/").map(String.init)
    self.answer = answer
  }

  /// The path as it is written in `openapi.json`.
  var path: String { "/" + pattern.joined(separator: "/") }

  /// The names of the steps; nil where the address is of another kind.
  func names(in steps: [String]) -> [String: String]? {
    guard steps.count == pattern.count else { return nil }
    var names: [String: String] = [:]
    for (step, own) in zip(steps, pattern) {
      if own.hasPrefix("{") {
        names[String(own.dropFirst().dropLast())] = step
      } else if own != step {
        return nil
      }
    }
    return names
  }
}
