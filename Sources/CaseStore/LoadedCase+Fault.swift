package import Caseload
import Diagnostics
package import Docket

extension LoadedCase {
  /// Why the file cannot be used; nil where it can.
  package var fault: UnreadableCase? {
    guard content == nil else { return nil }
    let first = diagnostics.first { $0.severity == .error }
    let line = first.map { $0.place.start.line }
    let reason = first.map(\.message) ?? Wording(en: "it cannot be read", zh: "无法读取")
    return UnreadableCase(
      id: id ?? file.name.fileName,
      reason: line.map {
        Wording(en: "line \($0): \(reason.en)", zh: "第 \($0) 行：\(reason.zh)")
      } ?? reason)
  }
}

extension String {
  /// The last name of the path.
  package var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
