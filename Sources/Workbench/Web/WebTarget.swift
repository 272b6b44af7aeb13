/// An address within the site: the steps of its path, and its query.
struct WebTarget: Sendable {
  /// The steps of the path, decoded; none for the first page.
  let steps: [String]
  /// The fields of the query.
  let query: FormFields
  /// The address as it was asked for.
  let text: String

  /// Splits the address.
  init(_ text: String) {
    let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    steps = halves[0].split(separator: "/").map { Percent.decoded($0) }
    query = FormFields(halves.count > 1 ? halves[1] : "")
    self.text = text
  }

  /// The address without one field of its query.
  func without(_ name: String) -> String {
    WebTarget.text(steps, query.entries.filter { $0.name != name })
  }

  /// The address of these steps and fields.
  static func text(_ steps: [String], _ fields: [(name: String, value: String)] = []) -> String {
    let path = "/" + steps.map(Percent.encoded).joined(separator: "/")
    let query = fields.map { Percent.encoded($0.name) + "=" + Percent.encoded($0.value) }
    return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
  }
}
