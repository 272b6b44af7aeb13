import FEEL
package import Playbooks

extension ActionAdvice {
  /// A document that the remedy takes, and whether it is at hand.
  package struct DocumentAdvice: Sendable {
    /// The document as the playbook names it.
    package let document: Remedy.Document
    /// Whether it is at hand; nil where nobody has said, or it differs between the parts.
    package let have: Bool?
  }
}

extension [Situation] {
  /// The documents of the remedy, each with whether it is at hand in these parts.
  package func documents(of remedy: Reference<Remedy>) -> [ActionAdvice.DocumentAdvice] {
    guard let first else { return [] }
    return first.playbook[remedy].documents.map { document in
      let answers = map { situation in document.have.flatMap(situation.said) }
      let isAlike = answers.allSatisfy { $0 == answers[0] }
      return .init(document: document, have: isAlike ? answers[0] : nil)
    }
  }
}

extension Situation {
  /// What has been said of the fact, or follows from what has; nil where it is unknown, or only
  /// counts as not so because nobody has said anything.
  fileprivate func said(of fact: Slot) -> Bool? {
    guard case .boolean(let answer) = self[fact], origin(of: fact) != .assumed,
      !isProvisional(fact)
    else { return nil }
    return answer
  }
}
