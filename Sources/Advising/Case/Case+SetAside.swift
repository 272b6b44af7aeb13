package import Playbooks

/// Steps that an office has decided not to take.
extension Case {
  /// Whether the entry is an office's decision to set its own step aside, and no refusal by others.
  ///
  /// It is `declined` by the lead of the step, or by who carries the case. The office is named by its
  /// id, by its title in any language, alone or after the name of a place (某市信访局), or by the
  /// name that the case gives it.
  package func isSetAside(by entry: LogEntry, in playbook: Playbook) -> Bool {
    guard entry.status == .declined, entry.void == nil, let by = entry.by?.lowercased() else {
      return false
    }
    if [lead, leader].contains(where: { $0?.lowercased() == by }) { return true }
    guard let office = playbook[entry.remedy].lead else { return false }
    if by == playbook[office].id { return true }
    let titles = [playbook[office].title, offices[office]].compactMap { $0?.translations }
    return titles.joined().contains { !$0.text.isEmpty && by.hasSuffix($0.text.lowercased()) }
  }
}
