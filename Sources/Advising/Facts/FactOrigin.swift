package import Playbooks

/// How the value of a fact is known that the case file does not give (contract, section 2).
package enum FactOrigin: Hashable, Sendable {
  /// It is the only value that the constraints and what is stated leave.
  case inferred
  /// It is assumed until somebody records otherwise.
  case assumed
  /// There is none of it: it stands in this checklist.
  case screen(Reference<Screen>)
}

extension FactOrigin {
  /// The word for it in JSON: the `status` of a fact.
  package var word: String {
    switch self {
    case .inferred: "inferred"
    case .assumed: "assumed"
    case .screen: "none"
    }
  }
}
