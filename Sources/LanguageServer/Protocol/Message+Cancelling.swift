import Messages
import Reports
import YAML

extension Message {
  /// The id that the message asks not to answer any more; nil if it asks no such thing.
  var cancelled: String? {
    guard case .notification("$/cancelRequest", let params) = self else { return nil }
    return params?["id"].map { JSON($0).compact }
  }
}
