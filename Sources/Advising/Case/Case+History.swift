package import FEEL
package import Playbooks

/// What the log says of one step.
extension Case {
  /// All entries about the remedy by the day, oldest first; those taken back are among them.
  ///
  /// Where a part is given, the entries of other parts are left out.
  package func history(of remedy: Reference<Remedy>, part: String? = nil, on date: CalendarDate)
    -> [LogEntry]
  {
    history(of: remedy, parts: part.map { [$0] } ?? [], on: date)
  }

  /// The same for several parts; none stands for all of them.
  package func history(of remedy: Reference<Remedy>, parts: [String], on date: CalendarDate)
    -> [LogEntry]
  {
    log.filter { entry in
      entry.remedy == remedy && entry.on <= date
        && (parts.isEmpty || entry.part.map(parts.contains) ?? true)
    }
  }
}
